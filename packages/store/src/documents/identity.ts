import { Schema } from 'mongoose';

/** A key for programs. The key itself is shown once and never stored. */
export interface ApiKeyDocument {
  key_id: string;
  /** null: a platform key, which may name any account. */
  account_id: string | null;
  name: string;
  key_sha256: string;
  prefix: string;
  last4: string;
  created_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
}

export const apiKeySchema = new Schema<ApiKeyDocument>({
  key_id: { type: String, required: true },
  account_id: { type: String, default: null },
  name: { type: String, required: true },
  key_sha256: { type: String, required: true },
  prefix: { type: String, required: true },
  last4: { type: String, required: true },
  created_at: { type: Date, required: true },
  last_used_at: { type: Date, default: null },
  revoked_at: { type: Date, default: null },
});
apiKeySchema.index({ key_id: 1 }, { unique: true });
apiKeySchema.index({ account_id: 1, created_at: -1 });

/** A person who signs in. */
export interface UserDocument {
  user_id: string;
  /** null: staff of the platform. */
  account_id: string | null;
  email: string;
  password_hash: string;
  name: string;
  is_active: boolean;
  created_at: Date;
  last_login_at: Date | null;
}

export const userSchema = new Schema<UserDocument>({
  user_id: { type: String, required: true },
  account_id: { type: String, default: null },
  email: { type: String, required: true },
  password_hash: { type: String, required: true },
  name: { type: String, required: true },
  is_active: { type: Boolean, default: true },
  created_at: { type: Date, required: true },
  last_login_at: { type: Date, default: null },
});
userSchema.index({ user_id: 1 }, { unique: true });
userSchema.index({ email: 1 }, { unique: true });
