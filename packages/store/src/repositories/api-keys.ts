import type { ApiKeyDocument } from '../documents/identity.ts';
import { greaterThan, isDuplicateKey, lessThan } from '../filters.ts';
import type { Models } from '../models.ts';

const BY_KEY = { acrossAccounts: 'a key says itself whose it is' };

/** Gives keys that were stored before scopes were the rights that they had. */
const whole = (key: ApiKeyDocument | null): ApiKeyDocument | null =>
  key && {
    ...key,
    scopes: key.scopes ?? [key.account_id === null ? 'platform' : 'account'],
    expires_at: key.expires_at ?? null,
    allowed_networks: key.allowed_networks ?? [],
    rotated_from: key.rotated_from ?? null,
    created_by: key.created_by ?? null,
  };

/** Keys for programs. `account_id: null` stands for the platform's own keys, never for all keys. */
export const createApiKeyRepository = ({ api_keys }: Models) => ({
  /** Stores a key; false when its id is taken. */
  async insert(key: ApiKeyDocument): Promise<boolean> {
    try {
      await api_keys.insertOne(key);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  },

  /** The key with this public id, revoked ones too; before anybody is known to be signed in. */
  dangerouslyAcrossAccountsFind: async (key_id: string): Promise<ApiKeyDocument | null> =>
    whole(await api_keys.findOne({ key_id }, null, BY_KEY).lean<ApiKeyDocument>()),

  find: async (account_id: string | null, key_id: string): Promise<ApiKeyDocument | null> =>
    whole(await api_keys.findOne({ account_id, key_id }).lean<ApiKeyDocument>()),

  /** The keys of an account (null: of the platform), newest first. */
  async list(account_id: string | null, page: { limit: number; skip: number }): Promise<ApiKeyDocument[]> {
    const found = await api_keys
      .find({ account_id })
      .sort({ created_at: -1, _id: -1 })
      .skip(page.skip)
      .limit(page.limit)
      .lean<ApiKeyDocument[]>();
    return found.map((key) => whole(key) ?? key);
  },

  count: (account_id: string | null): Promise<number> => api_keys.countDocuments({ account_id }),

  /** Revokes a key; the first time counts. Returns it as it is then, or null when this owner has no such key. */
  async revoke(account_id: string | null, key_id: string, at: Date): Promise<ApiKeyDocument | null> {
    await api_keys.updateOne({ account_id, key_id, revoked_at: null }, { $set: { revoked_at: at } });
    return whole(await api_keys.findOne({ account_id, key_id }).lean<ApiKeyDocument>());
  },

  /** Lets a key end at `at`, unless it ends earlier by itself. */
  async endBy(account_id: string | null, key_id: string, at: Date): Promise<void> {
    const end = { $set: { expires_at: at } };
    const endless = await api_keys.updateOne({ account_id, key_id, expires_at: null }, end);
    if (endless.modifiedCount === 0)
      await api_keys.updateOne({ account_id, key_id, expires_at: greaterThan(at) }, end);
  },

  /** Notes that a key was used, unless that was noted after `unless_since`. */
  async touch(account_id: string | null, key_id: string, at: Date, unless_since: Date): Promise<void> {
    const used = { $set: { last_used_at: at } };
    const first = await api_keys.updateOne({ account_id, key_id, last_used_at: null }, used);
    if (first.modifiedCount === 0)
      await api_keys.updateOne({ account_id, key_id, last_used_at: lessThan(unless_since) }, used);
  },
});
