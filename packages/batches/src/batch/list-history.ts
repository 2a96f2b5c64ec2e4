import { invalidInput } from '@timbre/kernel';
import type { AccountScope, AuditDocument } from '@timbre/store';
import type { BatchDeps } from '../deps.ts';
import { findBatch } from './find-batch.ts';

/** One change of a batch and who made it; `name` is null for who is not of the account. */
export interface HistoryEntry extends Pick<
  AuditDocument,
  '_id' | 'at' | 'action' | 'actor' | 'before' | 'after'
> {
  name: string | null;
}

/** A part of the history, and where the next one begins; null: nothing follows. */
export interface BatchHistory {
  items: HistoryEntry[];
  next_cursor: string | null;
}

const CHANGE_ID = /^audit_[0-9A-Z]{26}$/;

const beforeCursor = (cursor: string | undefined): string | undefined => {
  if (cursor === undefined) return undefined;
  const change_id = Buffer.from(cursor, 'base64url').toString('utf8');
  if (CHANGE_ID.test(change_id)) return change_id;
  throw invalidInput([{ path: 'cursor', message: 'no es un cursor de esta lista' }]);
};

/**
 * Who changed what of a batch and of its jobs, newest first. Throws 404 `Batch not found`, 422 for a cursor that is
 * none.
 */
export const listBatchHistory =
  ({ store }: Pick<BatchDeps, 'store'>) =>
  async (
    scope: AccountScope,
    id: string,
    query: { limit: number; cursor?: string },
  ): Promise<BatchHistory> => {
    const { batch_id } = await findBatch(store, scope, id);
    const { limit, cursor } = query;
    const page = { limit: limit + 1, before: beforeCursor(cursor) };
    const found = await store.batch_history.list(scope, batch_id, page);
    const entries = found.slice(0, limit);
    const names = await store.batch_history.namesOf(
      scope,
      entries.map(({ actor }) => actor.id),
    );
    const last = entries.at(-1);
    const more = found.length > limit && last !== undefined;
    return {
      items: entries.map((entry) => ({ ...entry, name: names.get(entry.actor.id) ?? null })),
      next_cursor: more ? Buffer.from(last._id).toString('base64url') : null,
    };
  };
