import { SECOND_MS, type Clock, type Logger } from '@timbre/kernel';
import { JOBS, type JobName } from './catalogue.ts';
import { keptOptions } from './job-options.ts';
import type { Producer } from './producer.ts';

/** What runs by the clock: the interval is virtual time, but never shorter than `floor_ms` of real time. */
const SCHEDULES = [
  { name: 'dispatch-sweep', every_ms: 2 * SECOND_MS, floor_ms: 500 },
  { name: 'reconcile', every_ms: 30 * SECOND_MS, floor_ms: 2 * SECOND_MS },
  { name: 'strays-adopt', every_ms: 300 * SECOND_MS, floor_ms: 5 * SECOND_MS },
  { name: 'capacity-read', every_ms: 30 * SECOND_MS, floor_ms: 2 * SECOND_MS },
  { name: 'evidence-seal', every_ms: 30 * SECOND_MS, floor_ms: 2 * SECOND_MS },
  { name: 'recordings-sweep', every_ms: 600 * SECOND_MS, floor_ms: 5 * SECOND_MS },
  { name: 'privacy-sweep', every_ms: 60 * SECOND_MS, floor_ms: 5 * SECOND_MS },
] as const satisfies readonly { name: JobName; every_ms: number; floor_ms: number }[];

/** How often, in real time, a worker makes sure that the schedules are still there. */
const KEEP_MS = 10 * SECOND_MS;

/**
 * Makes sure that every scheduled job runs, at the interval of this clock. Idempotent: a schedule that is there
 * keeps its next run. Throws when Redis is away.
 */
export const upsertSchedules = async (producer: Producer, clock: Clock): Promise<void> => {
  for (const { name, every_ms, floor_ms } of SCHEDULES) {
    const queue = producer.queues().find((candidate) => candidate.name === JOBS[name].queue);
    const every = Math.max(floor_ms, Math.ceil(every_ms / clock.factor));
    await queue?.upsertJobScheduler(name, { every }, { name, data: {}, opts: keptOptions(JOBS[name]) });
  }
};

/**
 * Repeats {@link upsertSchedules} every `keep_ms` of real time (10 s): a schedule lives in Redis, and without this an
 * emptied Redis would end the sweep and the reconciler, the very jobs that rebuild the rest. Returns how to end it.
 */
export const keepSchedules = (
  producer: Producer,
  clock: Clock,
  logger: Logger,
  keep_ms: number = KEEP_MS,
): (() => void) => {
  const timer = setInterval(() => {
    upsertSchedules(producer, clock).catch((error: unknown) =>
      logger.warn('schedules not renewed', { error }),
    );
  }, keep_ms);
  timer.unref();
  return () => clearInterval(timer);
};
