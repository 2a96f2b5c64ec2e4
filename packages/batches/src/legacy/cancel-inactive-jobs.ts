import { accountScope, type BatchDocument, type BatchState, type JobStatus } from '@timbre/store';
import { recordChange } from '../batch/record-change.ts';
import type { BatchDeps } from '../deps.ts';
import type { MendOptions } from './mend-active.ts';

/** One batch that does not run, and how many of its jobs waited for a call. */
export interface InactiveBatch {
  batch_id: string;
  account_id: string;
  state: BatchState;
  cancelled: number;
}

const INACTIVE: readonly BatchState[] = ['paused', 'completed', 'cancelled', 'deleting'];
const CHUNK = 5_000;
const REASONS: Partial<Record<BatchState, string>> = {
  deleting: 'Batch deleted',
  cancelled: 'Batch cancelled',
};

const cancelWaiting = async (
  { store, clock }: Pick<BatchDeps, 'store' | 'clock'>,
  { account_id, batch_id, state, cancellation_reason }: BatchDocument,
): Promise<number> => {
  const scope = accountScope(account_id);
  const reason = cancellation_reason ?? REASONS[state] ?? 'Batch inactive';
  const cancel = async (statuses: readonly JobStatus[], counter: 'pending_jobs' | 'suspended_jobs') => {
    let total = 0;
    for (;;) {
      const now = clock.now();
      const fields = {
        status: 'cancelled' as const,
        cancellation_reason: reason,
        wait_reason: null,
        updated_at: now,
      };
      const moved = await store.jobs.moveChunk(scope, batch_id, statuses, fields, CHUNK);
      if (moved === 0) return total;
      await store.batches.adjust(scope, batch_id, { [counter]: -moved, cancelled_jobs: moved });
      total += moved;
    }
  };
  return (
    (await cancel(['pending', 'scheduled'], 'pending_jobs')) + (await cancel(['suspended'], 'suspended_jobs'))
  );
};

/**
 * Cancels the waiting jobs of batches that do not run: paused, cancelled and deleted ones. A resumed batch does not
 * call them any more. Live calls finish. Left off anywhere, it goes on where it was.
 */
export const cancelInactiveJobs =
  (deps: Pick<BatchDeps, 'store' | 'clock' | 'logger'>) =>
  async ({ dry_run, by, ...choice }: MendOptions): Promise<InactiveBatch[]> => {
    const { store } = deps;
    const found: InactiveBatch[] = [];
    for (const batch of await store.old_batches.dangerouslyAcrossAccountsListInactive(choice, INACTIVE)) {
      const { account_id, batch_id, state } = batch;
      const waiting = await store.old_batches.dangerouslyAcrossAccountsCountWaiting(batch_id);
      if (waiting === 0) continue;
      const cancelled = dry_run ? waiting : await cancelWaiting(deps, batch);
      found.push({ batch_id, account_id, state, cancelled });
      if (dry_run) continue;
      const after = { cancelled_jobs: cancelled, reason: 'Batch inactive' };
      const told = { action: 'batch.jobs_cancelled', batch_id, before: { state }, after };
      await recordChange(deps, accountScope(account_id), by, told);
    }
    return found;
  };
