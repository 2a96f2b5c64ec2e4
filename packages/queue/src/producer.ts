import { Queue } from 'bullmq';
import { AppError, type Clock, type Logger } from '@timbre/kernel';
import { JOBS, findJob, type JobName, type JobPayload } from './catalogue.ts';
import { closeRedis, CONNECT_LIMIT_MS, connectRedis, within } from './connection.ts';
import { errorLog } from './error-log.ts';
import { toBullJob } from './job-options.ts';
import { QUEUE_NAMES, type QueueName } from './queues.ts';
import { requireFitRedis } from './require-fit.ts';

/** Puts jobs into the queues. Every method throws {@link AppError} `unavailable` at once while Redis is away. */
export interface Producer {
  /** Adds one job; `run_at` is virtual time. Without effect while the same job is there already. */
  enqueue<N extends JobName>(name: N, payload: JobPayload<N>, options?: { run_at?: Date }): Promise<void>;
  /** Adds many jobs of one kind, 500 in one transaction. */
  enqueueMany<N extends JobName>(
    name: N,
    jobs: readonly { payload: JobPayload<N>; run_at?: Date }[],
  ): Promise<void>;
  /** True while the job waits, is delayed or runs; false once it has ended, or when Redis has lost it. */
  hasJob<N extends JobName>(name: N, payload: JobPayload<N>): Promise<boolean>;
  /** How many jobs each queue holds, by BullMQ's states. Costs the same however many there are. */
  counts(): Promise<Record<QueueName, Record<string, number>>>;
  /** Resolves when Redis takes a write: one whose memory or disk is full answers reads and is of no use. */
  probe(): Promise<void>;
  /** The queues themselves, for Bull Board only. */
  queues(): Queue[];
  close(): Promise<void>;
}

export interface ProducerOptions {
  redis_url: string;
  /** One for each environment; in braces (`{timbre}`) all keys share one slot of a cluster. */
  prefix: string;
  clock: Clock;
  logger: Logger;
  /** How long Redis may take to answer at the start, in real milliseconds. Default 10 s. */
  connect_limit_ms?: number;
}

const CHUNK = 500;

const unavailable = (cause: unknown): AppError =>
  new AppError('unavailable', 'La cola de trabajos no está disponible', { cause });

/**
 * Connects a producer, as every process has one. Rejects with `unavailable` when Redis does not answer in time, and
 * with two lines that say why when it is a server that loses jobs.
 */
export const createProducer = async (options: ProducerOptions): Promise<Producer> => {
  const { clock, logger, prefix, connect_limit_ms = CONNECT_LIMIT_MS } = options;
  const connection = connectRedis(options.redis_url, 'producer');
  const open = (name: QueueName): Queue =>
    new Queue(name, { connection, prefix }).on('error', errorLog(logger, name));
  const queues = Object.fromEntries(QUEUE_NAMES.map((name) => [name, open(name)])) as Record<
    QueueName,
    Queue
  >;
  const all = Object.values(queues);
  const queueOf = (name: JobName): Queue => queues[JOBS[name].queue];

  const close = async (): Promise<void> => {
    await Promise.allSettled(all.map((queue) => queue.close()));
    await closeRedis(connection);
  };
  const guarded = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw unavailable(error);
    });

  try {
    const opened = Promise.all(all.map((queue) => queue.waitUntilReady()));
    if (!(await within(opened, connect_limit_ms))) throw new Error(`no answer within ${connect_limit_ms} ms`);
  } catch (error) {
    await close();
    throw unavailable(error);
  }
  try {
    await requireFitRedis(connection, logger);
  } catch (error) {
    await close();
    throw error;
  }

  return {
    enqueue: async (name, payload, { run_at } = {}) => {
      const job = toBullJob(clock, name, payload, run_at);
      await guarded(queueOf(name).add(job.name, job.data, job.opts));
    },
    enqueueMany: async (name, jobs) => {
      const entries = jobs.map(({ payload, run_at }) => toBullJob(clock, name, payload, run_at));
      for (let from = 0; from < entries.length; from += CHUNK)
        await guarded(queueOf(name).addBulk(entries.slice(from, from + CHUNK)));
    },
    hasJob: async (name, payload) => {
      const job = findJob(name);
      if (job?.job_id) return (await guarded(queueOf(name).getJobState(job.job_id(payload)))) !== 'unknown';
      if (job?.wake_id)
        return (await guarded(queueOf(name).getDeduplicationJobId(job.wake_id(payload)))) !== null;
      throw new Error(`${name} has no identity to look for`);
    },
    counts: async () => {
      const entries = all.map(async (queue) => [queue.name, await queue.getJobCounts()] as const);
      return Object.fromEntries(await guarded(Promise.all(entries))) as Record<
        QueueName,
        Record<string, number>
      >;
    },
    probe: async () => {
      await guarded(connection.set(`${prefix}:health`, '1', 'EX', 60));
    },
    queues: () => [...all],
    close,
  };
};
