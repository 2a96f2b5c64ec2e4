import { Schema } from 'mongoose';
import type { Actor } from './capacity.ts';

/** Who stands behind a subject key, from a search until some weeks later or until the person is erased. */
export interface SubjectDocument {
  /** The subject key. */
  _id: string;
  account_id: string;
  /** As jobs and attempts know the person. */
  person_key: string;
  /** The erasure that was begun; null: none. */
  erase_request_id: string | null;
  created_at: Date;
  /** When the key ends to be known; a new search gives it again. */
  until: Date;
}

export const subjectSchema = new Schema<SubjectDocument>({
  _id: { type: String, required: true },
  account_id: { type: String, required: true },
  person_key: { type: String, required: true },
  erase_request_id: { type: String, default: null },
  created_at: { type: Date, required: true },
  until: { type: Date, required: true },
});
subjectSchema.index({ until: 1 }, { expireAfterSeconds: 0 });

export const SUBJECT_REQUEST_KINDS = ['access', 'block', 'erase'] as const;
/** What a person asked for: a copy of the data, no more calls, no more data. */
export type SubjectRequestKind = (typeof SUBJECT_REQUEST_KINDS)[number];

/** Why an erasure has not come to its end. */
export type EraseWait = 'live_call' | 'provider';

/** One request of a person, kept as proof that it was answered in time. Names nobody: the key alone says who. */
export interface SubjectRequestDocument {
  request_id: string;
  account_id: string;
  subject_key: string;
  kind: SubjectRequestKind;
  status: 'open' | 'done';
  /** As the operator wrote it. */
  reason: string;
  requested_by: Actor;
  requested_at: Date;
  /** The last day of the law for an answer. */
  due_at: Date;
  completed_at: Date | null;
  /** Erasures: what is done, with its instant. A step that stands here is not done again. */
  steps: Record<string, Date>;
  waits_for: EraseWait | null;
  /** How much was erased, by what it was. */
  counts: Record<string, number>;
  /** When an open one is looked at again; null: done. */
  next_at: Date | null;
}

export const subjectRequestSchema = new Schema<SubjectRequestDocument>({
  request_id: { type: String, required: true },
  account_id: { type: String, required: true },
  subject_key: { type: String, required: true },
  kind: { type: String, enum: SUBJECT_REQUEST_KINDS, required: true },
  status: { type: String, enum: ['open', 'done'], required: true },
  reason: { type: String, required: true },
  requested_by: { type: Schema.Types.Mixed, required: true },
  requested_at: { type: Date, required: true },
  due_at: { type: Date, required: true },
  completed_at: { type: Date, default: null },
  steps: { type: Schema.Types.Mixed, default: {} },
  waits_for: { type: String, default: null },
  counts: { type: Schema.Types.Mixed, default: {} },
  next_at: { type: Date, default: null },
});
subjectRequestSchema.index({ request_id: 1 }, { unique: true });
subjectRequestSchema.index({ account_id: 1, request_id: -1 });
subjectRequestSchema.index({ account_id: 1, subject_key: 1 });
subjectRequestSchema.index({ status: 1, next_at: 1 });
