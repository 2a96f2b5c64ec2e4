import type { CallSettings, Purpose } from '@timbre/scheduling';
import { Schema } from 'mongoose';

export const BATCH_STATES = [
  'draft',
  'importing',
  'running',
  'paused',
  'completed',
  'cancelled',
  'deleting',
] as const;
export type BatchState = (typeof BATCH_STATES)[number];

/** Why a batch is paused: by a person, or by itself. */
export type PauseReason = 'user' | 'no_balance' | 'config' | 'high_failure_rate';

/** How many jobs of a batch stand where; adjusted by transitions, recomputed by the reconciler. */
export interface BatchCounters {
  total_jobs: number;
  pending_jobs: number;
  in_progress_jobs: number;
  completed_jobs: number;
  failed_jobs: number;
  suspended_jobs: number;
  cancelled_jobs: number;
}

/** Whose cap kept a batch from calling more: its own, its account's or its workspace's (slots or calls per second). */
export type ShortOf = 'batch' | 'account' | 'workspace';

/** The dispatcher's own state: when to look at the batch again and who is looking now. */
export interface BatchDispatch {
  next_at: Date;
  lock_until: Date;
  owner: string | null;
  fence: number;
  /** Whose slots ran out when due jobs were left; a shared cap makes the batch take part in fair sharing. */
  short_of: ShortOf | null;
  /** Admissions over weight since the batch began to wait: who has least goes first. */
  pass: number;
  /** Its `pass` before its last admissions: where one that begins to wait beside it starts. */
  began: number;
  /** Own slots that it could not fill for want of shared ones; it takes no more turns than that. */
  room: number;
}

/** A campaign: many jobs, one `call_settings`. */
export interface BatchDocument extends BatchCounters {
  batch_id: string;
  account_id: string;
  name: string;
  description: string;
  purpose: Purpose;
  country: string;
  /** `demo` chooses the pack without legal hours; null the pack of country and purpose. */
  contact_pack: 'demo' | null;
  /** 1 normal, 2 high, 3 urgent: the weight in fair sharing. */
  priority: number;
  is_active: boolean;
  state: BatchState;
  pause_reason: PauseReason | null;
  /** Grows with pause, resume, cancel, delete and new settings; an attempt admitted under an older one never dials. */
  epoch: number;
  /** What the client sent, answered as it came. */
  call_settings_input: Record<string, unknown> | null;
  /** The normalised form that the engine reads. */
  call_settings: CallSettings;
  /** Zones of contacts that differ from the batch's own. */
  contact_zones: string[];
  agent_id: string | null;
  from_number: string | null;
  dispatch: BatchDispatch;
  /** Refusals by configuration in a row; three pause the batch. */
  config_faults: number;
  total_cost_micros: number;
  total_seconds: number;
  estimated_cost: number;
  /** True for the one batch per account that holds jobs made without a batch; never listed. */
  implicit: boolean;
  file_sha256: string | null;
  created_at: Date;
  started_at: Date | null;
  completed_at: Date | null;
  updated_at: Date;
  cancellation_reason: string | null;
  delete_jobs: boolean;
}

const counter = { type: Number, default: 0 };
export const batchSchema = new Schema<BatchDocument>({
  batch_id: { type: String, required: true },
  account_id: { type: String, required: true },
  name: { type: String, required: true },
  description: { type: String, default: '' },
  purpose: { type: String, required: true },
  country: { type: String, required: true },
  contact_pack: { type: String, default: null },
  priority: { type: Number, default: 1 },
  is_active: { type: Boolean, required: true },
  state: { type: String, enum: BATCH_STATES, required: true },
  pause_reason: { type: String, default: null },
  epoch: { type: Number, default: 0 },
  call_settings_input: { type: Schema.Types.Mixed, default: null },
  call_settings: { type: Schema.Types.Mixed, required: true },
  contact_zones: { type: [String], default: [] },
  agent_id: { type: String, default: null },
  from_number: { type: String, default: null },
  dispatch: {
    next_at: { type: Date, required: true },
    lock_until: { type: Date, required: true },
    owner: { type: String, default: null },
    fence: { type: Number, default: 0 },
    short_of: { type: String, default: null },
    pass: { type: Number, default: 0 },
    began: { type: Number, default: 0 },
    room: { type: Number, default: 0 },
  },
  config_faults: counter,
  total_jobs: counter,
  pending_jobs: counter,
  in_progress_jobs: counter,
  completed_jobs: counter,
  failed_jobs: counter,
  suspended_jobs: counter,
  cancelled_jobs: counter,
  total_cost_micros: counter,
  total_seconds: counter,
  estimated_cost: counter,
  implicit: { type: Boolean, default: false },
  file_sha256: { type: String, default: null },
  created_at: { type: Date, required: true },
  started_at: { type: Date, default: null },
  completed_at: { type: Date, default: null },
  updated_at: { type: Date, required: true },
  cancellation_reason: { type: String, default: null },
  delete_jobs: { type: Boolean, default: false },
});
batchSchema.index({ batch_id: 1 }, { unique: true });
batchSchema.index({ is_active: 1, batch_id: 1 });
batchSchema.index({ state: 1, 'dispatch.next_at': 1 });
batchSchema.index({ account_id: 1, created_at: -1 });
batchSchema.index({ 'dispatch.short_of': 1, state: 1 });
