import { DelayedError, UnrecoverableError, type Job } from 'bullmq';
import { realClock, realMsUntil, type Clock, type Logger } from '@timbre/kernel';
import { withLogContext, type Metrics } from '@timbre/runtime';
import { findJob, type AnyJob } from './catalogue.ts';
import type { IdPayload } from './define-job.ts';
import type { JobContext } from './handlers.ts';
import { payloadFaults } from './job-options.ts';
import type { Outcome } from './outcome.ts';

/** Any handler. What its payload is stands in its own type only: it is called after its job's schema has passed. */
export type AnyHandler = (payload: never, context: JobContext) => Promise<Outcome>;

export interface RunJobDeps {
  clock: Clock;
  logger: Logger;
  metrics: Metrics;
  handlers: Readonly<Record<string, AnyHandler>>;
}

/** A handler that keeps answering "later" with an instant in the past must not spin. */
const SNOOZE_FLOOR_MS = 20;

/** The definition and the checked payload of a job. Throws what BullMQ does not repeat when either is unknown. */
const parse = (job: Job): { definition: AnyJob; payload: IdPayload } => {
  const definition = findJob(job.name);
  if (!definition) throw new UnrecoverableError(`There is no job called ${job.name}`);
  const faults = payloadFaults(definition, job.data);
  if (faults.length > 0) throw new UnrecoverableError(`Payload of ${job.name} refused: ${faults.join('; ')}`);
  return { definition, payload: job.data as IdPayload };
};

/**
 * Moves the job to `until`. Both halves belong together: without the error BullMQ would complete a job that it does
 * not hold any more; without the token the lock would not be checked. Neither spends a try.
 */
const putOff = async (clock: Clock, job: Job, token: string | undefined, until: Date): Promise<never> => {
  if (!token) throw new Error('A job was run outside of a worker');
  const delay_ms = Math.max(SNOOZE_FLOOR_MS, realMsUntil(clock, until));
  await job.moveToDelayed(realClock.now().getTime() + delay_ms, token);
  throw new DelayedError();
};

/** The processor that every worker runs: checks, log context, time, and the outcome as calls of BullMQ. */
export const createRunJob = ({ clock, logger, metrics, handlers }: RunJobDeps) => {
  const seconds = metrics.histogram({
    name: 'timbre_job_duration_seconds',
    help: 'How long a run of a job took, by what came of it (done, snooze, drop, error)',
    labels: ['job', 'outcome'],
  });

  const timed = async (name: string, work: () => Promise<Outcome>): Promise<Outcome> => {
    const started = performance.now();
    let outcome: Outcome['kind'] | 'error' = 'error';
    try {
      const answer = await work();
      outcome = answer.kind;
      return answer;
    } finally {
      seconds.observe({ job: name, outcome }, (performance.now() - started) / 1_000);
    }
  };

  return async (job: Job, token?: string): Promise<void> => {
    const { definition, payload } = parse(job);
    const handler = handlers[definition.name];
    if (!handler) throw new UnrecoverableError(`Nothing in this process handles ${definition.name}`);
    const context: JobContext = { job_name: definition.name, attempt: job.attemptsMade + 1, logger, clock };

    await withLogContext({ job_name: definition.name, ...payload }, async () => {
      const outcome = await timed(definition.name, () => handler(payload as never, context));
      if (outcome.kind === 'drop') logger.warn('job dropped', { reason: outcome.reason });
      if (outcome.kind !== 'snooze') return;
      logger.debug('job snoozed', { reason: outcome.reason, until: outcome.until });
      await putOff(clock, job, token, outcome.until);
    });
  };
};
