import { addMs, SECOND_MS } from '@timbre/kernel';
import { done, drop, snooze, type Outcome } from '@timbre/queue';
import {
  accountScope,
  type AccountScope,
  type BatchCounters,
  type BatchDocument,
  type JobDocument,
  type JobStatus,
} from '@timbre/store';
import type { BatchDeps } from '../deps.ts';

const CHUNK = 5_000;
const LOOK_AGAIN_MS = 10 * SECOND_MS;

type Deps = Pick<BatchDeps, 'store' | 'clock'>;
type Counter = 'pending_jobs' | 'suspended_jobs';

const WAITING: readonly { counter: Counter; statuses: readonly JobStatus[] }[] = [
  { counter: 'pending_jobs', statuses: ['pending', 'scheduled'] },
  { counter: 'suspended_jobs', statuses: ['suspended'] },
];

/** What the end of its batch makes of a waiting job. */
const cancelledFields = (batch: BatchDocument, now: Date): Partial<JobDocument> => ({
  status: 'cancelled',
  cancellation_reason: batch.state === 'deleting' ? 'Batch deleted' : batch.cancellation_reason,
  wait_reason: null,
  updated_at: now,
});

const cancelWaiting = async (
  { store, clock }: Deps,
  scope: AccountScope,
  batch: BatchDocument,
): Promise<void> => {
  for (const { counter, statuses } of WAITING) {
    for (;;) {
      const moved = await store.jobs.moveChunk(
        scope,
        batch.batch_id,
        statuses,
        cancelledFields(batch, clock.now()),
        CHUNK,
      );
      if (moved === 0) break;
      await store.batches.adjust(scope, batch.batch_id, { [counter]: -moved, cancelled_jobs: moved });
    }
  }
};

const removeAll = async ({ store }: Deps, scope: AccountScope, batch_id: string): Promise<void> => {
  let removed = CHUNK;
  while (removed > 0) removed = await store.jobs.deleteChunk(scope, batch_id, CHUNK);
};

const finished = (batch: BatchDocument, counters: BatchCounters): boolean =>
  batch.delete_jobs
    ? counters.total_jobs === 0
    : counters.pending_jobs + counters.suspended_jobs + counters.in_progress_jobs === 0;

/**
 * The work of `batch-close`: settles the jobs of a cancelled or deleted batch, 5,000 at a time, and ends with exact
 * counters. It may die and begin again at any point. While calls of the batch are live it comes back every 10 s, so
 * that what they leave behind is settled as well.
 */
export const closeBatchJobs =
  (deps: Deps) =>
  async (batch_id: string): Promise<Outcome> => {
    const { store, clock } = deps;
    const batch = await store.batches.dangerouslyAcrossAccountsFind(batch_id);
    if (batch === null) return drop('batch gone');
    if (batch.state !== 'cancelled' && batch.state !== 'deleting') return done;
    const scope = accountScope(batch.account_id);
    if (batch.delete_jobs) await removeAll(deps, scope, batch_id);
    else await cancelWaiting(deps, scope, batch);

    const open = await store.attempts.countOpen(scope, batch_id);
    const counters = await store.jobs.countByStatus(scope, batch_id);
    const now = clock.now();
    const settled = open === 0 && finished(batch, counters);
    await store.batches.change(scope, batch_id, {
      from: [batch.state],
      set: {
        ...counters,
        ...(settled && batch.state === 'deleting' ? { completed_at: now } : {}),
        updated_at: now,
      },
    });
    return settled ? done : snooze(addMs(now, LOOK_AGAIN_MS), `${open} calls of the batch are live`);
  };
