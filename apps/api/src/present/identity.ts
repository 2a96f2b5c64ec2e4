import type { Credential } from '@timbre/accounts';
import type { ApiKeyView, MeView, UserView } from '@timbre/contracts';
import type { ApiKeyDocument, UserDocument } from '@timbre/store';

/** A key as lists show it: enough to recognise it, nothing to use it with. */
export const presentApiKey = (key: ApiKeyDocument): ApiKeyView => ({
  key_id: key.key_id,
  account_id: key.account_id,
  name: key.name,
  prefix: key.prefix,
  last4: key.last4,
  created_at: key.created_at,
  last_used_at: key.last_used_at,
  revoked_at: key.revoked_at,
});

/** A person without anything secret. */
export const presentUser = (user: UserDocument): UserView => ({
  user_id: user.user_id,
  account_id: user.account_id,
  email: user.email,
  name: user.name,
});

/** Who asks and what they may do. */
export const presentMe = (credential: Credential, user: UserDocument | null): MeView => ({
  kind: credential.kind,
  id: credential.id,
  account_id: credential.account_id,
  capabilities: [...credential.capabilities],
  user: user === null ? null : presentUser(user),
});
