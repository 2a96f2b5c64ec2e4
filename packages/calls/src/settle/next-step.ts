import { afterCall, type JobBudget, type NextStep } from '@timbre/retries';
import type { CallOutcome } from '@timbre/kernel';
import {
  accountScope,
  type AttemptDocument,
  type BatchDocument,
  type JobDocument,
  type JobPhoneState,
} from '@timbre/store';
import type { CallDeps } from '../deps.ts';
import type { JobChange } from './move-job.ts';

const freshPhone: JobPhoneState = {
  dead: false,
  last_reason: null,
  streak: 0,
  tried_this_round: false,
  rest_until: null,
};

const budgetOf = (job: JobDocument, attempt: AttemptDocument, max_attempts: number): JobBudget => ({
  attempts: job.attempts,
  max_attempts: max_attempts + job.extra_attempts,
  platform_faults: job.platform_faults,
  phone_index: attempt.phone_index,
  phones: job.contact.phones.map((_, index) => job.phone_states[index] ?? freshPhone),
});

const statusOf = (next: NextStep, now: Date): JobChange => {
  switch (next.kind) {
    case 'completed':
      return { status: 'completed', completed_at: now, last_error: null, wait_reason: null };
    case 'failed':
      return { status: 'failed', failed_at: now, last_error: next.last_error, wait_reason: null };
    case 'cancelled':
      return { status: 'cancelled', wait_reason: null };
    case 'again':
      return {
        status: 'pending',
        reserved_until: next.not_before,
        last_error: next.last_error,
        wait_reason: next.why,
      };
  }
};

/** What becomes of a job, and the campaign as it was read for it. */
export interface Decision {
  change: JobChange;
  batch: BatchDocument | null;
}

/**
 * The job after this outcome of the attempt that holds it, by the retry rules; null when the attempt holds it no
 * more. The delay is the one that was in force when the phone was dialled.
 */
export const afterOutcome = async (
  deps: CallDeps,
  attempt: AttemptDocument,
  outcome: CallOutcome,
): Promise<Decision | null> => {
  const scope = accountScope(attempt.account_id);
  const [job, batch] = await Promise.all([
    deps.store.jobs.find(scope, attempt.job_id),
    deps.store.batches.find(scope, attempt.batch_id),
  ]);
  if (job === null || batch === null || job.live_attempt_id !== attempt.attempt_id) return null;
  const now = deps.clock.now();
  const timing = {
    delay_hours: attempt.retry_delay_hours,
    delay_explicit: batch.call_settings.retry_delay_explicit,
  };
  const { next, budget } = afterCall(
    outcome,
    budgetOf(job, attempt, batch.call_settings.max_attempts),
    timing,
    now,
  );
  return {
    batch,
    change: {
      ...statusOf(next, now),
      attempts: budget.attempts,
      platform_faults: budget.platform_faults,
      phone_states: budget.phones.map((phone) => ({ ...phone, rest_until: phone.rest_until ?? null })),
      contact: {
        ...job.contact,
        next_phone_index: next.kind === 'again' ? next.phone_index : budget.phone_index,
      },
    },
  };
};
