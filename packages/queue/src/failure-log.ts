import type { Job } from 'bullmq';
import type { Logger } from '@timbre/kernel';
import { withLogContext, type Metrics } from '@timbre/runtime';
import { findJob } from './catalogue.ts';
import { payloadFaults } from './job-options.ts';

/** The ids of a job for the log; nothing of a payload that its schema refuses. */
const idsFrom = (job: Job): Record<string, unknown> => {
  const definition = findJob(job.name);
  return definition && payloadFaults(definition, job.data).length === 0 ? { ...job.data } : {};
};

/**
 * The listener for `failed`: the one place that logs a throw, be it of a handler or of BullMQ (a job that killed its
 * worker twice). A throw that will be tried again is a warning; the last one is an error and is counted.
 */
export const failureLog = (logger: Logger, metrics: Metrics, queue: string) => {
  const failures = metrics.counter({
    name: 'timbre_job_failures_total',
    help: 'Jobs that failed for good: their tries are spent, or they cannot be tried again',
    labels: ['job'],
  });
  return (job: Job | undefined, error: Error): void => {
    const final = job?.finishedOn !== undefined;
    if (job && !final) {
      withLogContext({ job_name: job.name, ...idsFrom(job) }, () =>
        logger.warn('job threw, it will be tried again', { queue, attempt: job.attemptsMade, error }),
      );
      return;
    }
    failures.add({ job: job?.name ?? 'unknown' });
    withLogContext({ job_name: job?.name ?? 'unknown', ...(job ? idsFrom(job) : {}) }, () =>
      logger.error('job failed for good', { queue, attempt: job?.attemptsMade, error }),
    );
  };
};
