import { invalidState, notFound } from '@timbre/kernel';
import type { AccountScope, JobDocument, JobPhoneState } from '@timbre/store';
import { reopenBatch } from '../batch/complete-batch.ts';
import { recordChange } from '../batch/record-change.ts';
import { BY_ITSELF, type By } from '../by.ts';
import type { BatchDeps } from '../deps.ts';
import { storedJob } from './get-job.ts';

const MISSING = 'Job not found or cannot be retried';

/** A new round over the phones. Numbers that proved dead stay so, unless none is left to call. */
const newRound = (phones: readonly JobPhoneState[]): JobPhoneState[] => {
  const all_dead = phones.every((phone) => phone.dead);
  return phones.map((phone) => ({
    ...phone,
    dead: phone.dead && !all_dead,
    streak: 0,
    tried_this_round: false,
    rest_until: null,
  }));
};

const retried = (job: JobDocument, now: Date): Partial<JobDocument> => ({
  status: 'pending',
  // The calls made stay counted: the retry grants one more instead.
  extra_attempts: job.extra_attempts + 1,
  platform_faults: 0,
  phone_states: newRound(job.phone_states),
  reserved_until: now,
  wait_reason: null,
  last_error: null,
  failed_at: null,
  updated_at: now,
});

/**
 * Grants a failed job one more call, through the gate like every other. Its batch runs again if it was complete.
 * Throws 404 `Job not found or cannot be retried` unless it failed, 409 when its batch has ended.
 */
export const retryJob =
  (deps: Pick<BatchDeps, 'store' | 'clock' | 'wake'>) =>
  async (scope: AccountScope, id: string, by: By = BY_ITSELF): Promise<void> => {
    const { store, clock } = deps;
    const job = await storedJob(store, scope, id);
    if (job === null) throw notFound(MISSING);
    const batch = await store.batches.find(scope, job.batch_id);
    if (batch === null || batch.state === 'deleting') throw notFound(MISSING);
    if (batch.state === 'cancelled')
      throw invalidState('La campaña está cancelada; sus llamadas no se reintentan');
    const before = await store.jobs.change(scope, job.job_id, ['failed'], retried(job, clock.now()));
    if (before === null) throw notFound(MISSING);
    await store.batches.adjust(scope, batch.batch_id, { failed_jobs: -1, pending_jobs: 1 });
    const { job_id } = job;
    await recordChange(deps, scope, by, {
      action: 'job.retried',
      batch_id: batch.batch_id,
      before: { job_id, status: 'failed' },
      after: { job_id, status: 'pending' },
    });
    await reopenBatch(deps)(scope, batch.batch_id);
    await deps.wake(scope.account_id, batch.batch_id);
  };
