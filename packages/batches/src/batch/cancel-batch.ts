import type { AccountScope, BatchDocument, BatchState } from '@timbre/store';
import type { BatchDeps } from '../deps.ts';
import { ring } from '../wake.ts';
import { changeBatch } from './change-batch.ts';
import { findBatch } from './find-batch.ts';

const CANCELLABLE: readonly BatchState[] = ['draft', 'importing', 'running', 'paused', 'completed'];
const DEFAULT_REASON = 'Batch cancelled';

/**
 * Ends a batch for good: one update, however many jobs it has. Its waiting jobs read as cancelled from then on, and
 * `batch-close` settles their documents; calls that are live finish and are settled. Repeating it keeps the first
 * reason. 404 for an unknown batch.
 */
export const cancelBatch =
  (deps: Pick<BatchDeps, 'store' | 'clock' | 'producer' | 'logger'>) =>
  async (scope: AccountScope, id: string, reason?: string): Promise<BatchDocument> => {
    const found = await findBatch(deps.store, scope, id);
    if (found.state === 'cancelled') return found;
    const now = deps.clock.now();
    const batch = await changeBatch(deps.store, scope, found, {
      allowed: CANCELLABLE,
      fields: (seen) => ({
        state: 'cancelled',
        is_active: false,
        completed_at: seen.completed_at ?? now,
        cancellation_reason: reason?.trim() || DEFAULT_REASON,
      }),
      now,
      bump_epoch: true,
    });
    await ring(deps, 'batch-close', { batch_id: batch.batch_id });
    return batch;
  };
