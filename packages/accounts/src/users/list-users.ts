import type { UserDocument, UserFilter } from '@timbre/store';
import type { AccountDeps } from '../deps.ts';

/** A page of people, the newest first. */
export interface UserPage {
  data: UserDocument[];
  /** The next page begins after this person; null on the last. */
  next_cursor: string | null;
  has_more: boolean;
}

/** The people of an account, or of the platform (`account_id: null`). */
export const listUsers =
  ({ store }: Pick<AccountDeps, 'store'>) =>
  async (
    account_id: string | null,
    { limit, cursor, ...filter }: UserFilter & { limit: number; cursor?: string },
  ): Promise<UserPage> => {
    const page = { limit: limit + 1, ...(cursor === undefined ? {} : { after: cursor }) };
    const found = await store.users.list(account_id, filter, page);
    const data = found.slice(0, limit);
    const has_more = found.length > limit;
    return { data, has_more, next_cursor: has_more ? (data.at(-1)?.user_id ?? null) : null };
  };
