import type { AccountScope, BatchCounters, BatchDocument } from '@timbre/store';
import { BY_ITSELF } from '../by.ts';
import type { BatchDeps } from '../deps.ts';
import { completedNotice, tellAccount } from './notices.ts';
import { recordBatchChange } from './record-change.ts';

type Deps = Pick<BatchDeps, 'store' | 'clock'>;

const hasWork = (counters: BatchCounters): boolean =>
  counters.total_jobs === 0 ||
  counters.pending_jobs + counters.in_progress_jobs + counters.suspended_jobs > 0;

/**
 * Completes a running batch in which nobody is left to call; true when it did. The counters are asked first, so that
 * this costs one read after each call; only when they say "done" are the jobs themselves counted. Contacts that come
 * in at the same moment win: they are counted before they reopen the batch, and this looks once more after its write.
 */
export const completeBatchIfDone =
  (deps: Deps) =>
  async (scope: AccountScope, batch_id: string): Promise<boolean> => {
    const { store } = deps;
    const batch = await store.batches.find(scope, batch_id);
    if (batch === null || batch.state !== 'running' || batch.implicit || hasWork(batch)) return false;
    if (hasWork(await store.jobs.countByStatus(scope, batch_id))) return false;
    const now = deps.clock.now();
    const completed = await store.batches.change(scope, batch_id, {
      from: ['running'],
      set: { state: 'completed', is_active: false, completed_at: now, updated_at: now },
    });
    if (completed === null) return false;
    const told = { action: 'batch.completed', before: batch, after: completed };
    await recordBatchChange(deps, scope, BY_ITSELF, told);
    if (hasWork(completed)) return !(await reopenBatch(deps)(scope, batch_id));
    await tellAccount(deps, completedNotice(completed));
    return true;
  };

/** Lets a completed batch run again because it has work once more; true when it was completed. */
export const reopenBatch =
  (deps: Deps) =>
  async (scope: AccountScope, batch_id: string): Promise<boolean> => {
    const now = deps.clock.now();
    const reopened = await deps.store.batches.change(scope, batch_id, {
      from: ['completed'],
      set: {
        state: 'running',
        is_active: true,
        completed_at: null,
        updated_at: now,
        'dispatch.next_at': now,
      },
    });
    if (reopened === null) return false;
    const before = { ...reopened, state: 'completed' as const, is_active: false };
    const told = { action: 'batch.reopened', before, after: reopened };
    await recordBatchChange(deps, scope, BY_ITSELF, told);
    return true;
  };

/** Whether jobs of an ended batch still wait to be settled or removed: what `batch-close` is for. */
export const needsClosing = (batch: BatchDocument): boolean => {
  if (batch.state === 'deleting') return batch.completed_at === null;
  return (
    batch.state === 'cancelled' && batch.pending_jobs + batch.in_progress_jobs + batch.suspended_jobs > 0
  );
};
