import type { Capability, Credential } from '@timbre/accounts';
import type { InputOf, Operation, ReplyBodyOf } from '@timbre/contracts';
import type { Once } from '@timbre/kernel';
import type { Reply } from './reply.ts';

/** The uploaded file of a multipart operation. `name` is what the client called it: for display only. */
export interface UploadedFile {
  name: string;
  bytes: Buffer;
}

/** What the middleware found out before the handler runs. `credential` is null on public operations only. */
export interface RequestFacts {
  credential: Credential | null;
  request_id: string;
  /** Address of the client, behind the configured number of proxies. */
  ip: string;
  file: UploadedFile | null;
  raw_body: Buffer;
  /** For ids that a repetition of this request must meet again; only with an `Idempotency-Key`. */
  once: Once | undefined;
  /** A header of the request as it came, for signatures and preferences. */
  header(name: string): string | undefined;
}

type Who<C extends string> = C extends 'public' ? null : Credential;

/** Checked input whose types only the operation knows. */
export type AnyInput = RequestFacts & Record<'params' | 'query' | 'body' | 'fields', unknown>;

/** What the handler of `O` is given. */
export type HandlerInput<O extends Operation> = InputOf<O> &
  Omit<RequestFacts, 'credential'> & { credential: Who<O['capability']> };

/** An operation with the code behind it, its types already checked. */
export interface Route<Id extends string = string> {
  id: Id;
  operation: Operation;
  handle(input: AnyInput): Promise<Reply>;
}

type KnownRight = Capability | 'public' | 'signed_in';

/**
 * Binds an operation of the contracts to its handler. The handler gets checked input and answers what the contract
 * promises; an operation that names an unknown capability does not compile.
 */
export const route = <O extends Operation>(
  operation: O & { capability: KnownRight },
  handler: (input: HandlerInput<O>) => Promise<Reply<ReplyBodyOf<O>>>,
): Route<O['id']> => ({
  id: operation.id,
  operation,
  handle: (input) => handler(input as HandlerInput<O>),
});
