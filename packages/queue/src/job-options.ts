import type { JobsOptions } from 'bullmq';
import { realMsUntil, type Clock } from '@timbre/kernel';
import type { AnyJob, JobName, JobPayload } from './catalogue.ts';
import { findJob } from './catalogue.ts';
import type { IdPayload } from './define-job.ts';

/**
 * Ended jobs leave Redis: what happened is in MongoDB and in the log, and an id that stayed here would make the
 * reconciler's second `add` of the same job a silent no-op.
 */
export const keptOptions = (job: Pick<AnyJob, 'tries' | 'backoff_ms'>): JobsOptions => ({
  attempts: job.tries,
  backoff:
    job.backoff_ms === undefined ? undefined : { type: 'exponential', delay: job.backoff_ms, jitter: 0.5 },
  removeOnComplete: true,
  removeOnFail: true,
});

/** How BullMQ tells this job from others: by its id, by what it wakes, or not at all. */
const identityOf = (job: AnyJob, payload: IdPayload): JobsOptions => {
  if (job.wake_id) return { deduplication: { id: job.wake_id(payload), keepLastIfActive: true } };
  return job.job_id ? { jobId: job.job_id(payload) } : {};
};

/** One job as BullMQ takes it. */
export interface BullJob {
  name: string;
  data: IdPayload;
  opts: JobsOptions;
}

/** The faults of a payload by path and kind. Not Joi's own message: that quotes the value. */
export const payloadFaults = (job: AnyJob, payload: unknown): string[] =>
  job.schema
    .validate(payload)
    .error?.details.map((fault) => `${fault.path.join('.') || '(payload)'}: ${fault.type}`) ?? [];

/**
 * Builds the job `name` for BullMQ. `run_at` is virtual time. Throws a plain `Error` (a bug of the caller) for a
 * payload with anything but the ids of its schema and for a wake-up that is to be delayed.
 */
export const toBullJob = <N extends JobName>(
  clock: Clock,
  name: N,
  payload: JobPayload<N>,
  run_at: Date | undefined,
): BullJob => {
  const job = findJob(name);
  if (!job) throw new Error(`There is no job called ${name}`);
  const faults = payloadFaults(job, payload);
  if (faults.length > 0) throw new Error(`Payload of ${name} refused: ${faults.join('; ')}`);
  if (run_at && job.wake_id) throw new Error(`${name} is a wake-up and is never delayed`);
  const delay = run_at ? realMsUntil(clock, run_at) : 0;
  return { name, data: payload, opts: { ...keptOptions(job), ...identityOf(job, payload), delay } };
};
