import { notFound } from '@timbre/kernel';
import type { AccountScope, BatchDelta, JobStatus } from '@timbre/store';
import { completeBatchIfDone } from '../batch/complete-batch.ts';
import { recordChange } from '../batch/record-change.ts';
import { BY_ITSELF, type By } from '../by.ts';
import type { BatchDeps } from '../deps.ts';
import { storedJob } from './get-job.ts';
import { counterOf } from './job-status.ts';

const CANCELLABLE: readonly JobStatus[] = ['pending', 'scheduled', 'failed', 'suspended'];
const MISSING = 'Job not found or cannot be cancelled';

const leaves = (status: JobStatus): keyof BatchDelta =>
  status === 'scheduled' ? 'pending_jobs' : (counterOf(status) ?? 'pending_jobs');

/**
 * Takes a person out of the calling for good. Only a job that waits, failed or is suspended: a live call finishes.
 * Throws 404 `Job not found or cannot be cancelled` for every other.
 */
export const cancelJob =
  (deps: Pick<BatchDeps, 'store' | 'clock'>) =>
  async (
    scope: AccountScope,
    id: string,
    reason = 'Cancelled by user',
    by: By = BY_ITSELF,
  ): Promise<void> => {
    const { store, clock } = deps;
    const job = await storedJob(store, scope, id);
    if (job === null) throw notFound(MISSING);
    const before = await store.jobs.change(scope, job.job_id, CANCELLABLE, {
      status: 'cancelled',
      cancellation_reason: reason,
      wait_reason: null,
      updated_at: clock.now(),
    });
    if (before === null) throw notFound(MISSING);
    await store.batches.adjust(scope, before.batch_id, { [leaves(before.status)]: -1, cancelled_jobs: 1 });
    const { job_id, batch_id } = before;
    await recordChange(deps, scope, by, {
      action: 'job.cancelled',
      batch_id,
      before: { job_id, status: before.status },
      after: { job_id, status: 'cancelled', reason },
    });
    await completeBatchIfDone(deps)(scope, batch_id);
  };
