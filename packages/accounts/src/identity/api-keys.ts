import { MINUTE_MS, addMs, notFound, type Page, type Paged } from '@timbre/kernel';
import { accountScope, type Actor, type ApiKeyDocument } from '@timbre/store';
import { existingAccount } from '../accounts/account-sheet.ts';
import type { Credential } from '../credential.ts';
import type { AccountDeps } from '../deps.ts';
import { hashKey, newApiKey, readKeyId, sameHash } from './key-format.ts';
import { defaultScopes, scopeCapabilities } from './key-scopes.ts';
import { isInNetworks } from './networks.ts';

/** What the use cases of keys work with. */
export type KeyDeps = Pick<AccountDeps, 'store' | 'clock'>;

/** What a new key is to be. What is not given: the rights of its kind, no end, from anywhere. */
export interface NewApiKey {
  account_id: string | null;
  name: string;
  scopes?: string[];
  expires_at?: Date | null;
  allowed_networks?: string[];
  rotated_from?: string | null;
  created_by?: Actor;
}

/** A key that nobody has: an unknown id is compared all the same. */
const NOBODY = hashKey('nobody');

/**
 * Makes a key for an account, or for the platform (`account_id: null`). The key itself is in this answer and nowhere
 * else. Throws 404 for an unknown account. Whether somebody may make such a key is for `issueApiKey` to ask.
 */
export const createApiKey =
  (deps: KeyDeps) =>
  async (input: NewApiKey): Promise<{ key: string; document: ApiKeyDocument }> => {
    if (input.account_id !== null) await existingAccount(deps, accountScope(input.account_id));
    const { key, key_id } = newApiKey();
    const document: ApiKeyDocument = {
      key_id,
      account_id: input.account_id,
      name: input.name,
      key_sha256: hashKey(key),
      prefix: `tmb_live_${key_id}`,
      last4: key.slice(-4),
      scopes: input.scopes ?? defaultScopes(input.account_id),
      expires_at: input.expires_at ?? null,
      allowed_networks: input.allowed_networks ?? [],
      rotated_from: input.rotated_from ?? null,
      created_by: input.created_by ?? null,
      created_at: deps.clock.now(),
      last_used_at: null,
      revoked_at: null,
    };
    return (await deps.store.api_keys.insert(document)) ? { key, document } : createApiKey(deps)(input);
  };

/** True while a key is neither revoked nor expired. */
export const isAlive = ({ revoked_at, expires_at }: ApiKeyDocument, now: Date): boolean =>
  revoked_at === null && (expires_at === null || expires_at > now);

/**
 * Who a key belongs to, or null when it is unknown, changed by a character, revoked, expired, or comes from outside
 * its networks: after the same work whichever it was.
 */
export const verifyApiKey =
  (deps: KeyDeps) =>
  async (key: string, ip: string): Promise<Credential | null> => {
    const key_id = readKeyId(key);
    if (key_id === null) return null;
    const found = await deps.store.api_keys.dangerouslyAcrossAccountsFind(key_id);
    const same = sameHash(hashKey(key), found?.key_sha256 ?? NOBODY);
    const now = deps.clock.now();
    if (found === null || !same || !isAlive(found, now) || !isInNetworks(ip, found.allowed_networks))
      return null;
    const noted = addMs(now, -MINUTE_MS);
    if (found.last_used_at === null || found.last_used_at < noted)
      await deps.store.api_keys.touch(found.account_id, key_id, now, noted);
    const capabilities = scopeCapabilities(found.account_id, found.scopes);
    const { account_id } = found;
    return { kind: 'api_key', id: key_id, account_id, capabilities, may_grant: capabilities, session: null };
  };

/** The keys of an account, or of the platform, newest first. */
export const listApiKeys =
  (deps: Pick<AccountDeps, 'store'>) =>
  async (input: { account_id: string | null; page: Page }): Promise<Paged<ApiKeyDocument>> => {
    const [items, total] = await Promise.all([
      deps.store.api_keys.list(input.account_id, input.page),
      deps.store.api_keys.count(input.account_id),
    ]);
    return { items, total };
  };

/** A key of this owner. Throws 404 when there is none of this id. */
export const existingKey = async (
  { store }: Pick<AccountDeps, 'store'>,
  account_id: string | null,
  key_id: string,
): Promise<ApiKeyDocument> => {
  const key = await store.api_keys.find(account_id, key_id);
  if (key === null) throw notFound('API key not found');
  return key;
};
