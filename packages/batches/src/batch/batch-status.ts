import type { AccountScope, BatchCounters, BatchHour, BatchRecord } from '@timbre/store';
import type { BatchDeps } from '../deps.ts';
import { readCounters } from '../job/job-status.ts';
import { createWaitingCounts } from '../overview/waiting-count.ts';
import { findBatch } from './find-batch.ts';

type Deps = Pick<BatchDeps, 'store' | 'clock'>;

/** A batch with its counters as they read, and how many of its people wait for their hours. */
export interface BatchStatus {
  batch: BatchRecord;
  counters: BatchCounters;
  waiting_schedule_jobs: number;
}

/** Reads where a batch stands; see {@link batchStatus}. */
export type ReadStatus = (scope: AccountScope, id: string) => Promise<BatchStatus>;

/**
 * Where a batch stands, cheap enough to be asked every few seconds: one read, and now and then a count of those who
 * wait for their hours. Make one reader for a process. Throws 404 `Batch not found`.
 */
export const batchStatus = ({ store, clock }: Deps): ReadStatus => {
  const waitingIn = createWaitingCounts(store);
  return async (scope, id) => {
    const batch = await findBatch(store, scope, id);
    const waiting_schedule_jobs = await waitingIn(scope, batch, clock.now());
    return { batch, counters: readCounters(batch), waiting_schedule_jobs };
  };
};

const HOURS = 24;

/** {@link batchStatus}, from the process's one reader, and the last 24 local hours with calls, newest first. */
export const batchSummary =
  ({ store }: Pick<Deps, 'store'>, statusOf: ReadStatus) =>
  async (scope: AccountScope, id: string): Promise<BatchStatus & { hours: BatchHour[] }> => {
    const status = await statusOf(scope, id);
    const { batch_id, call_settings } = status.batch;
    return {
      ...status,
      hours: await store.batch_reads.hours(scope, batch_id, call_settings.timezone, HOURS),
    };
  };
