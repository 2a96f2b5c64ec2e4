import { Schema } from 'mongoose';

/** How often somebody tried to sign in within a window of time. The key is a hash: no address stands here. */
export interface LoginTriesDocument {
  _id: string;
  tries: number;
  until: Date;
}

/** One sign-in of a person, with the family of refresh tokens that keeps it open. */
export interface SessionDocument {
  /** The tokens' `sid`. */
  _id: string;
  user_id: string;
  /** The user's `session_epoch` at sign-in. */
  epoch: number;
  /** How often the refresh token was exchanged. */
  generation: number;
  /** The one refresh token that is good now. */
  refresh_sha256: string;
  /** When it took the place of the one before; null for the first. */
  rotated_at: Date | null;
  /** When it expires. */
  refresh_until: Date;
  created_at: Date;
  /** However often it is refreshed, the session ends here. */
  ends_at: Date;
  ended_at: Date | null;
}

export const loginTriesSchema = new Schema<LoginTriesDocument>({
  _id: { type: String, required: true },
  tries: { type: Number, required: true },
  until: { type: Date, required: true },
});
loginTriesSchema.index({ until: 1 }, { expireAfterSeconds: 0 });

export const sessionSchema = new Schema<SessionDocument>({
  _id: { type: String, required: true },
  user_id: { type: String, required: true },
  epoch: { type: Number, required: true },
  generation: { type: Number, required: true },
  refresh_sha256: { type: String, required: true },
  rotated_at: { type: Date, default: null },
  refresh_until: { type: Date, required: true },
  created_at: { type: Date, required: true },
  ends_at: { type: Date, required: true },
  ended_at: { type: Date, default: null },
});
sessionSchema.index({ ends_at: 1 }, { expireAfterSeconds: 0 });
