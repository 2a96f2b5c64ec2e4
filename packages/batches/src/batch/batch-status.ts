import type { AccountScope, BatchCounters, BatchHour, BatchRecord } from '@timbre/store';
import type { BatchDeps } from '../deps.ts';
import { readCounters } from '../job/job-status.ts';
import { findBatch } from './find-batch.ts';
import { countWaiting } from './waiting-schedule.ts';

type Deps = Pick<BatchDeps, 'store' | 'clock'>;

/** A batch with its counters as they read, and how many of its people wait for their hours. */
export interface BatchStatus {
  batch: BatchRecord;
  counters: BatchCounters;
  waiting_schedule_jobs: number;
}

/** Where a batch stands, cheap enough to be asked every few seconds. Throws 404 `Batch not found`. */
export const batchStatus =
  ({ store, clock }: Deps) =>
  async (scope: AccountScope, id: string): Promise<BatchStatus> => {
    const batch = await findBatch(store, scope, id);
    const waiting_schedule_jobs = await countWaiting(store, scope, batch, clock.now());
    return { batch, counters: readCounters(batch), waiting_schedule_jobs };
  };

const HOURS = 24;

/** {@link batchStatus} and the last 24 local hours in which calls were made, newest first. */
export const batchSummary =
  (deps: Deps) =>
  async (scope: AccountScope, id: string): Promise<BatchStatus & { hours: BatchHour[] }> => {
    const status = await batchStatus(deps)(scope, id);
    const { batch_id, call_settings } = status.batch;
    return {
      ...status,
      hours: await deps.store.batch_reads.hours(scope, batch_id, call_settings.timezone, HOURS),
    };
  };
