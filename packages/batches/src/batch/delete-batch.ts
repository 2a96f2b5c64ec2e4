import type { AccountScope, BatchDocument } from '@timbre/store';
import { BY_ITSELF, type By } from '../by.ts';
import type { BatchDeps } from '../deps.ts';
import { ring } from '../wake.ts';
import { anyBatch } from './find-batch.ts';
import { recordBatchChange } from './record-change.ts';

/**
 * Deletes a batch: one update, after which every read of it answers 404. `batch-close` then cancels its waiting jobs
 * (`Batch deleted`), or with `delete_jobs` removes all of them; attempts, ledger and evidence stay. The document stays
 * too, so that a repeated delete of one's own id succeeds; asking for `delete_jobs` the second time is honoured. 404
 * for an unknown batch.
 */
export const deleteBatch =
  (deps: Pick<BatchDeps, 'store' | 'clock' | 'producer' | 'logger'>) =>
  async (
    scope: AccountScope,
    id: string,
    options: { delete_jobs: boolean },
    by: By = BY_ITSELF,
  ): Promise<BatchDocument> => {
    const found = await anyBatch(deps.store, scope, id);
    const again = found.state === 'deleting';
    if (again && (found.delete_jobs || !options.delete_jobs)) return found;
    const batch = await deps.store.batches.change(scope, found.batch_id, {
      set: {
        state: 'deleting',
        is_active: false,
        // From here on it says when the deletion was finished.
        completed_at: null,
        delete_jobs: options.delete_jobs,
        updated_at: deps.clock.now(),
      },
      bump_epoch: true,
    });
    if (batch !== null)
      await recordBatchChange(deps, scope, by, { action: 'batch.deleted', before: found, after: batch });
    await ring(deps, 'batch-close', { batch_id: found.batch_id });
    return batch ?? found;
  };
