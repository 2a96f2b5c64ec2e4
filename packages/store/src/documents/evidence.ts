import { Schema } from 'mongoose';

export const EVIDENCE_KINDS = [
  'called',
  'not_placed',
  'presumed_not_placed',
  'refused',
  'late_result',
  'opt_out',
  'erased',
  'purged',
] as const;
/** What an entry says: a call, a dial that Retell refused or never knew, a refusal by the gate, later news, a wish, data that went. */
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/**
 * One line of the record of every attempt and refusal. Written once; of all its fields only `seal` ever changes, and
 * the hash leaves that one out. Kept two years at least: no index ends an entry's life, and nothing here deletes one.
 */
export interface EvidenceDocument {
  /** `<attempt_id>:<kind>`, so that a repetition writes nothing. */
  _id: string;
  account_id: string;
  person_key: string;
  phone: string;
  job_id: string;
  batch_id: string;
  attempt_id: string;
  kind: EvidenceKind;
  /** When the entry was written; entries are sealed in this order. */
  recorded_at: Date;
  /** When the gate was asked. */
  gate_at: Date | null;
  sent_at: Date | null;
  started_at: Date | null;
  ended_at: Date | null;
  duration_ms: number | null;
  /** The person's zone as the gate saw it, and what its clocks showed then (`2026-11-23T09:15:04-03:00`). */
  zone: string | null;
  local_time: string | null;
  /** The pack of contact rules and the day since which it holds. */
  policy: string | null;
  policy_valid_from: string | null;
  /** The gate's code of a refusal, Retell's or our word for what became of a dial. */
  code: string | null;
  reason: string | null;
  /** Until when the gate put the person off; null: for good, or until somebody acts. */
  deferred_until: Date | null;
  caller_id: string;
  agent_id: string;
  retell_call_id: string | null;
  outcome: string | null;
  /** True when a person may have heard us. */
  contact: boolean;
  /** How far our clock and the database's were apart when the gate was asked. */
  clock_skew_ms: number | null;
  /** The number of the seal that holds this entry; null: not sealed yet. */
  seal: number | null;
}

const nullable = <T>(type: T) => ({ type, default: null });

export const evidenceSchema = new Schema<EvidenceDocument>({
  _id: { type: String, required: true },
  account_id: { type: String, required: true },
  person_key: { type: String, required: true },
  phone: { type: String, required: true },
  job_id: { type: String, required: true },
  batch_id: { type: String, required: true },
  attempt_id: { type: String, required: true },
  kind: { type: String, enum: EVIDENCE_KINDS, required: true },
  recorded_at: { type: Date, required: true },
  gate_at: nullable(Date),
  sent_at: nullable(Date),
  started_at: nullable(Date),
  ended_at: nullable(Date),
  duration_ms: nullable(Number),
  zone: nullable(String),
  local_time: nullable(String),
  policy: nullable(String),
  policy_valid_from: nullable(String),
  code: nullable(String),
  reason: nullable(String),
  deferred_until: nullable(Date),
  caller_id: { type: String, required: true },
  agent_id: { type: String, default: '' },
  retell_call_id: nullable(String),
  outcome: nullable(String),
  contact: { type: Boolean, default: false },
  clock_skew_ms: nullable(Number),
  seal: nullable(Number),
});
// The seal first: it finds what is not sealed, of all accounts or of one, and what one seal holds.
evidenceSchema.index({ seal: 1, account_id: 1, recorded_at: 1 });
evidenceSchema.index({ account_id: 1, person_key: 1, recorded_at: -1 });
evidenceSchema.index({ account_id: 1, phone: 1, recorded_at: -1 });
evidenceSchema.index({ account_id: 1, recorded_at: -1 });
evidenceSchema.index({ account_id: 1, attempt_id: 1 });

/** An entry inside a seal. */
export interface SealedEntry {
  id: string;
  sha256: string;
}

/** One link of an account's chain: which entries it holds, and the hash of the link before it. */
export interface EvidenceSealDocument {
  /** `<account_id>:<n>`: of two sealers that race for a number, one loses. */
  _id: string;
  account_id: string;
  /** From 0 on without a gap. */
  n: number;
  prev_hash: string;
  entries: SealedEntry[];
  hash: string;
  sealed_at: Date;
}

const sealedEntry = new Schema<SealedEntry>(
  { id: { type: String, required: true }, sha256: { type: String, required: true } },
  { _id: false },
);

export const evidenceSealSchema = new Schema<EvidenceSealDocument>({
  _id: { type: String, required: true },
  account_id: { type: String, required: true },
  n: { type: Number, required: true },
  prev_hash: { type: String, required: true },
  entries: { type: [sealedEntry], required: true },
  hash: { type: String, required: true },
  sealed_at: { type: Date, required: true },
});
evidenceSealSchema.index({ account_id: 1, n: 1 });
