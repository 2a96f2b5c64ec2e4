/** Retell's `call_status` (retell.md §1.4). */
export type CallStatus = 'registered' | 'ongoing' | 'ended' | 'not_connected' | 'error';
/** The terminal ones. */
export type EndStatus = Exclude<CallStatus, 'registered' | 'ongoing'>;
export type StorageSetting = 'everything' | 'everything_except_pii' | 'basic_attributes_only';

/** The part of `agent_override.agent` (or of the agent) that changes how a call goes. */
export interface CallSettings {
  ring_duration_ms: number;
  max_call_duration_ms: number;
  webhook_url: string | null;
  webhook_events: readonly string[];
  webhook_timeout_ms: number;
  /** True when the agent speaks to machines instead of hanging up. */
  leaves_message: boolean;
}
