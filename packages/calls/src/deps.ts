import type { Clock, Logger } from '@timbre/kernel';
import type { Producer } from '@timbre/queue';
import type { VoiceProvider } from '@timbre/retell';
import type { AccountScope, MessagePriority, MessageType, Store } from '@timbre/store';
import type { PassCheckpoint } from './checkpoints.ts';
import type { News } from './news.ts';
import type { SettingsCache, SettingsSource } from './settings-cache.ts';
import type { Timings } from './timings.ts';

/** One Retell workspace: its key is inside `provider`. */
export interface Workspace {
  workspace_id: string;
  provider: VoiceProvider;
  from_number: string;
  agent_id: string;
  agent_version: string | number | null;
  /** Per virtual second. */
  calls_per_second: number;
  max_concurrent_calls: number;
}

/** What a process that never dials knows of a workspace: who would call from it, and how much it takes. */
export type WorkspaceFacts = Omit<Workspace, 'provider' | 'agent_version'>;

/** A message for the people who run an account. */
export interface Notice {
  account_id: string;
  subject: string;
  body: string;
  message_type: MessageType;
  priority: MessagePriority;
  metadata: Record<string, unknown>;
  /** The same notice is stored once. */
  notice_key?: string;
}

/** The settings of a batch by which its calls are told apart. */
export interface AttemptSettings {
  max_attempts: number;
  retry_delay_hours: number;
  ring_timeout_s: number;
}

/** What the engine counts while it works. Labels hold codes, never ids or personal data. */
export interface CallCounts {
  dial(result: 'placed' | 'not_placed' | 'unknown' | 'released', code: string): void;
  ended(outcome_class: string, reason: string): void;
  /** A dial that was put off, by the gate's code. */
  postponed(code: string): void;
  /** The delay before the same phone is called again, in hours. */
  retryDelay(hours: number): void;
  /** A call that came to an end, by the settings that were in force. */
  attempted(settings: AttemptSettings, success: boolean): void;
  /** A webhook that was worked on, so many seconds after it had been stored. */
  webhookProcessed(event: string, lag_s: number): void;
  /** A look of the dispatcher at a batch, by why it stopped, in seconds of real time. */
  tick(reason: string, seconds: number): void;
  repaired(what: string, count: number): void;
  unknownReason(reason: string): void;
  strayCall(): void;
  /** A recording that was copied (`stored`), or given up and why. */
  recording(result: string): void;
  /** A breaker of a caller id, an agent, a trunk (workspace) or a list (batch). */
  breaker(level: 'from_number' | 'agent' | 'workspace' | 'batch', what: 'tripped' | 'closed'): void;
  /** A read of a campaign's settings, in seconds of real time. */
  settingsRead(source: SettingsSource, seconds: number): void;
  /** What Retell said of a workspace's room. */
  retellCapacity(reading: { limit: number; current: number; others: number }): void;
}

/** Everything that the use cases of this package work with; built once, in an app's `compose.ts`. */
export interface CallDeps extends News {
  store: Store;
  queue: Pick<Producer, 'enqueue' | 'enqueueMany' | 'hasJob'>;
  /** Workspaces by id. */
  workspaces: ReadonlyMap<string, Workspace>;
  /** The workspace of accounts that name none. */
  default_workspace_id: string;
  /** Campaigns for the steps of a call. */
  settings: Pick<SettingsCache, 'find'>;
  clock: Clock;
  timings: Timings;
  logger: Logger;
  counts: CallCounts;
  notify(notice: Notice): Promise<unknown>;
  /** Recounts a batch and completes it when nothing is left to do. */
  completeBatchIfDone(scope: AccountScope, batch_id: string): Promise<boolean>;
  /** Takes up uploads that nobody works on any more; returns how many. */
  sweepImports(): Promise<number>;
  /** Names this process in the dispatch lock. */
  worker_id: string;
  /** Difference between our clock and the database's, in real milliseconds, as last measured. */
  clockSkewMs(): number;
  /** See {@link PassCheckpoint}. */
  checkpoint: PassCheckpoint;
}

/** The workspace of an id. Throws when it is not configured: its calls can be neither placed nor followed. */
export const workspaceOf = (
  { workspaces }: Pick<CallDeps, 'workspaces'>,
  workspace_id: string,
): Workspace => {
  const workspace = workspaces.get(workspace_id);
  if (workspace === undefined) throw new Error(`Retell workspace ${workspace_id} is not configured`);
  return workspace;
};
