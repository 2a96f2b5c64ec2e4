import { existingAccount, getBatch, implicitBatchId } from '@timbre/batches';
import type { Page, Paged } from '@timbre/kernel';
import type { AccountScope, AttemptDocument, CalledJob } from '@timbre/store';
import type { CallDeps } from '../deps.ts';
import { momentRange } from './moment-range.ts';

/** A call with the person who was called. */
export interface CalledView {
  attempt: AttemptDocument;
  /** null: the job was removed; the call stays. */
  job: CalledJob | null;
  /** null: the call was made without a batch. */
  batch_id: string | null;
}

export interface CallQuery extends Page {
  /** Either id of a batch. */
  batch_id?: string;
  start_date?: string;
  end_date?: string;
}

type Deps = Pick<CallDeps, 'store'>;

/** Calls with their people, in two reads however many they are. */
export const withPeople = async (
  { store }: Deps,
  scope: AccountScope,
  attempts: readonly AttemptDocument[],
): Promise<CalledView[]> => {
  const ids = [...new Set(attempts.map(({ job_id }) => job_id))];
  const jobs = ids.length === 0 ? [] : await store.call_reads.listJobs(scope, ids);
  const by_id = new Map(jobs.map((job) => [job.job_id, job]));
  const single = implicitBatchId(scope.account_id);
  return attempts.map((attempt) => ({
    attempt,
    job: by_id.get(attempt.job_id) ?? null,
    batch_id: attempt.batch_id === single ? null : attempt.batch_id,
  }));
};

/**
 * A page of an account's ended calls, newest first, of one batch and between two dates if asked. Throws 404 `Account
 * not found` and `Batch not found`.
 */
export const listCalls =
  (deps: Deps) =>
  async (scope: AccountScope, query: CallQuery): Promise<Paged<CalledView>> => {
    const { store } = deps;
    const { limit, skip, batch_id: named, ...dates } = query;
    const { timezone } = await existingAccount(store, scope);
    const batch = named === undefined ? null : await getBatch(deps)(scope, named);
    const filter = { ...momentRange(dates, timezone), ...(batch && { batch_id: batch.batch_id }) };
    const [attempts, total] = await Promise.all([
      store.call_reads.list(scope, filter, { limit, skip }),
      store.call_reads.count(scope, filter),
    ]);
    return { items: await withPeople(deps, scope, attempts), total };
  };
