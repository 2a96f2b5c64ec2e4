import { Schema } from 'mongoose';

/** How often somebody tried to sign in within a window of time. The key is a hash: no address stands here. */
export interface LoginTriesDocument {
  _id: string;
  tries: number;
  until: Date;
}

/** A session that was ended before its token expires. */
export interface EndedSessionDocument {
  /** The token's `jti`. */
  _id: string;
  until: Date;
}

export const loginTriesSchema = new Schema<LoginTriesDocument>({
  _id: { type: String, required: true },
  tries: { type: Number, required: true },
  until: { type: Date, required: true },
});
loginTriesSchema.index({ until: 1 }, { expireAfterSeconds: 0 });

export const endedSessionSchema = new Schema<EndedSessionDocument>({
  _id: { type: String, required: true },
  until: { type: Date, required: true },
});
endedSessionSchema.index({ until: 1 }, { expireAfterSeconds: 0 });
