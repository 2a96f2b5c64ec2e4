import { Schema } from 'mongoose';
import type { Actor } from './capacity.ts';

/** One act of a person or a program that somebody may have to answer for. Written once, never changed. */
export interface AuditDocument {
  _id: string;
  /** Whose thing it was; null: the platform's. */
  account_id: string | null;
  at: Date;
  actor: Actor;
  /** `<thing>.<verb>`, for example `emergency_stop.raised` */
  action: string;
  /** The id of the thing. */
  target: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  /** Address of the client; null at the command line. */
  ip: string | null;
}

export const auditSchema = new Schema<AuditDocument>({
  _id: { type: String, required: true },
  account_id: { type: String, default: null },
  at: { type: Date, required: true },
  actor: { type: Schema.Types.Mixed, required: true },
  action: { type: String, required: true },
  target: { type: String, required: true },
  before: { type: Schema.Types.Mixed, default: null },
  after: { type: Schema.Types.Mixed, default: null },
  ip: { type: String, default: null },
});
auditSchema.index({ account_id: 1, at: -1, _id: -1 });
auditSchema.index({ at: -1, _id: -1 });
auditSchema.index({ target: 1 });
