import type { CallOutcome, HaltScope, WalletUnit } from '@timbre/kernel';
import { Schema } from 'mongoose';
import type { JobGate } from './job.ts';

export const ATTEMPT_STATES = [
  'queued',
  'dialing',
  'placed',
  'unknown',
  'ended',
  'settled',
  'not_placed',
  'presumed_not_placed',
  'released',
] as const;
export type AttemptState = (typeof ATTEMPT_STATES)[number];

/** The states in which an attempt holds slots and locks. */
export const OPEN_ATTEMPT_STATES = ['queued', 'dialing', 'placed', 'unknown', 'ended'] as const;

/** An amount of one wallet. */
export interface Amount {
  unit: WalletUnit;
  amount: number;
}

/** Retell's certain "no", as far as the next step depends on it. */
export interface AttemptRefusal {
  reason: 'bad_number' | 'config' | 'asset_missing' | 'workspace' | 'rate_limited' | 'unreachable';
  status: number | null;
  message: string;
  retry_after_ms: number | null;
  scope: HaltScope | null;
}

/** What the gate looked at when it let an attempt through or refused it; evidence rests on it. */
export interface AttemptCheck {
  at: Date;
  /** The person's zone. */
  zone: string;
  /** The pack of contact rules and the day since which it holds. */
  policy: string;
  valid_from: string;
  clock_skew_ms: number;
}

/** One dial of one phone for one job. */
export interface AttemptDocument {
  /** The attempt id once more: UUIDv7. */
  _id: string;
  attempt_id: string;
  account_id: string;
  batch_id: string;
  job_id: string;
  person_key: string;
  dial_seq: number;
  phone: string;
  phone_index: number;
  state: AttemptState;
  /** True until slots, locks and hold are given back and the job has moved on. */
  open: boolean;
  /** The batch's epoch when it was admitted. */
  batch_epoch: number;
  workspace_id: string;
  from_number: string;
  agent_id: string;
  /** When the pacing lets it dial. */
  dial_at: Date;
  intent_at: Date;
  dial_token: string | null;
  lease_until: Date | null;
  /** Set right before the POST is written; from then on only Retell knows whether the phone rang. */
  sent_at: Date | null;
  placed_at: Date | null;
  /** When following ends: ring + longest call + 120 s. */
  deadline_at: Date | null;
  /** When we hung up because following had ended. */
  stopped_at: Date | null;
  retell_call_id?: string;
  ring_timeout_s: number;
  max_call_duration_s: number;
  /** How long this phone rests after a counted outcome: the rule that was in force when it was dialled. */
  retry_delay_hours: number;
  /** The account's local day on which the call was counted, `YYYY-MM-DD`. */
  day: string | null;
  hold: Amount | null;
  /** What the day holds for it under a spend cap, in the plan's unit; null: the account had no cap. */
  day_hold: number | null;
  /** True when this dial was the one that tries something halted: how it ends decides about the breaker. */
  probing: boolean;
  /** Looks for a call of unknown fate so far. */
  look_ups: number;
  outcome: CallOutcome | null;
  /** Frozen with the end of the call; later news never changes it. */
  charge: Amount | null;
  /** True once a person may have heard us: counts against the weekly cap. */
  contact: boolean;
  call_status: string | null;
  disconnection_reason: string | null;
  duration_ms: number | null;
  call_started_at: Date | null;
  call_ended_at: Date | null;
  /** What Retell says that the call cost, in US cents; never charged. */
  retell_cost_cents: number | null;
  /** Transcript, summary, recording link and analysis, as they arrive. */
  conversation: Record<string, unknown> | null;
  analysed: boolean;
  /** Without an analysis by then, the reason alone decides. */
  decide_by: Date | null;
  gate: JobGate | null;
  checked: AttemptCheck | null;
  refusal: AttemptRefusal | null;
  ended_at: Date | null;
  /** Charged, slot given back; the decision about the job may still wait for the analysis. */
  money_settled_at: Date | null;
  settled_at: Date | null;
  /** Since when nothing in it tells of a person; later news of the call adds no word of it. */
  erased_at?: Date;
}

/** What is known of an attempt before its claim: nothing. */
export const UNDIALLED = {
  dial_token: null,
  lease_until: null,
  sent_at: null,
  placed_at: null,
  deadline_at: null,
  stopped_at: null,
  day: null,
  hold: null,
  day_hold: null,
  probing: false,
  look_ups: 0,
  outcome: null,
  charge: null,
  contact: false,
  call_status: null,
  disconnection_reason: null,
  duration_ms: null,
  call_started_at: null,
  call_ended_at: null,
  retell_cost_cents: null,
  conversation: null,
  analysed: false,
  decide_by: null,
  gate: null,
  checked: null,
  refusal: null,
  ended_at: null,
  money_settled_at: null,
  settled_at: null,
} as const satisfies Partial<AttemptDocument>;

const amount = new Schema<Amount>(
  { unit: { type: String, required: true }, amount: { type: Number, required: true } },
  { _id: false },
);
const nullable = <T>(type: T) => ({ type, default: null });

export const attemptSchema = new Schema<AttemptDocument>({
  _id: { type: String, required: true },
  attempt_id: { type: String, required: true },
  account_id: { type: String, required: true },
  batch_id: { type: String, required: true },
  job_id: { type: String, required: true },
  person_key: { type: String, required: true },
  dial_seq: { type: Number, required: true },
  phone: { type: String, required: true },
  phone_index: { type: Number, required: true },
  state: { type: String, enum: ATTEMPT_STATES, required: true },
  open: { type: Boolean, required: true },
  batch_epoch: { type: Number, required: true },
  workspace_id: { type: String, required: true },
  from_number: { type: String, required: true },
  agent_id: { type: String, required: true },
  dial_at: { type: Date, required: true },
  intent_at: { type: Date, required: true },
  dial_token: nullable(String),
  lease_until: nullable(Date),
  sent_at: nullable(Date),
  placed_at: nullable(Date),
  deadline_at: nullable(Date),
  stopped_at: nullable(Date),
  retell_call_id: { type: String },
  ring_timeout_s: { type: Number, required: true },
  max_call_duration_s: { type: Number, required: true },
  retry_delay_hours: { type: Number, required: true },
  day: nullable(String),
  hold: nullable(amount),
  day_hold: nullable(Number),
  probing: { type: Boolean, default: false },
  look_ups: { type: Number, default: 0 },
  outcome: nullable(Schema.Types.Mixed),
  charge: nullable(amount),
  contact: { type: Boolean, default: false },
  call_status: nullable(String),
  disconnection_reason: nullable(String),
  duration_ms: nullable(Number),
  call_started_at: nullable(Date),
  call_ended_at: nullable(Date),
  retell_cost_cents: nullable(Number),
  conversation: nullable(Schema.Types.Mixed),
  analysed: { type: Boolean, default: false },
  decide_by: nullable(Date),
  gate: nullable(Schema.Types.Mixed),
  checked: nullable(Schema.Types.Mixed),
  refusal: nullable(Schema.Types.Mixed),
  ended_at: nullable(Date),
  money_settled_at: nullable(Date),
  settled_at: nullable(Date),
  erased_at: { type: Date },
});
attemptSchema.index({ job_id: 1, dial_seq: 1 }, { unique: true });
attemptSchema.index({ retell_call_id: 1 }, { unique: true, sparse: true });
attemptSchema.index({ state: 1, dial_at: 1 }, { partialFilterExpression: { open: true } });
attemptSchema.index({ batch_id: 1, state: 1, intent_at: -1 });
attemptSchema.index({ account_id: 1, person_key: 1, sent_at: -1 });
attemptSchema.index({ account_id: 1, intent_at: -1, _id: -1 });
