import type { Clock, Logger } from '@timbre/kernel';
import type { JOBS, JobName, JobPayload, JobsOf } from './catalogue.ts';
import type { FinalOutcome, Outcome } from './outcome.ts';
import type { QUEUES, QueueName } from './queues.ts';

/** What a handler receives beside its payload. */
export interface JobContext {
  job_name: string;
  /** 1 on the first try; a snooze or a killed worker does not raise it. For the log, never for rules. */
  attempt: number;
  /** Writes the ids of the payload with every line by itself. */
  logger: Logger;
  clock: Clock;
}

/** What a handler of the job `N` may answer: no snooze where its queue forbids it. */
export type OutcomeOf<N extends JobName> =
  (typeof QUEUES)[(typeof JOBS)[N]['queue']]['may_snooze'] extends true ? Outcome : FinalOutcome;

/** One handler for every job of the queues `Q`: leaving one out does not compile. */
export type HandlersFor<Q extends QueueName> = {
  [N in JobsOf<Q>]: (payload: JobPayload<N>, context: JobContext) => Promise<OutcomeOf<N>>;
};
