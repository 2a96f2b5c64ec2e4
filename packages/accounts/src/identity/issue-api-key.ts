import { addMs, HOUR_MS, invalidInput, invalidState } from '@timbre/kernel';
import type { ApiKeyDocument } from '@timbre/store';
import { actorOf, noteActBy, type By } from '../audit/note-act.ts';
import { requireMayGrant } from '../permissions/delegation.ts';
import { createApiKey, existingKey, isAlive, type KeyDeps, type NewApiKey } from './api-keys.ts';
import { defaultScopes, scopeCapabilities } from './key-scopes.ts';

/** A key just made, with the text that is shown this once. */
export interface IssuedKey {
  key: string;
  document: ApiKeyDocument;
}

const shown = ({ name, scopes, expires_at, allowed_networks, rotated_from }: ApiKeyDocument) => ({
  name,
  scopes,
  expires_at,
  allowed_networks,
  rotated_from,
});

const checkExpiry = (expires_at: Date | null | undefined, now: Date): void => {
  if (expires_at && expires_at <= now)
    throw invalidInput([{ path: 'expires_at', message: 'debe estar en el futuro' }]);
};

/**
 * {@link createApiKey} on behalf of somebody, audited. Throws 403 when the key could do more than they may pass on,
 * 422 when its scopes give it nothing in this account or it would have expired already.
 */
export const issueApiKey =
  (deps: KeyDeps) =>
  async (input: Omit<NewApiKey, 'created_by'>, by: By): Promise<IssuedKey> => {
    checkExpiry(input.expires_at, deps.clock.now());
    const { account_id, scopes = defaultScopes(account_id) } = input;
    const capabilities = scopeCapabilities(account_id, scopes);
    if (capabilities.size === 0)
      throw invalidInput([{ path: 'scopes', message: 'no dan ningún permiso a una llave de esta cuenta' }]);
    requireMayGrant(by.credential, capabilities);
    const issued = await createApiKey(deps)({ ...input, scopes, created_by: actorOf(by.credential) });
    const { key_id: target } = issued.document;
    await noteActBy(deps, by, {
      account_id,
      action: 'api_key.created',
      target,
      after: shown(issued.document),
    });
    return issued;
  };

/**
 * A new key with the name, scopes, networks and end of an old one, which goes on working for `overlap_hours` so that
 * programs can be moved over. Throws 404 for no such key, 409 for one that is worth nothing, 403 as {@link issueApiKey}.
 */
export const rotateApiKey =
  (deps: KeyDeps) =>
  async (
    input: { account_id: string | null; key_id: string; overlap_hours: number },
    by: By,
  ): Promise<IssuedKey> => {
    const { account_id, key_id, overlap_hours } = input;
    const old = await existingKey(deps, account_id, key_id);
    if (!isAlive(old, deps.clock.now())) throw invalidState('Esta llave ya no sirve; cree una nueva');
    const { name, scopes, expires_at, allowed_networks } = old;
    const next = { account_id, name, scopes, expires_at, allowed_networks, rotated_from: key_id };
    const issued = await issueApiKey(deps)(next, by);
    const until = addMs(deps.clock.now(), overlap_hours * HOUR_MS);
    await deps.store.api_keys.endBy(account_id, key_id, until);
    await noteActBy(deps, by, {
      account_id,
      action: 'api_key.rotated',
      target: key_id,
      before: { expires_at },
      after: { expires_at: until, replaced_by: issued.document.key_id },
    });
    return issued;
  };

/**
 * Revokes a key at once and for ever; again without effect. Throws 404 when this owner has no such key. Whoever may
 * revoke may revoke any, also one with more rights than their own: a key that leaked does not wait.
 */
export const revokeApiKey =
  (deps: KeyDeps) =>
  async (input: { account_id: string | null; key_id: string }, by: By): Promise<void> => {
    const { account_id, key_id } = input;
    const key = await existingKey(deps, account_id, key_id);
    if (key.revoked_at !== null) return;
    await deps.store.api_keys.revoke(account_id, key_id, deps.clock.now());
    await noteActBy(deps, by, { account_id, action: 'api_key.revoked', target: key_id });
  };
