import type { DoNotCallLevel } from '@timbre/scheduling';
import { Schema } from 'mongoose';

export const DO_NOT_CALL_LEVELS = [
  'account',
  'batch',
  'person',
  'phone',
] as const satisfies readonly DoNotCallLevel[];

export const DO_NOT_CALL_SOURCES = ['manual', 'csv', 'opt_out', 'erasure'] as const;
/** Where an entry comes from: an operator, a file, the person's own word in a call, or what is left of somebody erased. */
export type DoNotCallSource = (typeof DO_NOT_CALL_SOURCES)[number];

/** Somebody must not be called. Lifted by deleting the document; an expired one names nobody any more. */
export interface DoNotCallDocument {
  /** `<account>|<level>|<batch>|<value>`: there is one entry for the same, so the gate finds it by its name. */
  _id: string;
  /** The name that clients know; it tells nothing of the person, so it may stand in an address. */
  entry_id: string;
  account_id: string;
  level: DoNotCallLevel;
  /**
   * person: the person key (RUT, else id, else phone) · phone: E.164 · account and batch: empty. Of somebody who was
   * erased: the subject key of either.
   */
  value: string;
  /** The campaign that it is about; null: every campaign of the account. */
  batch_id: string | null;
  reason: string;
  source: DoNotCallSource;
  /** null: for good. */
  expires_at: Date | null;
  /** The key or user that wrote it; the attempt for an opt-out. */
  created_by: string;
  created_at: Date;
}

export const doNotCallSchema = new Schema<DoNotCallDocument>({
  _id: { type: String, required: true },
  entry_id: { type: String, required: true },
  account_id: { type: String, required: true },
  level: { type: String, enum: DO_NOT_CALL_LEVELS, required: true },
  value: { type: String, default: '' },
  batch_id: { type: String, default: null },
  reason: { type: String, required: true },
  source: { type: String, enum: DO_NOT_CALL_SOURCES, required: true },
  expires_at: { type: Date, default: null },
  created_by: { type: String, required: true },
  created_at: { type: Date, required: true },
});
doNotCallSchema.index({ entry_id: 1 }, { unique: true });
doNotCallSchema.index({ account_id: 1, entry_id: -1 });
doNotCallSchema.index({ account_id: 1, value: 1, entry_id: -1 });
