import { existingAccount, readPersonKey, readPhone } from '@timbre/batches';
import { invalidInput, notFound } from '@timbre/kernel';
import type { DoNotCallLevel } from '@timbre/scheduling';
import { accountScope, type AccountScope, type DoNotCallDocument, type DoNotCallSource } from '@timbre/store';
import type { PolicyDeps } from '../deps.ts';
import { campaignId } from './read-entry.ts';

type Deps = Pick<PolicyDeps, 'store'>;

export interface DoNotCallQuery {
  level?: DoNotCallLevel;
  source?: DoNotCallSource;
  /** Entries that name this person, or this phone. */
  person?: string;
  phone?: string;
  batch_id?: string;
  limit: number;
  cursor?: string;
}

/** A part of the list, and where the next one begins; null: nothing follows. */
export interface DoNotCallPage {
  items: DoNotCallDocument[];
  next_cursor: string | null;
}

const ENTRY_ID = /^dnc_[0-9A-Z]{26}$/;

const afterCursor = (cursor: string | undefined): string | undefined => {
  if (cursor === undefined) return undefined;
  const entry_id = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!ENTRY_ID.test(entry_id))
    throw invalidInput([{ path: 'cursor', message: 'no es un cursor de esta lista' }]);
  return entry_id;
};

const valueOf = (country: string, { person, phone }: DoNotCallQuery) => {
  if (person === undefined && phone === undefined) return {};
  const [path, read] =
    person === undefined
      ? ['phone', readPhone(country, phone ?? '')]
      : ['person', readPersonKey(country, person)];
  if ('message' in read) throw invalidInput([{ path, message: read.message }]);
  return { value: read.value };
};

/** The account's do-not-call list, newest first, expired entries too. 422 for a RUT, phone or cursor that is none, 404 for a campaign that the account does not have. */
export const listDoNotCall =
  ({ store }: Deps) =>
  async (scope: AccountScope, query: DoNotCallQuery): Promise<DoNotCallPage> => {
    const { level, source, limit } = query;
    const { country } = await existingAccount(store, scope);
    const batch_id = (await campaignId(store, scope, query.batch_id ?? null)) ?? undefined;
    const chosen = Object.entries({ level, source, batch_id }).filter(([, value]) => value !== undefined);
    const filter = { ...Object.fromEntries(chosen), ...valueOf(country, query) };
    const before = afterCursor(query.cursor);
    const found = await store.do_not_call.list(scope, filter, { limit: limit + 1, before });
    const items = found.slice(0, limit);
    const last = items.at(-1);
    const more = found.length > limit && last !== undefined;
    return { items, next_cursor: more ? Buffer.from(last.entry_id).toString('base64url') : null };
  };

/** One entry. Throws 404 `Do-not-call entry not found`. */
export const getDoNotCall =
  ({ store }: Deps) =>
  async (scope: AccountScope, entry_id: string): Promise<DoNotCallDocument> => {
    const entry = await store.do_not_call.find(scope, entry_id);
    if (entry === null) throw notFound('Do-not-call entry not found');
    return entry;
  };

/** Whose entry this is, or was before it was lifted. For platform credentials only, which belong to no account. */
export const ownerOfDoNotCall =
  ({ store }: Deps) =>
  async (entry_id: string): Promise<AccountScope> => {
    const account_id =
      (await store.do_not_call.dangerouslyAcrossAccountsOwner(entry_id)) ??
      (await store.audit_log.dangerouslyAcrossAccountsListOf(entry_id)).at(-1)?.account_id ??
      null;
    if (account_id === null) throw notFound('Do-not-call entry not found');
    return accountScope(account_id);
  };
