import {
  accountScope,
  type AttemptDocument,
  type BatchDelta,
  type JobDocument,
  type JobStatus,
} from '@timbre/store';
import type { CallDeps } from '../deps.ts';

const COUNTER_OF: Record<JobStatus, keyof BatchDelta> = {
  pending: 'pending_jobs',
  scheduled: 'pending_jobs',
  in_progress: 'in_progress_jobs',
  completed: 'completed_jobs',
  done: 'completed_jobs',
  failed: 'failed_jobs',
  suspended: 'suspended_jobs',
  cancelled: 'cancelled_jobs',
};

const OVER: readonly JobStatus[] = ['completed', 'failed', 'cancelled'];

/** What a job becomes; `status` is required. */
export type JobChange = Partial<JobDocument> & { status: JobStatus };

/** The job belongs to a campaign that is over: what would have waited is cancelled, results stay results. */
const cancelledInstead = async (
  deps: CallDeps,
  attempt: AttemptDocument,
  change: JobChange,
): Promise<JobChange> => {
  if (OVER.includes(change.status)) return change;
  const batch = await deps.store.batches.find(accountScope(attempt.account_id), attempt.batch_id);
  if (batch?.state !== 'cancelled' && batch?.state !== 'deleting') return change;
  const fallback = batch.state === 'deleting' ? 'Batch deleted' : 'Batch cancelled';
  return { ...change, status: 'cancelled', cancellation_reason: batch.cancellation_reason ?? fallback };
};

/**
 * Moves the job that an attempt holds, counts the move in the batch and makes the dispatcher look again. Only the
 * first call for an attempt does anything. `totals` are added to the batch with the move.
 */
export const moveJob = async (
  deps: CallDeps,
  attempt: AttemptDocument,
  wanted: JobChange,
  totals: BatchDelta = {},
): Promise<boolean> => {
  const scope = accountScope(attempt.account_id);
  const now = deps.clock.now();
  const change = await cancelledInstead(deps, attempt, wanted);
  const before = await deps.store.jobs.settle(scope, attempt.job_id, attempt.attempt_id, {
    ...change,
    updated_at: now,
  });
  if (before === null) return false;
  const delta: BatchDelta = { ...totals, [COUNTER_OF[before.status]]: -1 };
  const target = COUNTER_OF[change.status];
  delta[target] = (delta[target] ?? 0) + 1;
  await deps.store.batches.adjust(scope, attempt.batch_id, delta, now);
  if (OVER.includes(change.status)) await deps.completeBatchIfDone(scope, attempt.batch_id);
  else if (change.reserved_until === undefined || change.reserved_until <= now) {
    await deps.queue.enqueue('dispatch-tick', { batch_id: attempt.batch_id });
  }
  return true;
};
