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

/**
 * Where a batch stands, cheap enough to be asked every few seconds: one read, and now and then a count of those who
 * wait for their hours. Make one reader for a process. Throws 404 `Batch not found`.
 */
export const batchStatus = ({ store, clock }: Deps) => {
  const waitingIn = createWaitingCounts(store);
  return async (scope: AccountScope, id: string): Promise<BatchStatus> => {
    const batch = await findBatch(store, scope, id);
    const waiting_schedule_jobs = await waitingIn(scope, batch, clock.now());
    return { batch, counters: readCounters(batch), waiting_schedule_jobs };
  };
};

const HOURS = 24;

/** {@link batchStatus} and the last 24 local hours in which calls were made, newest first. */
export const batchSummary = (deps: Deps) => {
  const statusOf = batchStatus(deps);
  return async (scope: AccountScope, id: string): Promise<BatchStatus & { hours: BatchHour[] }> => {
    const status = await statusOf(scope, id);
    const { batch_id, call_settings } = status.batch;
    return {
      ...status,
      hours: await deps.store.batch_reads.hours(scope, batch_id, call_settings.timezone, HOURS),
    };
  };
};
