import { AppError } from '@timbre/kernel';
import {
  CLOSABLE_STATUSES,
  JOB_STATUSES,
  type BatchCounters,
  type BatchDocument,
  type JobDocument,
  type JobStatus,
} from '@timbre/store';

/** What may be asked for: every status, and the derived part of pending that waits for its hours. */
export const JOB_STATUS_FILTERS = [...JOB_STATUSES, 'waiting_schedule'] as const;
export type JobStatusFilter = (typeof JOB_STATUS_FILTERS)[number];

/** Stored statuses behind a filter: `done` is how old documents say completed, `scheduled` how they say pending. */
const STORED: Record<JobStatusFilter, readonly JobStatus[]> = {
  pending: ['pending', 'scheduled'],
  scheduled: ['scheduled'],
  in_progress: ['in_progress'],
  completed: ['completed', 'done'],
  done: ['completed', 'done'],
  failed: ['failed'],
  suspended: ['suspended'],
  cancelled: ['cancelled'],
  waiting_schedule: ['pending', 'scheduled'],
};

/** The stored statuses that a filter stands for. Throws 400 `Invalid status: x` for anything else. */
export const storedStatuses = (status: string): readonly JobStatus[] => {
  const found = Object.hasOwn(STORED, status) ? STORED[status as JobStatusFilter] : undefined;
  if (found === undefined) throw new AppError('invalid_request', `Invalid status: ${status.slice(0, 50)}`);
  return found;
};

/** Which counter of a batch counts the jobs of a filter; null where none does. */
export const counterOf = (status: string): keyof BatchCounters | null => {
  if (status === 'scheduled' || status === 'waiting_schedule') return null;
  const name = status === 'done' ? 'completed' : status;
  return `${name}_jobs` as keyof BatchCounters;
};

type Ending = Pick<BatchDocument, 'state' | 'cancellation_reason'>;

const isEnded = (batch: Pick<BatchDocument, 'state'>): boolean =>
  batch.state === 'cancelled' || batch.state === 'deleting';

/** Statuses that the end of a batch turns into cancelled, whether or not the documents are settled yet. */
export const isClosable = (status: JobStatus): boolean =>
  (CLOSABLE_STATUSES as readonly JobStatus[]).includes(status);

/** A job as it reads: old spellings in today's words, and cancelled as soon as its batch has ended. */
export const readJob = <J extends JobDocument>(job: J, batch: Ending | null): J => {
  if (batch !== null && isEnded(batch) && isClosable(job.status)) {
    return {
      ...job,
      status: 'cancelled',
      wait_reason: null,
      cancellation_reason: batch.state === 'deleting' ? 'Batch deleted' : batch.cancellation_reason,
    };
  }
  return job.status === 'done' ? { ...job, status: 'completed' } : job;
};

/** A batch's counters as they read: after its end the waiting jobs count as cancelled, settled or not. */
export const readCounters = (batch: BatchCounters & Pick<BatchDocument, 'state'>): BatchCounters => {
  const {
    total_jobs,
    pending_jobs,
    in_progress_jobs,
    completed_jobs,
    failed_jobs,
    suspended_jobs,
    cancelled_jobs,
  } = batch;
  const counters = {
    total_jobs,
    pending_jobs,
    in_progress_jobs,
    completed_jobs,
    failed_jobs,
    suspended_jobs,
    cancelled_jobs,
  };
  if (!isEnded(batch)) return counters;
  return {
    ...counters,
    pending_jobs: 0,
    suspended_jobs: 0,
    cancelled_jobs: cancelled_jobs + pending_jobs + suspended_jobs,
  };
};
