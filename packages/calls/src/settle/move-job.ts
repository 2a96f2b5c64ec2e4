import {
  accountScope,
  type AttemptDocument,
  type BatchDocument,
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
const cancelledInstead = (batch: BatchDocument | null, change: JobChange): JobChange => {
  if (OVER.includes(change.status)) return change;
  if (batch?.state !== 'cancelled' && batch?.state !== 'deleting') return change;
  const fallback = batch.state === 'deleting' ? 'Batch deleted' : 'Batch cancelled';
  return { ...change, status: 'cancelled', cancellation_reason: batch.cancellation_reason ?? fallback };
};

/**
 * A person who was withdrawn while the attempt held the job waits for nothing any more; what became of the job then.
 * A process that dies right before leaves it to the gate, which refuses the job's next dial.
 */
const afterWithdrawal = async (
  deps: CallDeps,
  before: JobDocument,
  change: JobChange,
  now: Date,
): Promise<JobChange> => {
  if (before.withdrawal === undefined || OVER.includes(change.status)) return change;
  const gone: JobChange = {
    status: 'cancelled',
    cancellation_reason: before.withdrawal.reason,
    wait_reason: null,
    updated_at: now,
  };
  const scope = accountScope(before.account_id);
  const moved = await deps.store.jobs.change(scope, before.job_id, [change.status], gone);
  return moved === null ? change : gone;
};

/** As far as a look a moment ago can tell; the dispatcher and the reconciler find out what this misses. */
const looksLast = (batch: BatchDocument | null): boolean =>
  batch === null || batch.pending_jobs + batch.suspended_jobs <= 0;

/**
 * Moves the job that an attempt holds, counts the move in the batch and makes the dispatcher look again when the job
 * is due. Only the first call for an attempt does anything. `totals` are added to the batch with the move.
 */
export const moveJob = async (
  deps: CallDeps,
  attempt: AttemptDocument,
  { batch, change: wanted }: { batch: BatchDocument | null; change: JobChange },
  totals: BatchDelta = {},
): Promise<boolean> => {
  const scope = accountScope(attempt.account_id);
  const now = deps.clock.now();
  const settled = cancelledInstead(batch, wanted);
  const before = await deps.store.jobs.settle(scope, attempt.job_id, attempt.attempt_id, {
    ...settled,
    updated_at: now,
  });
  if (before === null) return false;
  const change = await afterWithdrawal(deps, before, settled, now);
  const delta: BatchDelta = { ...totals, [COUNTER_OF[before.status]]: -1 };
  const target = COUNTER_OF[change.status];
  delta[target] = (delta[target] ?? 0) + 1;
  const due_at = change.status === 'pending' ? (change.reserved_until ?? now) : undefined;
  await deps.store.batches.adjust(scope, attempt.batch_id, delta, due_at);
  deps.jobMoved({ attempt, from: before.status, to: change.status });
  if (due_at === undefined) {
    if (looksLast(batch)) await deps.completeBatchIfDone(scope, attempt.batch_id);
  } else if (due_at <= now) {
    await deps.queue.enqueue('dispatch-tick', { batch_id: attempt.batch_id });
  }
  return true;
};
