import type { Page, Paged } from '@timbre/kernel';
import type { AccountScope, BatchCounters, JobFilter } from '@timbre/store';
import { existingAccount } from '../active-account.ts';
import { findBatch } from '../batch/find-batch.ts';
import type { BatchDeps } from '../deps.ts';
import { filterOfAccount, filterOfBatch } from './job-filter.ts';
import { counterOf, readCounters } from './job-status.ts';
import { viewJobs, type JobView } from './view-jobs.ts';

type Deps = Pick<BatchDeps, 'store' | 'clock'>;

const page = async (
  deps: Deps,
  scope: AccountScope,
  filter: JobFilter,
  query: Page,
  total: () => Promise<number> | number,
): Promise<Paged<JobView>> => {
  const [jobs, size] = await Promise.all([deps.store.job_reads.list(scope, filter, query), total()]);
  return { items: await viewJobs(deps, scope, jobs), total: size };
};

const counted = (counters: BatchCounters, status: string | undefined): number | null => {
  const counter = status === undefined ? 'total_jobs' : counterOf(status);
  return counter === null ? null : counters[counter];
};

/**
 * A page of one batch's jobs, newest first; the total comes from the batch's counters where they know it. Throws 404
 * for an unknown batch, 400 `Invalid status: x`.
 */
export const listBatchJobs =
  (deps: Deps) =>
  async (scope: AccountScope, id: string, query: Page & { status?: string }): Promise<Paged<JobView>> => {
    const batch = await findBatch(deps.store, scope, id);
    const account = await existingAccount(deps.store, scope);
    const filter = filterOfBatch(batch, account, query.status, deps.clock.now());
    const total = counted(readCounters(batch), query.status);
    return page(deps, scope, filter, query, () => total ?? deps.store.job_reads.count(scope, filter));
  };

/**
 * A page of an account's jobs in all its batches, newest first; with `batch_id` those of one batch. Throws 404 for an
 * unknown batch, 400 `Invalid status: x`.
 */
export const listJobs =
  (deps: Deps) =>
  async (
    scope: AccountScope,
    query: Page & { status?: string; batch_id?: string },
  ): Promise<Paged<JobView>> => {
    if (query.batch_id !== undefined) return listBatchJobs(deps)(scope, query.batch_id, query);
    const { store } = deps;
    const filter = filterOfAccount(await store.batch_reads.listClosing(scope), query.status);
    return page(deps, scope, filter, query, async () =>
      query.status === undefined
        ? (await store.batch_reads.sumCounters(scope)).total_jobs
        : store.job_reads.count(scope, filter),
    );
  };
