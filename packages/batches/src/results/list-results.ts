import { invalidInput } from '@timbre/kernel';
import type { AccountScope, ResultPlace } from '@timbre/store';
import { findBatch } from '../batch/find-batch.ts';
import type { BatchDeps } from '../deps.ts';
import { rowsOf } from './read-rows.ts';
import type { ResultRow } from './result-row.ts';

/** A page of results and where the next one begins. */
export interface ResultPage {
  data: ResultRow[];
  next_cursor: string | null;
  has_more: boolean;
}

const PLACE = /^(\d{1,15}) ([0-9a-f]{24})$/;

const placeOf = (cursor: string): ResultPlace => {
  const [, time, id] = PLACE.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  if (time === undefined || id === undefined)
    throw invalidInput([{ path: 'cursor', message: 'no es un cursor de esta lista' }]);
  return { created_at: new Date(Number(time)), id };
};

const cursorOf = ({ created_at, id }: ResultPlace): string =>
  Buffer.from(`${created_at.getTime()} ${id}`).toString('base64url');

/**
 * What became of a batch's people, in the order in which they came in. Throws 404 `Batch not found`, 422 for a cursor
 * of another list.
 */
export const listResults =
  ({ store }: Pick<BatchDeps, 'store'>) =>
  async (
    scope: AccountScope,
    id: string,
    { cursor, limit }: { cursor?: string; limit: number },
  ): Promise<ResultPage> => {
    const batch = await findBatch(store, scope, id);
    const after = cursor === undefined ? null : placeOf(cursor);
    const found = await store.results_reads.page(scope, batch.batch_id, { after, limit: limit + 1 });
    const jobs = found.slice(0, limit);
    const last = jobs.at(-1);
    const has_more = found.length > limit && last !== undefined;
    return {
      data: await rowsOf(store, scope, batch, jobs),
      has_more,
      next_cursor: has_more ? cursorOf({ created_at: last.created_at, id: last._id.toString() }) : null,
    };
  };
