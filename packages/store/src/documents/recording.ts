import { Schema } from 'mongoose';

/**
 * waiting: to be copied, at `next_at` · copying: a worker is at it until `lease_until` · stored: ours · failed: never
 * will be (`fault` says why) · erased: was or might have been, and must never be again.
 */
const RECORDING_STATES = ['waiting', 'copying', 'stored', 'failed', 'erased'] as const;
export type RecordingState = (typeof RECORDING_STATES)[number];

/** Why there is no copy. */
export type RecordingFault =
  'link_dead' | 'host_not_allowed' | 'too_large' | 'not_audio' | 'unavailable' | 'no_link';

/** The copy of one call's recording: what is known of it. The sound itself is a file of the bucket `recordings`. */
export interface RecordingDocument {
  /** The attempt's id. */
  _id: string;
  attempt_id: string;
  account_id: string;
  batch_id: string;
  state: RecordingState;
  /** Copies that were begun; names the file together with the attempt. */
  tries: number;
  lease_until: Date | null;
  next_at: Date;
  /** When the provider's link stops working. */
  link_dies_at: Date;
  fault: RecordingFault | null;
  /** The file; null unless `stored`. */
  file_id: string | null;
  content_type: string | null;
  bytes: number | null;
  created_at: Date;
  stored_at: Date | null;
}

export const recordingSchema = new Schema<RecordingDocument>({
  _id: { type: String, required: true },
  attempt_id: { type: String, required: true },
  account_id: { type: String, required: true },
  batch_id: { type: String, required: true },
  state: { type: String, enum: RECORDING_STATES, required: true },
  tries: { type: Number, default: 0 },
  lease_until: { type: Date, default: null },
  next_at: { type: Date, required: true },
  link_dies_at: { type: Date, required: true },
  fault: { type: String, default: null },
  file_id: { type: String, default: null },
  content_type: { type: String, default: null },
  bytes: { type: Number, default: null },
  created_at: { type: Date, required: true },
  stored_at: { type: Date, default: null },
});
recordingSchema.index({ account_id: 1, stored_at: 1 });
recordingSchema.index({ state: 1, next_at: 1 });
