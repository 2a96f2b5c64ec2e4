import type { AccountDocument, BatchDocument, JobFilter } from '@timbre/store';
import { SCHEDULE_REASONS, waitingFilter } from '../batch/waiting-schedule.ts';
import { isClosable, storedStatuses } from './job-status.ts';

/** Jobs of batches that have ended but are not settled read as cancelled: only there are they found, never elsewhere. */
const heedingEnds = (status: string, ended: string[]): JobFilter => {
  const statuses = storedStatuses(status);
  if (statuses.includes('cancelled')) return { statuses, or_waiting_in: ended };
  return statuses.some(isClosable) ? { statuses, not_waiting_in: ended } : { statuses };
};

/** The filter of one batch's list. Throws 400 `Invalid status: x`. */
export const filterOfBatch = (
  batch: BatchDocument,
  account: Pick<AccountDocument, 'contact_rules' | 'holidays'>,
  status: string | undefined,
  now: Date,
): JobFilter => {
  const { batch_id } = batch;
  if (status === undefined) return { batch_id };
  if (status === 'waiting_schedule') {
    return batch.state === 'running' ? waitingFilter(batch, account, now) : { batch_id, statuses: [] };
  }
  return { batch_id, ...heedingEnds(status, batch.state === 'cancelled' ? [batch_id] : []) };
};

/** A batch that has ended but may hold jobs that do not say so yet. */
export type ClosingBatch = Pick<BatchDocument, 'batch_id' | 'delete_jobs'>;

/** The filter of an account's list; jobs that go with their deleted batch are left out. Throws 400 `Invalid status: x`. */
export const filterOfAccount = (closing: readonly ClosingBatch[], status: string | undefined): JobFilter => {
  const ids = (gone: boolean): string[] =>
    closing.filter((batch) => batch.delete_jobs === gone).map((batch) => batch.batch_id);
  const shown = { not_in: ids(true) };
  if (status === undefined) return shown;
  return {
    ...shown,
    ...heedingEnds(status, ids(false)),
    ...(status === 'waiting_schedule' ? { wait_reasons: SCHEDULE_REASONS } : {}),
  };
};
