import { canRenew, credentialParts, type Credential } from './credentials.ts';
import { errorOf, TimbreError, TimbreNetworkError } from './errors.ts';
import { pause } from './pause.ts';
import type { Outgoing } from './request.ts';

/** How requests travel. */
export interface TransportOptions {
  credential?: Credential;
  fetch: typeof fetch;
  /** Tries in all of a request that may be repeated. */
  tries: number;
  /** How long one try may take. */
  timeout_ms: number;
}

/** Sends a request and reads its answer; a connection that breaks while it is read counts as a failed try. */
export type Send = <T>(request: Outgoing, read: (response: Response) => Promise<T>) => Promise<T>;

const LONGEST_WAIT_MS = 30_000;
const FIRST_WAIT_MS = 250;

/** What the API has not done anything for: a repetition harms nobody. */
const NOTHING_DONE = new Set([429]);
/** What may pass by itself. */
const PASSING = new Set([429, 502, 503, 504]);

const once = async <T>(
  { fetch, credential, timeout_ms }: TransportOptions,
  request: Outgoing,
  read: (response: Response) => Promise<T>,
  refused: boolean,
): Promise<T> => {
  const { headers, ...cookies } = await credentialParts(credential, refused);
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new Error(`no answer in ${timeout_ms} ms`)), timeout_ms);
  const signal = request.signal ? AbortSignal.any([request.signal, late.signal]) : late.signal;
  try {
    const { method, url, body } = request;
    const response = await fetch(url, {
      ...{ method, body, signal, ...cookies },
      headers: { ...headers, ...request.headers },
    });
    if (!response.ok && response.status !== 304) throw await errorOf(response);
    return await read(response);
  } catch (error) {
    if (error instanceof TimbreError || request.signal?.aborted) throw error;
    throw new TimbreNetworkError(`${request.method} ${new URL(request.url).pathname}: no answer`, {
      cause: error,
    });
  } finally {
    clearTimeout(timer);
  }
};

const mayRepeat = (error: unknown, { repeatable }: Outgoing): boolean => {
  if (error instanceof TimbreNetworkError) return repeatable;
  if (!(error instanceof TimbreError)) return false;
  return NOTHING_DONE.has(error.status) || (repeatable && PASSING.has(error.status));
};

const waitFor = (error: unknown, tried: number): number => {
  const asked = error instanceof TimbreError ? error.retry_after_s : undefined;
  // Many clients that lost the same server come back spread out.
  const own = FIRST_WAIT_MS * 2 ** (tried - 1) * (1 + Math.random());
  return Math.min(asked === undefined ? own : asked * 1_000, LONGEST_WAIT_MS);
};

/**
 * Sends requests. Repeats one that may be repeated when no answer comes or the API asks for patience, and one that
 * was refused for its token once, with a new token.
 */
export const createTransport =
  (options: TransportOptions): Send =>
  async (request, read) => {
    let refused = false;
    for (let tried = 1; ; tried += 1) {
      try {
        return await once(options, request, read, refused);
      } catch (error) {
        const renew =
          error instanceof TimbreError && error.status === 401 && !refused && canRenew(options.credential);
        if (renew) {
          refused = true;
          continue;
        }
        if (tried >= options.tries || !mayRepeat(error, request)) throw error;
        await pause(waitFor(error, tried), request.signal);
      }
    }
  };
