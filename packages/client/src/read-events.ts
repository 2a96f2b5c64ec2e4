import type { TimbreClient } from './client.ts';
import { TimbreError, TimbreNetworkError } from './errors.ts';
import { pause } from './pause.ts';
import { serverEvents, type ServerEvent } from './server-sent.ts';
import type { Schemas } from './types.ts';

/** What the API tells while it happens: ids, codes and figures, nothing about people. */
export type TimbreEvent = { id?: string } & (
  | {
      type: 'job_status_update';
      data: {
        batch_id: string | null;
        job_id: string;
        attempt_id: string;
        status: string;
        previous_status: string;
        at: string;
      };
    }
  | {
      type: 'call_completed';
      data: {
        batch_id: string | null;
        job_id: string;
        attempt_id: string;
        call_id: string | null;
        outcome: string;
        reason: string;
        success: boolean;
        connected: boolean;
        duration_seconds: number;
        cost: number;
      };
    }
  | { type: 'batch_progress'; data: Schemas['BatchStatus'] }
  | { type: 'message'; data: { id: number; message_type: string; priority: string } }
  /** `ready`: from here on nothing is missed. `resync`: something may have been; ask for what is shown again. */
  | { type: 'ready' | 'resync'; data: Record<string, never> }
);

/** How to listen. */
export interface EventsOptions {
  /** Which account; only for credentials of the platform. */
  account_id?: string;
  /** The id of the last event that was worked on before. */
  last_event_id?: string;
  signal?: AbortSignal;
}

const FIRST_RETRY_MS = 3_000;

/** A server that is away or busy will be back; one that refuses us will refuse us again. */
const passes = (error: unknown): boolean =>
  error instanceof TimbreNetworkError ||
  (error instanceof TimbreError && (error.status === 429 || error.status >= 500));

const eventOf = ({ id, type, data }: ServerEvent): TimbreEvent =>
  ({ type, data: JSON.parse(data) as unknown, ...(id === undefined ? {} : { id }) }) as TimbreEvent;

/**
 * What happens in an account, as it happens. Connects again by itself and goes on after the last event that it gave;
 * `resync` says when that was not possible. Ends only by its signal, a `break`, or a credential that is refused.
 */
export async function* readEvents(
  timbre: TimbreClient,
  { account_id, last_event_id, signal }: EventsOptions = {},
): AsyncGenerator<TimbreEvent, void, undefined> {
  let last = last_event_id;
  let retry_ms = FIRST_RETRY_MS;
  for (let connected = 0; ; connected += 1) {
    try {
      const headers: Record<string, string> = last === undefined ? {} : { 'Last-Event-ID': last };
      const { body } = await timbre.open('streamEvents', { account_id }, { headers, signal });
      if (connected > 0 && last === undefined) yield { type: 'resync', data: {} };
      for await (const event of serverEvents(body as ReadableStream<Uint8Array>)) {
        retry_ms = event.retry_ms ?? retry_ms;
        if (event.data === '') continue;
        last = event.id ?? last;
        yield eventOf(event);
      }
    } catch (error) {
      signal?.throwIfAborted();
      if (!passes(error) && !(error instanceof TypeError)) throw error;
    }
    await pause(retry_ms, signal);
  }
}
