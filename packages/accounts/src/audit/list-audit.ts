import { invalidInput } from '@timbre/kernel';
import type { AccountScope, AuditDocument, AuditFilter, AuditPlace } from '@timbre/store';
import type { AccountDeps } from '../deps.ts';

/** A page of acts, newest first. */
export interface AuditPage {
  data: AuditDocument[];
  next_cursor: string | null;
  has_more: boolean;
}

const SEPARATOR = '~';

const cursorOf = ({ at, _id }: AuditDocument): string =>
  Buffer.from(`${at.toISOString()}${SEPARATOR}${_id}`).toString('base64url');

/** Throws 422 for a text that is no cursor of ours. */
const placeOf = (cursor: string): AuditPlace => {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(SEPARATOR, 2);
  const place = { at: new Date(at), id };
  if (id === '' || Number.isNaN(place.at.getTime()))
    throw invalidInput([{ path: 'cursor', message: 'debe ser el next_cursor de una respuesta' }]);
  return place;
};

/** What was done in an account, or (`scope: null`) in all of them and to the platform itself. */
export const listAudit =
  ({ store }: Pick<AccountDeps, 'store'>) =>
  async (
    scope: AccountScope | null,
    { limit, cursor, ...filter }: AuditFilter & { limit: number; cursor?: string },
  ): Promise<AuditPage> => {
    const page = { limit: limit + 1, ...(cursor === undefined ? {} : { before: placeOf(cursor) }) };
    const found =
      scope === null
        ? await store.audit_reads.dangerouslyAcrossAccountsList(filter, page)
        : await store.audit_reads.list(scope, filter, page);
    const data = found.slice(0, limit);
    const last = data.at(-1);
    const has_more = found.length > limit;
    return { data, has_more, next_cursor: has_more && last !== undefined ? cursorOf(last) : null };
  };
