import type { WindowState } from '@timbre/scheduling';
import type { AccountScope, BatchDocument, JobRecord } from '@timbre/store';
import { existingAccount } from '../active-account.ts';
import { readWaiting, windowOf } from '../batch/waiting-schedule.ts';
import type { BatchDeps } from '../deps.ts';
import { estimatedCost } from '../intake/estimate.ts';
import { readJob } from './job-status.ts';

/** A job as clients read it, beside the batch that it belongs to. */
export interface JobView {
  job: JobRecord & { waiting_schedule: boolean };
  batch: BatchDocument;
  /** What one call is reckoned at, in millionths of a minute or a dollar, as the plan counts. */
  estimated_cost: number;
}

/** What a job's batch and its window make of it, without a write. Jobs that went with their batch are left out. */
export const viewJobs = async (
  deps: Pick<BatchDeps, 'store' | 'clock'>,
  scope: AccountScope,
  jobs: readonly JobRecord[],
): Promise<JobView[]> => {
  const now = deps.clock.now();
  const ids = [...new Set(jobs.map((job) => job.batch_id))];
  const [found, account] = await Promise.all([
    deps.store.batch_reads.listByIds(scope, ids),
    existingAccount(deps.store, scope),
  ]);
  const batches = new Map(found.map((batch) => [batch.batch_id, batch]));
  const estimated_cost = estimatedCost(account, 1);
  const windows = new Map<string, WindowState>();
  const windowFor = (batch: BatchDocument, zone: string | null): WindowState => {
    const key = `${batch.batch_id} ${zone}`;
    const window = windows.get(key) ?? windowOf(batch, account, zone, now);
    windows.set(key, window);
    return window;
  };
  return jobs.flatMap((stored) => {
    const batch = batches.get(stored.batch_id);
    if (batch === undefined || (batch.state === 'deleting' && batch.delete_jobs)) return [];
    const job = readJob(stored, batch);
    const view =
      batch.state === 'running'
        ? readWaiting(job, windowFor(batch, job.timezone), now)
        : { ...job, waiting_schedule: false };
    return [{ job: view, batch, estimated_cost }];
  });
};
