import type { Cancel } from '../timeline.ts';
import type { CallPlan } from './call-plan.ts';
import type { CallSettings, CallStatus, StorageSetting } from './call-settings.ts';

/**
 * One call. What can be worked out again (transcript, analysis, cost, recording) is not kept, so that tens of
 * thousands fit in memory. Instants are virtual epoch milliseconds.
 */
export interface CallRecord {
  readonly call_id: string;
  readonly agent_id: string;
  readonly agent_version: number;
  readonly agent_tag: string | null;
  readonly from_number: string;
  readonly to_number: string;
  readonly received_at: number;
  readonly settings: CallSettings;
  readonly plan: CallPlan;
  readonly custom_sip_headers: Record<string, string> | undefined;
  metadata: unknown;
  variables: Record<string, string> | undefined;
  data_storage_setting: StorageSetting;
  status: CallStatus;
  started_at: number | null;
  ended_at: number | null;
  reason: string | null;
  analysed: boolean;
  analyses: number;
  /** Hidden from the API; its row in the history stays. */
  deleted: boolean;
  /** The one thing that this call waits for. */
  waiting: Cancel | null;
}

/** The mark that Timbre puts on its calls, for the checkers. */
export const attemptIdOf = (metadata: unknown): string | null => {
  const mark =
    typeof metadata === 'object' && metadata !== null && 'attempt_id' in metadata
      ? metadata.attempt_id
      : null;
  return typeof mark === 'string' ? mark : null;
};

/** True while the call takes a place of the workspace's concurrency. */
export const isLive = (call: CallRecord): boolean =>
  call.status === 'registered' || call.status === 'ongoing';

/** Milliseconds of open line so far; 0 for a call that never connected. */
export const talkMs = (call: CallRecord): number =>
  call.started_at === null || call.ended_at === null ? 0 : call.ended_at - call.started_at;

/** False for a call that ended without starting and comes back without numbers and metadata (OBS, retell.md §1.4). */
export const echoes = (call: CallRecord): boolean => call.plan.quirk !== 'echoes_nothing' || isLive(call);
