import { invalidInput, notFound } from '@timbre/kernel';
import {
  accountScope,
  type AccountScope,
  type SubjectRequestDocument,
  type SubjectRequestFilter,
} from '@timbre/store';
import type { SubjectDeps } from '../deps.ts';

/** A part of the list, newest first, and where the next one begins; null: nothing follows. */
export interface RequestPage {
  items: SubjectRequestDocument[];
  next_cursor: string | null;
}

const REQUEST_ID = /^srq_[0-9A-Z]{26}$/;

const afterCursor = (cursor: string | undefined): string | undefined => {
  if (cursor === undefined) return undefined;
  const id = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!REQUEST_ID.test(id))
    throw invalidInput([{ path: 'cursor', message: 'no es un cursor de esta lista' }]);
  return id;
};

/** What people asked of the account, with its deadlines. Throws 422 for a cursor of another list. */
export const listSubjectRequests =
  ({ store }: Pick<SubjectDeps, 'store'>) =>
  async (
    scope: AccountScope,
    { limit, cursor, ...filter }: SubjectRequestFilter & { limit: number; cursor?: string },
  ): Promise<RequestPage> => {
    const chosen = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
    const before = afterCursor(cursor);
    const found = await store.subject_requests.list(scope, chosen, { limit: limit + 1, before });
    const items = found.slice(0, limit);
    const last = items.at(-1);
    const more = found.length > limit && last !== undefined;
    return { items, next_cursor: more ? Buffer.from(last.request_id).toString('base64url') : null };
  };

const MISSING = 'Subject request not found';

/** One request. Throws 404 `Subject request not found`. */
export const getSubjectRequest =
  ({ store }: Pick<SubjectDeps, 'store'>) =>
  async (scope: AccountScope, request_id: string): Promise<SubjectRequestDocument> => {
    const request = await store.subject_requests.find(scope, request_id);
    if (request === null) throw notFound(MISSING);
    return request;
  };

/** Whose request this is. For platform credentials only. */
export const ownerOfSubjectRequest =
  ({ store }: Pick<SubjectDeps, 'store'>) =>
  async (request_id: string): Promise<AccountScope> => {
    const request = await store.subject_requests.dangerouslyAcrossAccountsFind(request_id);
    if (request === null) throw notFound(MISSING);
    return accountScope(request.account_id);
  };
