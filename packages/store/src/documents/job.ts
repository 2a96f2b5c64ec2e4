import type { DoNotCallLevel, GateCode } from '@timbre/scheduling';
import { Schema } from 'mongoose';

/** `scheduled` and `done` stand in old documents only: they read as pending and completed. */
export const JOB_STATUSES = [
  'pending',
  'scheduled',
  'in_progress',
  'completed',
  'done',
  'failed',
  'suspended',
  'cancelled',
] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

/** What the retry rules remember of one phone. */
export interface JobPhoneState {
  dead: boolean;
  last_reason: string | null;
  streak: number;
  tried_this_round: boolean;
  /** Earliest instant at which this phone may ring again; null: at once. */
  rest_until: Date | null;
}

export interface JobContact {
  name: string;
  dni: string;
  /** E.164, best first. */
  phones: string[];
  next_phone_index: number;
}

export interface JobPayload {
  debt_amount: number | null;
  due_date: string | null;
  company_name: string | null;
  reference_number: string | null;
  additional_info: Record<string, unknown>;
}

/** The last word of the gate on this job: why the person is not being called, and until when. */
export interface JobGate {
  verdict: 'allow' | 'defer' | 'deny';
  code: GateCode | null;
  reason: string | null;
  until: Date | null;
  at: Date;
  /** What the do-not-call entry names that refused the call. */
  do_not_call?: DoNotCallLevel;
  /** The process that was to dial died before it did. */
  interrupted?: boolean;
}

/** The result of the last finished call, in the shape that existing clients read. */
export interface CallResult {
  success: boolean;
  status: string;
  summary: Record<string, unknown>;
  timestamp: Date;
}

/** Somebody took the person out of the calling: no dial of this job begins any more. */
export interface JobWithdrawal {
  /** One for each request, however many people it names. */
  withdrawal_id: string;
  at: Date;
  reason: string;
  /** `key_id` or `user_id`. */
  by: string;
}

/** One person to reach. */
export interface JobDocument {
  job_id: string;
  account_id: string;
  /** The implicit batch's id when the job was made without a batch (`mode` is then `single`). */
  batch_id: string;
  status: JobStatus;
  mode: 'single' | 'continuous';
  /** RUT, else phone: whom locks and weekly caps are about. */
  person_key: string;
  contact: JobContact;
  payload: JobPayload;
  /** The person's own IANA zone; null: the batch's. */
  timezone: string | null;
  priority: number;
  /** Calls that counted. */
  attempts: number;
  /** Attempts granted beyond the batch's `max_attempts` by an explicit retry. */
  extra_attempts: number;
  platform_faults: number;
  phone_states: JobPhoneState[];
  /** Grows with each dial; with `job_id` it names an attempt for ever. */
  dial_seq: number;
  /** The attempt that holds this job now; only that attempt's settlement may move it. */
  live_attempt_id: string | null;
  /** When the job is due; never null. */
  reserved_until: Date;
  wait_reason: string | null;
  last_error: string | null;
  gate: JobGate | null;
  call_id: string | null;
  call_result: CallResult | null;
  call_duration_seconds: number | null;
  call_cost_micros: number;
  fecha_pago_cliente: string | null;
  monto_pago_cliente: number | string | null;
  deduplication_key?: string;
  created_at: Date;
  updated_at: Date;
  started_at: Date | null;
  completed_at: Date | null;
  failed_at: Date | null;
  cancellation_reason: string | null;
  /** Set on a job whatever its state; absent where nobody was withdrawn. */
  withdrawal?: JobWithdrawal;
  /** Since when nothing in it tells of a person. */
  erased_at?: Date;
}

const phoneState = new Schema<JobPhoneState>(
  {
    dead: { type: Boolean, default: false },
    last_reason: { type: String, default: null },
    streak: { type: Number, default: 0 },
    tried_this_round: { type: Boolean, default: false },
    rest_until: { type: Date, default: null },
  },
  { _id: false },
);

export const jobSchema = new Schema<JobDocument>({
  job_id: { type: String, required: true },
  account_id: { type: String, required: true },
  batch_id: { type: String, required: true },
  status: { type: String, enum: JOB_STATUSES, required: true },
  mode: { type: String, enum: ['single', 'continuous'], required: true },
  person_key: { type: String, required: true },
  contact: {
    name: { type: String, default: '' },
    dni: { type: String, default: '' },
    phones: { type: [String], default: [] },
    next_phone_index: { type: Number, default: 0 },
  },
  payload: {
    debt_amount: { type: Number, default: null },
    due_date: { type: String, default: null },
    company_name: { type: String, default: null },
    reference_number: { type: String, default: null },
    additional_info: { type: Schema.Types.Mixed, default: {} },
  },
  timezone: { type: String, default: null },
  priority: { type: Number, default: 1 },
  attempts: { type: Number, default: 0 },
  extra_attempts: { type: Number, default: 0 },
  platform_faults: { type: Number, default: 0 },
  phone_states: { type: [phoneState], default: [] },
  dial_seq: { type: Number, default: 0 },
  live_attempt_id: { type: String, default: null },
  reserved_until: { type: Date, required: true },
  wait_reason: { type: String, default: null },
  last_error: { type: String, default: null },
  gate: { type: Schema.Types.Mixed, default: null },
  call_id: { type: String, default: null },
  call_result: { type: Schema.Types.Mixed, default: null },
  call_duration_seconds: { type: Number, default: null },
  call_cost_micros: { type: Number, default: 0 },
  fecha_pago_cliente: { type: String, default: null },
  monto_pago_cliente: { type: Schema.Types.Mixed, default: null },
  deduplication_key: { type: String },
  created_at: { type: Date, required: true },
  updated_at: { type: Date, required: true },
  started_at: { type: Date, default: null },
  completed_at: { type: Date, default: null },
  failed_at: { type: Date, default: null },
  cancellation_reason: { type: String, default: null },
  withdrawal: { type: Schema.Types.Mixed },
  erased_at: { type: Date },
});
jobSchema.index({ job_id: 1 }, { unique: true });
jobSchema.index({ batch_id: 1, status: 1 });
jobSchema.index({ batch_id: 1, status: 1, priority: -1, reserved_until: 1, _id: 1 });
jobSchema.index({ account_id: 1, status: 1, created_at: -1 });
jobSchema.index({ account_id: 1, created_at: -1 });
jobSchema.index({ batch_id: 1, created_at: -1, _id: -1 });
jobSchema.index({ account_id: 1, person_key: 1 });
jobSchema.index({ status: 1, updated_at: 1 });
jobSchema.index({ deduplication_key: 1 }, { unique: true, sparse: true });
