import { Schema } from 'mongoose';

/** An answer that was given and may have to be given again: sealed by whoever keeps it, unreadable here. */
export interface KeptAnswer {
  status: number;
  headers: Record<string, string | string[]>;
  /** The body, encrypted with a key that only the client's own key opens: it may hold secrets and people's data. */
  sealed: string;
}

/** A request that came with an `Idempotency-Key`: claimed while `answer` is null, done afterwards. */
export interface IdempotencyKeyDocument {
  /** Hash of credential, operation and key: of two requests that race with one key, one loses. */
  _id: string;
  /** null: a credential of the platform. */
  account_id: string | null;
  /** Hash of everything that was asked for. */
  request_hash: string;
  /** Whoever works on it; another one may take over after `claimed_until`. */
  claim_id: string;
  claimed_until: Date;
  answer: KeptAnswer | null;
  created_at: Date;
  /** From then on the key is new again. */
  expires_at: Date;
}

const keptAnswer = new Schema<KeptAnswer>(
  {
    status: { type: Number, required: true },
    headers: { type: Object, required: true },
    sealed: { type: String, required: true },
  },
  { _id: false },
);

export const idempotencyKeySchema = new Schema<IdempotencyKeyDocument>({
  _id: { type: String, required: true },
  account_id: { type: String, default: null },
  request_hash: { type: String, required: true },
  claim_id: { type: String, required: true },
  claimed_until: { type: Date, required: true },
  answer: { type: keptAnswer, default: null },
  created_at: { type: Date, required: true },
  expires_at: { type: Date, required: true },
});
idempotencyKeySchema.index({ expires_at: 1 }, { expireAfterSeconds: 0 });
