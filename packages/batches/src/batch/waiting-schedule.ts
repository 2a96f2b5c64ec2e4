import { closedSentence, windowState, type WindowState } from '@timbre/scheduling';
import type { AccountDocument, BatchDocument, JobDocument, JobFilter } from '@timbre/store';
import { batchRules } from './batch-rules.ts';

/** Why a due job may have been put off by the clock alone. */
export const SCHEDULE_REASONS = ['out_of_hours', 'day_not_allowed', 'holiday'] as const;

type Timed = Pick<BatchDocument, 'call_settings' | 'country' | 'purpose' | 'contact_pack'>;
type Ruler = Pick<AccountDocument, 'contact_rules' | 'holidays'>;

/** Whether people of `zone` (null: the batch's own) may be called by this batch now, as the gate sees it. */
export const windowOf = (batch: Timed, account: Ruler, zone: string | null, now: Date): WindowState =>
  windowState({ settings: batch.call_settings, ...batchRules(batch, account, zone, now), now });

const isDue = (job: Pick<JobDocument, 'reserved_until'>, now: Date): boolean =>
  job.reserved_until.getTime() <= now.getTime();

/**
 * A pending job as it reads while its window is closed: due at the next opening, with the seed's sentence, though
 * nothing was written (decisions.md §1.15). `waiting_schedule` is false for every other job.
 */
export const readWaiting = <J extends JobDocument>(
  job: J,
  window: WindowState,
  now: Date,
): J & { waiting_schedule: boolean } => {
  const pending = job.status === 'pending' || job.status === 'scheduled';
  const put_off = (SCHEDULE_REASONS as readonly (string | null)[]).includes(job.wait_reason);
  if (!pending || !(put_off || (!window.open && isDue(job, now)))) return { ...job, waiting_schedule: false };
  if (window.open || !isDue(job, now)) return { ...job, waiting_schedule: !isDue(job, now) };
  return {
    ...job,
    waiting_schedule: true,
    reserved_until: window.until ?? job.reserved_until,
    wait_reason: window.code,
    last_error: closedSentence(window.reason),
  };
};

/** Which jobs of a batch wait for their hours, for lists. */
export const waitingFilter = (batch: BatchDocument, account: Ruler, now: Date): JobFilter => ({
  batch_id: batch.batch_id,
  statuses: ['pending', 'scheduled'],
  ...(windowOf(batch, account, null, now).open ? { wait_reasons: SCHEDULE_REASONS } : { due_by: now }),
});
