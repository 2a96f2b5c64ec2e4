import { Schema } from 'mongoose';
import type { Actor } from './capacity.ts';

/** A key for programs. The key itself is shown once and never stored. */
export interface ApiKeyDocument {
  key_id: string;
  /** null: a platform key, which may name any account. */
  account_id: string | null;
  name: string;
  key_sha256: string;
  prefix: string;
  last4: string;
  /** Names of sets of capabilities, as `@timbre/accounts` knows them. */
  scopes: string[];
  /** From then on it is worth nothing; null: no end. */
  expires_at: Date | null;
  /** CIDR ranges of the clients that may use it; empty: any address. */
  allowed_networks: string[];
  /** The key that this one stands in for. */
  rotated_from: string | null;
  /** null: made at the command line, or before this was noted. */
  created_by: Actor | null;
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
  scopes: { type: [String], required: true },
  expires_at: { type: Date, default: null },
  allowed_networks: { type: [String], default: [] },
  rotated_from: { type: String, default: null },
  created_by: { type: Schema.Types.Mixed, default: null },
  created_at: { type: Date, required: true },
  last_used_at: { type: Date, default: null },
  revoked_at: { type: Date, default: null },
});
apiKeySchema.index({ key_id: 1 }, { unique: true });
apiKeySchema.index({ account_id: 1, created_at: -1 });

/** That a person is in a group of permissions. */
export interface GroupMembership {
  code: string;
  /** From then on the group gives them nothing; null: no end. */
  expires_at: Date | null;
}

/** One right that a person has beyond their groups (`conceder`), or in spite of them has not (`revocar`). */
export interface PermissionException {
  exception_id: string;
  kind: 'conceder' | 'revocar';
  capability: string;
  reason: string;
  expires_at: Date | null;
  granted_by: Actor;
  created_at: Date;
}

/** A person who signs in. */
export interface UserDocument {
  user_id: string;
  /** null: staff of the platform. */
  account_id: string | null;
  email: string;
  password_hash: string;
  name: string;
  is_active: boolean;
  groups: GroupMembership[];
  exceptions: PermissionException[];
  /** Sessions of an earlier number have ended: it grows with every new password and every suspension. */
  session_epoch: number;
  /** True while the password is one that somebody else has seen. */
  must_change_password: boolean;
  created_at: Date;
  last_login_at: Date | null;
}

const groupSchema = new Schema<GroupMembership>(
  { code: { type: String, required: true }, expires_at: { type: Date, default: null } },
  { _id: false },
);
const exceptionSchema = new Schema<PermissionException>(
  {
    exception_id: { type: String, required: true },
    kind: { type: String, required: true },
    capability: { type: String, required: true },
    reason: { type: String, required: true },
    expires_at: { type: Date, default: null },
    granted_by: { type: Schema.Types.Mixed, required: true },
    created_at: { type: Date, required: true },
  },
  { _id: false },
);

export const userSchema = new Schema<UserDocument>({
  user_id: { type: String, required: true },
  account_id: { type: String, default: null },
  email: { type: String, required: true },
  password_hash: { type: String, required: true },
  name: { type: String, required: true },
  is_active: { type: Boolean, default: true },
  groups: { type: [groupSchema], default: undefined },
  exceptions: { type: [exceptionSchema], default: undefined },
  session_epoch: { type: Number, default: 0 },
  must_change_password: { type: Boolean, default: false },
  created_at: { type: Date, required: true },
  last_login_at: { type: Date, default: null },
});
userSchema.index({ user_id: 1 }, { unique: true });
userSchema.index({ email: 1 }, { unique: true });
userSchema.index({ account_id: 1, user_id: -1 });
