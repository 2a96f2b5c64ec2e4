import type { AuditDocument } from '../documents/audit.ts';
import { anyOf, lessThan } from '../filters.ts';
import type { Models } from '../models.ts';
import type { AccountScope } from '../scope.ts';

/** What was done to one batch, for the people of its account. */
export const createBatchHistoryRepository = ({ audit_log, users, api_keys }: Models) => ({
  /** Entries of the audit log about a batch, newest first; with `before`, those older than that entry. */
  list: (
    scope: AccountScope,
    batch_id: string,
    page: { limit: number; before?: string },
  ): Promise<AuditDocument[]> =>
    audit_log
      .find({
        account_id: scope.account_id,
        target: batch_id,
        ...(page.before === undefined ? {} : { _id: lessThan(page.before) }),
      })
      .sort({ _id: -1 })
      .limit(page.limit)
      .lean<AuditDocument[]>(),

  /** Names of the account's own users and keys among these ids; who is not of the account has none here. */
  async namesOf(scope: AccountScope, ids: readonly string[]): Promise<Map<string, string>> {
    const { account_id } = scope;
    const [people, keys] = await Promise.all([
      users
        .find({ account_id, user_id: anyOf(ids) }, { user_id: 1, name: 1 })
        .lean<{ user_id: string; name: string }[]>(),
      api_keys
        .find({ account_id, key_id: anyOf(ids) }, { key_id: 1, name: 1 })
        .lean<{ key_id: string; name: string }[]>(),
    ]);
    return new Map([
      ...people.map(({ user_id, name }) => [user_id, name] as const),
      ...keys.map(({ key_id, name }) => [key_id, name] as const),
    ]);
  },
});
