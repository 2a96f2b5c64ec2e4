import { afterCall, type JobBudget, type NextStep } from '@timbre/retries';
import { HOUR_MS, type CallOutcome } from '@timbre/kernel';
import {
  accountScope,
  type AttemptDocument,
  type BatchDocument,
  type JobDocument,
  type JobPhoneState,
} from '@timbre/store';
import { OPT_OUT_REASON } from '@timbre/policy';
import { doNotCallSentence } from '@timbre/scheduling';
import type { CallDeps } from '../deps.ts';
import { askedForNoCalls } from '../follow/keep-opt-out.ts';
import type { JobChange } from './move-job.ts';

const freshPhone: JobPhoneState = {
  dead: false,
  last_reason: null,
  streak: 0,
  tried_this_round: false,
  rest_until: null,
};

/** What a job remembers of each of its phones. */
export const phonesOf = (job: JobDocument): JobPhoneState[] =>
  job.contact.phones.map((_, index) => job.phone_states[index] ?? freshPhone);

const budgetOf = (job: JobDocument, attempt: AttemptDocument, max_attempts: number): JobBudget => ({
  attempts: job.attempts,
  max_attempts: max_attempts + job.extra_attempts,
  platform_faults: job.platform_faults,
  phone_index: attempt.phone_index,
  phones: phonesOf(job),
});

/** A person who asked not to be called ends here, unless the call was the conversation that the job was for. */
const afterOptOut = (): JobChange => {
  const reason = doNotCallSentence(OPT_OUT_REASON);
  return { status: 'cancelled', cancellation_reason: reason, last_error: reason, wait_reason: 'do_not_call' };
};

const statusOf = (next: NextStep, opted_out: boolean, now: Date): JobChange => {
  if (opted_out && next.kind !== 'completed') return afterOptOut();
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

/** How the settings of campaigns work out. Counted again when a process died before the job was moved: a rare one more. */
const countNext = (
  { counts, clock }: CallDeps,
  attempt: AttemptDocument,
  batch: BatchDocument,
  outcome: CallOutcome,
  next: NextStep,
): void => {
  const { ring_timeout_s, retry_delay_hours } = attempt;
  const { max_attempts } = batch.call_settings;
  if (outcome.spends_attempt)
    counts.attempted({ max_attempts, retry_delay_hours, ring_timeout_s }, outcome.success);
  if (next.kind === 'again' && next.why === 'retry')
    counts.retryDelay(Math.max(0, next.not_before.getTime() - clock.now().getTime()) / HOUR_MS);
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
    deps.settings.find(scope, attempt.batch_id),
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
  countNext(deps, attempt, batch, outcome, next);
  return {
    batch,
    change: {
      ...statusOf(next, askedForNoCalls(attempt), now),
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
