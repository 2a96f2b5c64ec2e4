import { Schema } from 'mongoose';

/** The right to have one live call. Scopes: `batch:<id>`, `account:<id>`, `retell:<workspace>`. */
export interface SlotDocument {
  /** `<scope>:<n>` */
  _id: string;
  scope: string;
  n: number;
  attempt_id: string | null;
  fence: number;
  since: Date | null;
}

export const slotSchema = new Schema<SlotDocument>({
  _id: { type: String, required: true },
  scope: { type: String, required: true },
  n: { type: Number, required: true },
  attempt_id: { type: String, default: null },
  fence: { type: Number, default: 0 },
  since: { type: Date, default: null },
});
slotSchema.index({ scope: 1, attempt_id: 1, n: 1 });
slotSchema.index({ attempt_id: 1 });

/**
 * A phone or a person that is being called. Freed by deleting the document, never by an update: an `_id` is unique
 * on every server and every cluster.
 */
export interface LockDocument {
  /** `phone:<account_id>:<phone>` or `person:<account_id>:<person_key>` */
  _id: string;
  attempt_id: string;
  since: Date;
}

export const lockSchema = new Schema<LockDocument>({
  _id: { type: String, required: true },
  attempt_id: { type: String, required: true },
  since: { type: Date, required: true },
});
lockSchema.index({ attempt_id: 1 });

/** How fast one Retell workspace may dial; virtual time. */
export interface DialRateDocument {
  /** The workspace. */
  _id: string;
  /** The next free instant for a dial. */
  next_at: Date;
  /** Calls per second now: the configured rate, or less after a refusal. */
  calls_per_second: number;
  /** When the configured rate is tried again. */
  lowered_until: Date | null;
}

export const dialRateSchema = new Schema<DialRateDocument>({
  _id: { type: String, required: true },
  next_at: { type: Date, required: true },
  calls_per_second: { type: Number, required: true },
  lowered_until: { type: Date, default: null },
});

/** What Retell said of the calls of one workspace, and what follows for ours. */
export interface RetellCapacityDocument {
  /** The workspace. */
  _id: string;
  /** How many calls Retell lets us have at once. */
  limit: number;
  /** Live calls at Retell, ours and those of others. */
  current: number;
  /** Those of others as this reading saw them: inbound calls, other systems on the same key. */
  seen: number;
  /** The larger of this and the reading before: what the caps leave to others. */
  others: number;
  read_at: Date;
  /** Live calls at the last look that are not ours, so that each is told once. */
  stray_ids: string[];
}

export const retellCapacitySchema = new Schema<RetellCapacityDocument>({
  _id: { type: String, required: true },
  limit: { type: Number, required: true },
  current: { type: Number, required: true },
  seen: { type: Number, required: true },
  others: { type: Number, required: true },
  read_at: { type: Date, required: true },
  stray_ids: { type: [String], default: [] },
});

/** When a breaker last tripped: calls that were dialled before count no more. */
export interface BreakerMarkDocument {
  /** The scope, as halts write it; `batch:<id>` for a list. */
  _id: string;
  tripped_at: Date;
  trips: number;
}

export const breakerMarkSchema = new Schema<BreakerMarkDocument>({
  _id: { type: String, required: true },
  tripped_at: { type: Date, required: true },
  trips: { type: Number, required: true },
});

/** Who asked for something that the audit log keeps. */
export interface Actor {
  kind: 'api_key' | 'user' | 'cli' | 'system';
  /** `key_id`, `user_id`, the name of the operator at the command line, or `timbre` for what it does by itself. */
  id: string;
  /** null: the platform. */
  account_id: string | null;
}

/** What an emergency stop knows beside being a halt. */
export interface StopDetails {
  stop_id: string;
  raised_by: Actor;
  /** Live calls of the scope are hung up too; whoever was slower to be placed as well. */
  hang_up: boolean;
  /** True once every account concerned has its notice. */
  announced: boolean;
}

/** Something must not dial now: everything, an account, a workspace, an agent or a number. */
export interface HaltDocument {
  /** `<kind>:<scope>`: halts of different kinds stand beside each other. */
  _id: string;
  /** `all`, `account:<id>`, `workspace:<id>`, `agent:<id>` or `from_number:<number>` */
  scope: string;
  /** rest: no answer, over with the next dial that goes through · fault: a refusal, over in the same way · breaker: bad outcomes, over with good ones · emergency: a person's word */
  kind: 'rest' | 'fault' | 'breaker' | 'emergency';
  reason: string;
  since: Date;
  /** When one dial may try whether the halt is over; null: only a person ends it. */
  probe_at: Date | null;
  /** How long after one try the next may come, in virtual milliseconds; null: none may. */
  probe_every_ms: number | null;
  /** Emergency stops only. */
  stop: StopDetails | null;
}

export const haltSchema = new Schema<HaltDocument>({
  _id: { type: String, required: true },
  scope: { type: String, required: true },
  kind: { type: String, enum: ['rest', 'fault', 'breaker', 'emergency'], required: true },
  reason: { type: String, required: true },
  since: { type: Date, required: true },
  probe_at: { type: Date, default: null },
  probe_every_ms: { type: Number, default: null },
  stop: { type: Schema.Types.Mixed, default: null },
});
haltSchema.index({ scope: 1 });
