import type { HaltScope } from '@timbre/kernel';
import type { OpenedRecording } from './open-recording.ts';
import type { RetellCall } from './retell-call.ts';

/** One call to place. Durations are seconds; variables are already formatted for the ear (es-CL). */
export interface PlaceCallRequest {
  attempt_id: string;
  /** E.164. */
  to_number: string;
  /** E.164, owned by or imported into the workspace. */
  from_number: string;
  agent_id: string;
  /** A number, a tag (`prod`) or `latest_published`; without it the provider may use an unpublished draft. */
  agent_version?: string | number | null;
  ring_timeout_s: number;
  max_call_duration_s: number;
  variables: Record<string, string>;
  metadata: Record<string, string | number>;
}

/**
 * Why the provider certainly did not dial.
 *
 * bad_number: it refused `to_number` · config: it refused the request · asset_missing: `from_number` or agent is
 * not in the workspace · workspace: key, payment or permission · rate_limited: capacity, calls per second or request
 * rate · unreachable: not one byte of the request left.
 */
export type NotPlacedReason =
  'bad_number' | 'config' | 'asset_missing' | 'workspace' | 'rate_limited' | 'unreachable';

/** The answer to one dial: it rang, it certainly did not, or nobody knows until a look-up says so. */
export type PlaceCallResult =
  | { kind: 'placed'; call_id: string }
  | {
      kind: 'not_placed';
      reason: NotPlacedReason;
      status: number | null;
      message: string;
      /** The provider's own `Retry-After`, in milliseconds. */
      retry_after_ms: number | null;
      /** What should stop, when more than this one call is affected. */
      scope?: HaltScope;
    }
  | { kind: 'unknown'; message: string };

/** The answer to a look-up. `unavailable` proves nothing: ask again later. */
export type LookupResult =
  { kind: 'call'; call: RetellCall } | { kind: 'absent' } | { kind: 'unavailable'; message: string };

/** Live calls of a workspace; `complete` when there are no more than these. */
export type OngoingCalls =
  { kind: 'calls'; calls: RetellCall[]; complete: boolean } | { kind: 'unavailable'; message: string };

/** What is known of an attempt whose answer never came. */
export interface FindCallQuery {
  attempt_id: string;
  to_number: string;
  from_number: string;
  /** When the dial was about to be written. */
  sent_at: Date;
}

/** Our view of the workspace's room: `limit` is what outbound calls may use. */
export interface Concurrency {
  current: number;
  limit: number;
}

export type DeleteResult = 'deleted' | 'absent' | 'unavailable';

export type StopResult = 'stopped' | 'already_over' | 'unavailable';

/** Who carries the calls. No method throws, and none repeats a request by itself. */
export interface VoiceProvider {
  /** Exactly one POST whatever happens. */
  placeCall(request: PlaceCallRequest): Promise<PlaceCallResult>;
  /** The call as the provider knows it now. */
  getCall(call_id: string): Promise<LookupResult>;
  /** Looks for an attempt by its id, then by its numbers from five seconds before `sent_at`. */
  findCall(query: FindCallQuery): Promise<LookupResult>;
  /** Calls that are going on, whoever placed them; at most `limit`, which Retell caps at 1,000. */
  listOngoing(limit: number): Promise<OngoingCalls>;
  /** Hangs up. */
  stopCall(call_id: string): Promise<StopResult>;
  /** Opens the recording behind a link of the provider's. The sound is read outside of this promise, and may fail. */
  openRecording(link: string): Promise<OpenedRecording>;
  /** Removes what the provider keeps of an ended call: recording, transcript, numbers. */
  deleteCall(call_id: string): Promise<DeleteResult>;
  /** The workspace's live calls and its outbound cap; null when it cannot be read. */
  getConcurrency(): Promise<Concurrency | null>;
}
