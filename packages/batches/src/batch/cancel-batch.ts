import type { AccountScope, BatchDocument, BatchState } from '@timbre/store';
import { BY_ITSELF, type By } from '../by.ts';
import type { BatchDeps } from '../deps.ts';
import { readCounters } from '../job/job-status.ts';
import { ring } from '../wake.ts';
import { changeBatch } from './change-batch.ts';
import { findBatch } from './find-batch.ts';
import { cancelledNotice, tellAccount } from './notices.ts';

const CANCELLABLE: readonly BatchState[] = ['draft', 'importing', 'running', 'paused', 'completed'];
const DEFAULT_REASON = 'Batch cancelled';

/** Jobs by status as they stood when the batch was cancelled: from the counters that the cancelling update returned. */
const standing = (batch: BatchDocument): Record<string, number> => {
  const { pending_jobs, suspended_jobs, in_progress_jobs, completed_jobs, failed_jobs } = batch;
  const { cancelled_jobs } = readCounters(batch);
  return { pending_jobs, suspended_jobs, in_progress_jobs, completed_jobs, failed_jobs, cancelled_jobs };
};

/**
 * Ends a batch for good: one update, however many jobs it has. Its waiting jobs read as cancelled from then on, and
 * `batch-close` settles their documents; calls that are live finish and are settled. Repeating it keeps the first
 * reason. The audit log gets actor, reason and the jobs by status at that instant, the log line the same without the
 * reason, which is free text. 404 for an unknown batch.
 */
export const cancelBatch =
  (deps: Pick<BatchDeps, 'store' | 'clock' | 'producer' | 'logger'>) =>
  async (scope: AccountScope, id: string, reason?: string, by: By = BY_ITSELF): Promise<BatchDocument> => {
    const found = await findBatch(deps.store, scope, id);
    if (found.state === 'cancelled') return found;
    const now = deps.clock.now();
    const { batch, change_id } = await changeBatch(deps, scope, found, {
      allowed: CANCELLABLE,
      fields: (seen) => ({
        state: 'cancelled',
        is_active: false,
        completed_at: seen.completed_at ?? now,
        cancellation_reason: reason?.trim() || DEFAULT_REASON,
      }),
      now,
      bump_epoch: true,
      action: 'batch.cancelled',
      by,
      more: (changed) => ({ reason: changed.cancellation_reason, jobs: standing(changed) }),
    });
    const { account_id, batch_id } = batch;
    const { kind: actor_kind, id: actor_id } = by.actor;
    const facts = { account_id, batch_id, actor_kind, actor_id, change_id, ...standing(batch) };
    deps.logger.info('batch cancelled', facts);
    await Promise.all([ring(deps, 'batch-close', { batch_id }), tellAccount(deps, cancelledNotice(batch))]);
    return batch;
  };
