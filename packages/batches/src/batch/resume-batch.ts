import type { AccountScope, BatchDocument, BatchState } from '@timbre/store';
import { BY_ITSELF, type By } from '../by.ts';
import type { BatchDeps } from '../deps.ts';
import { changeBatch, type FieldsOf } from './change-batch.ts';
import { completeBatchIfDone } from './complete-batch.ts';
import { findBatch } from './find-batch.ts';
import { resumedNotice, tellAccount } from './notices.ts';

/** States from which a batch runs again, or that are left as they are. */
const RESUMABLE: readonly BatchState[] = ['paused', 'running', 'importing', 'completed'];

type ResumeDeps = Pick<BatchDeps, 'store' | 'clock' | 'wake'>;

/** What a resume writes. An importing batch will run once it is complete; a completed one has nothing to run. */
export const resumedFields =
  (now: Date): FieldsOf =>
  (batch) => ({
    pause_reason: null,
    ...(batch.state === 'completed' ? {} : { is_active: true }),
    ...(batch.state === 'paused' ? { state: 'running' as const } : {}),
    'dispatch.next_at': now,
  });

/** What has to happen once a batch runs again: suspended people get another chance, the dispatcher is woken. */
export const afterResume = async (
  deps: ResumeDeps,
  scope: AccountScope,
  batch: BatchDocument,
): Promise<void> => {
  if (batch.state !== 'running') return;
  if (batch.suspended_jobs > 0) {
    const back = await deps.store.jobs.resumeSuspended(scope, batch.batch_id, deps.clock.now());
    await deps.store.batches.adjust(scope, batch.batch_id, { suspended_jobs: -back, pending_jobs: back });
  }
  if (await completeBatchIfDone(deps)(scope, batch.batch_id)) return;
  await deps.wake(scope.account_id, batch.batch_id);
};

/**
 * Lets a paused batch run again, whoever paused it; jobs that waited for balance are tried again. Repeatable. 404 for
 * an unknown batch, 409 for a cancelled one.
 */
export const resumeBatch =
  (deps: ResumeDeps) =>
  async (scope: AccountScope, id: string, by: By = BY_ITSELF): Promise<BatchDocument> => {
    const now = deps.clock.now();
    const found = await findBatch(deps.store, scope, id);
    const { batch, change_id } = await changeBatch(deps, scope, found, {
      allowed: RESUMABLE,
      fields: resumedFields(now),
      now,
      bump_epoch: true,
      action: 'batch.resumed',
      by,
    });
    if (change_id !== null) await tellAccount(deps, resumedNotice(batch));
    await afterResume(deps, scope, batch);
    return batch;
  };
