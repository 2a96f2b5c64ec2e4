import type { Credential } from './credentials.ts';
import { OPERATIONS, type OperationFacts } from './generated/operations.ts';
import { outgoing, type AnyInput } from './request.ts';
import { createTransport } from './transport.ts';
import type { CallOptions, FullAnswer, InputOf, Method, OperationId, OutputOf, StreamId } from './types.ts';

/** How a client reaches the API. */
export interface ClientOptions {
  /** Where the API is, for example `https://timbre.example.cl`; in a page of the same server, `location.origin`. */
  base_url: string;
  /** Left out only to sign in, and for the few operations that anybody may ask. */
  credential?: Credential;
  /** 3 unless given; 1 repeats nothing. */
  tries?: number;
  /** 30 seconds unless given: an import may take 20 to answer. */
  timeout_ms?: number;
  /** The fetch of another library, or of a test. */
  fetch?: typeof fetch;
}

/** Every operation of the API by its operationId, and the two ways to see more of an answer. */
export type TimbreClient = { [Id in Exclude<OperationId, StreamId>]: Method<Id> } & {
  /** Like the method of that name, with status and headers. */
  send<Id extends OperationId>(
    id: Id,
    input: InputOf<Id>,
    options?: CallOptions,
  ): Promise<FullAnswer<OutputOf<Id>>>;
  /** The answer before its body is read, for what is too long to hold. A refusal throws as everywhere. */
  open<Id extends OperationId>(id: Id, input: InputOf<Id>, options?: CallOptions): Promise<Response>;
};

const bodyOf = async (response: Response): Promise<unknown> => {
  if (response.status === 204 || response.status === 304) return undefined;
  const type = response.headers.get('Content-Type') ?? '';
  return /^application\/json\b/i.test(type) ? response.json() : response.blob();
};

const fullAnswer = async (response: Response): Promise<FullAnswer<unknown>> => ({
  status: response.status,
  headers: response.headers,
  data: await bodyOf(response),
});

/**
 * A client of the API. Its methods throw `TimbreError` for a refusal and `TimbreNetworkError` when no answer came.
 * What creates or spends carries an Idempotency-Key, so a request that got no answer is sent again and done once.
 */
export const createTimbreClient = (options: ClientOptions): TimbreClient => {
  const { credential, tries = 3, timeout_ms = 30_000 } = options;
  const base_url = options.base_url.replace(/\/+$/, '');
  const send = createTransport({ credential, tries, timeout_ms, fetch: options.fetch ?? fetch });
  const request = (id: OperationId, input: AnyInput, call: CallOptions) => {
    const facts: OperationFacts = OPERATIONS[id];
    return outgoing(base_url, facts, input, call);
  };
  const methods = Object.keys(OPERATIONS).map((id) => [
    id,
    async (input: AnyInput = {}, call: CallOptions = {}) =>
      (await send(request(id as OperationId, input, call), fullAnswer)).data,
  ]);
  return {
    ...(Object.fromEntries(methods) as { [Id in Exclude<OperationId, StreamId>]: Method<Id> }),
    send: (id, input, call = {}) =>
      send(request(id, input as AnyInput, call), fullAnswer) as Promise<FullAnswer<OutputOf<typeof id>>>,
    open: (id, input, call = {}) =>
      send(request(id, input as AnyInput, call), (response) => Promise.resolve(response)),
  };
};
