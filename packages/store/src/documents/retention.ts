import { Schema } from 'mongoose';

/** How long an account keeps what, in days. */
export interface RetentionDays {
  recordings_days: number;
  transcripts_days: number;
  /** Contact data of jobs and attempts; their figures stay. */
  attempts_days: number;
  audit_days: number;
}

/** An account's own retention, and how far its purges have come. No document: the defaults. */
export interface RetentionDocument extends RetentionDays {
  /** The account. */
  _id: string;
  account_id: string;
  updated_at: Date;
}

const days = { type: Number, required: true };

export const retentionSchema = new Schema<RetentionDocument>({
  _id: { type: String, required: true },
  account_id: { type: String, required: true },
  recordings_days: days,
  transcripts_days: days,
  attempts_days: days,
  audit_days: days,
  updated_at: { type: Date, required: true },
});

/** One night's purge of one account. Inserted by whoever notices the night first; nobody else begins it again. */
export interface RetentionRunDocument {
  /** `ret_<account>_<YYYY-MM-DD>`, the day in the account's zone. */
  _id: string;
  account_id: string;
  day: string;
  /** What it works on now; null: it is over. */
  step: string | null;
  /** How far each step has come in time; the next night goes on there. */
  marks: Record<string, Date>;
  counts: Record<string, number>;
  started_at: Date;
  finished_at: Date | null;
  /** When an unfinished run is looked at again. */
  next_at: Date | null;
  /** For the end of the document's own life. */
  until: Date;
}

export const retentionRunSchema = new Schema<RetentionRunDocument>({
  _id: { type: String, required: true },
  account_id: { type: String, required: true },
  day: { type: String, required: true },
  step: { type: String, default: null },
  marks: { type: Schema.Types.Mixed, default: {} },
  counts: { type: Schema.Types.Mixed, default: {} },
  started_at: { type: Date, required: true },
  finished_at: { type: Date, default: null },
  next_at: { type: Date, default: null },
  until: { type: Date, required: true },
});
retentionRunSchema.index({ finished_at: 1, next_at: 1 });
retentionRunSchema.index({ until: 1 }, { expireAfterSeconds: 0 });
