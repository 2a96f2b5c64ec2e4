import { MINUTE_MS, addMs, notFound, type Page, type Paged } from '@timbre/kernel';
import { accountScope, type ApiKeyDocument } from '@timbre/store';
import { existingAccount } from '../accounts/account-sheet.ts';
import { ACCOUNT_KEY_CAPABILITIES, ALL_CAPABILITIES } from '../capabilities.ts';
import type { Credential } from '../credential.ts';
import type { AccountDeps } from '../deps.ts';
import { hashKey, newApiKey, readKeyId, sameHash } from './key-format.ts';

type KeyDeps = Pick<AccountDeps, 'store' | 'clock'>;

/** A key that nobody has: an unknown id is compared all the same. */
const NOBODY = hashKey('nobody');

/**
 * Makes a key for an account, or for the platform (`account_id: null`). The key itself is in this answer and nowhere
 * else. Throws 404 for an unknown account.
 */
export const createApiKey =
  (deps: KeyDeps) =>
  async (input: {
    account_id: string | null;
    name: string;
  }): Promise<{ key: string; document: ApiKeyDocument }> => {
    if (input.account_id !== null) await existingAccount(deps, accountScope(input.account_id));
    const { key, key_id } = newApiKey();
    const document: ApiKeyDocument = {
      key_id,
      account_id: input.account_id,
      name: input.name,
      key_sha256: hashKey(key),
      prefix: `tmb_live_${key_id}`,
      last4: key.slice(-4),
      created_at: deps.clock.now(),
      last_used_at: null,
      revoked_at: null,
    };
    return (await deps.store.api_keys.insert(document)) ? { key, document } : createApiKey(deps)(input);
  };

/** Who a key belongs to, or null when it is unknown, changed by a character or revoked. */
export const verifyApiKey =
  (deps: KeyDeps) =>
  async (key: string): Promise<Credential | null> => {
    const key_id = readKeyId(key);
    if (key_id === null) return null;
    const found = await deps.store.api_keys.dangerouslyAcrossAccountsFind(key_id);
    const same = sameHash(hashKey(key), found?.key_sha256 ?? NOBODY);
    if (found === null || !same || found.revoked_at !== null) return null;
    const now = deps.clock.now();
    const noted = addMs(now, -MINUTE_MS);
    if (found.last_used_at === null || found.last_used_at < noted)
      await deps.store.api_keys.touch(found.account_id, key_id, now, noted);
    const capabilities = found.account_id === null ? ALL_CAPABILITIES : ACCOUNT_KEY_CAPABILITIES;
    return { kind: 'api_key', id: key_id, account_id: found.account_id, capabilities, session: null };
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

/** Revokes a key at once and for ever; again without effect. Throws 404 when this owner has no such key. */
export const revokeApiKey =
  (deps: KeyDeps) =>
  async (input: { account_id: string | null; key_id: string }): Promise<ApiKeyDocument> => {
    const key = await deps.store.api_keys.revoke(input.account_id, input.key_id, deps.clock.now());
    if (key === null) throw notFound('API key not found');
    return key;
  };
