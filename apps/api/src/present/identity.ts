import type { Credential, SignedIn } from '@timbre/accounts';
import type { ApiKeyView, LoginView, MeView, UserView } from '@timbre/contracts';
import type { ApiKeyDocument, UserDocument } from '@timbre/store';

/** A key as lists show it: enough to recognise it, nothing to use it with. */
export const presentApiKey = (key: ApiKeyDocument): ApiKeyView => ({
  key_id: key.key_id,
  account_id: key.account_id,
  name: key.name,
  prefix: key.prefix,
  last4: key.last4,
  scopes: key.scopes,
  expires_at: key.expires_at,
  allowed_networks: key.allowed_networks,
  rotated_from: key.rotated_from,
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
  must_change_password: user.must_change_password,
});

/** A session with both of its tokens, for the one who opened it. */
export const presentSession = (session: SignedIn): LoginView => ({
  token: session.token,
  token_type: 'Bearer',
  expires_at: session.expires_at,
  refresh_token: session.refresh_token,
  refresh_expires_at: session.refresh_expires_at,
  user: presentUser(session.user),
});

/** Who asks and what they may do. */
export const presentMe = (credential: Credential, user: UserDocument | null): MeView => ({
  kind: credential.kind,
  id: credential.id,
  account_id: credential.account_id,
  capabilities: [...credential.capabilities],
  user: user === null ? null : presentUser(user),
});
