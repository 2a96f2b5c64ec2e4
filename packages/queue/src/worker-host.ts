import { Queue, Worker, type Processor, type WorkerOptions } from 'bullmq';
import type { Clock, Logger } from '@timbre/kernel';
import type { Metrics } from '@timbre/runtime';
import { answered, closeRedis, CONNECT_LIMIT_MS, connectRedis, within } from './connection.ts';
import { errorLog } from './error-log.ts';
import { failureLog } from './failure-log.ts';
import type { HandlersFor } from './handlers.ts';
import type { QueueRules } from './define-job.ts';
import { observeDepth } from './queue-depth.ts';
import { QUEUES, type QueueName } from './queues.ts';
import { createRunJob } from './run-job.ts';

export interface WorkerHostOptions<Q extends QueueName> {
  redis_url: string;
  prefix: string;
  clock: Clock;
  logger: Logger;
  metrics: Metrics;
  /** The queues that this process works for, and how many of their jobs at once. */
  queues: { [K in Q]: { concurrency: number } };
  handlers: HandlersFor<NoInfer<Q>>;
  /** Real time after which a job of a dead worker is given to another one; tests shorten it. Default 20 s. */
  lock_ms?: number;
  /** How long Redis may take to answer at the start, in real milliseconds. Default 10 s. */
  connect_limit_ms?: number;
  /** Fetches no job before the first `resume`. */
  paused?: boolean;
}

/** The running workers of one process. */
export interface WorkerHost {
  /** True while every worker can fetch jobs. `isRunning()` of BullMQ stays true without Redis: this does not. */
  ready(): Promise<boolean>;
  /** Fetches no more jobs; those that run go on. */
  pause(): Promise<void>;
  /** Fetches jobs again. */
  resume(): Promise<void>;
  /**
   * Takes no more jobs and waits for those running, at most `limit_ms` real milliseconds; then cuts the connection,
   * and what still runs is given to another worker when its lock ends. Never rejects.
   */
  close(limit_ms: number): Promise<void>;
}

const LOCK_MS = 20_000;

/** The connection on which a worker waits for jobs: the only one that tells whether it can. */
const blockingClient = (worker: Worker) => worker.getBackend().blockingClient;

/** One worker as every queue has it; `own` is what differs. */
const openWorker = (
  name: QueueName,
  runJob: Processor<unknown, void>,
  {
    logger,
    metrics,
    lock_ms,
    ...own
  }: Pick<WorkerOptions, 'connection' | 'prefix' | 'concurrency' | 'autorun'> & {
    logger: Logger;
    metrics: Metrics;
    lock_ms: number;
  },
): Worker => {
  const rules: QueueRules = QUEUES[name];
  return new Worker(name, runJob, {
    ...own,
    // Real time: a lock proves that a process is alive, whatever the virtual clock says.
    lockDuration: lock_ms,
    stalledInterval: Math.ceil(lock_ms / 2),
    maxStalledCount: 1,
    maxStartedAttempts: rules.max_starts,
    runRetryDelay: 1_000,
  })
    .on('error', errorLog(logger, name))
    .on('failed', failureLog(logger, metrics, name))
    .on('stalled', (id) =>
      logger.warn('job lost its worker and runs again', { queue: name, queue_job_id: id }),
    )
    .on('lockRenewalFailed', (ids) =>
      logger.warn('locks of running jobs were lost', { queue: name, queue_job_ids: ids }),
    );
};

/**
 * Starts one BullMQ worker for each queue named, with one shared connection (and BullMQ's blocking duplicate for
 * each). The only place that makes workers. Rejects when Redis does not answer in time, and leaves nothing behind.
 */
export const startWorkerHost = async <Q extends QueueName>(
  options: WorkerHostOptions<Q>,
): Promise<WorkerHost> => {
  const { logger, metrics, prefix, lock_ms = LOCK_MS, connect_limit_ms = CONNECT_LIMIT_MS } = options;
  const connection = connectRedis(options.redis_url, 'worker');
  await answered(connection, connect_limit_ms);

  const names = Object.keys(options.queues) as Q[];
  const runJob = createRunJob(options);
  const workers = names.map((name) => {
    const { concurrency } = options.queues[name];
    const own = { connection, prefix, concurrency, autorun: options.paused !== true };
    return openWorker(name, runJob, { ...own, logger, metrics, lock_ms });
  });
  const depths = names.map((name) => observeDepth(new Queue(name, { connection, prefix }), metrics, logger));
  await Promise.all(workers.map((worker) => worker.waitUntilReady()));

  return {
    ready: async () => {
      const states = await Promise.all(workers.map(async (worker) => (await blockingClient(worker))?.status));
      return [connection.status, ...states].every((state) => state === 'ready');
    },
    pause: async () => void (await Promise.all(workers.map((worker) => worker.pause(true)))),
    resume: async () => void (await Promise.all(workers.map((worker) => worker.resume()))),
    close: async (limit_ms) => {
      // BullMQ's close(true) after close() does nothing, so a deadline needs a race and a cut connection.
      if (!(await within(Promise.allSettled(workers.map((worker) => worker.close())), limit_ms))) {
        logger.warn('jobs still run at the end of the drain; another worker takes them over', { limit_ms });
        for (const worker of workers) (await blockingClient(worker))?.disconnect();
      }
      await Promise.allSettled(depths.map((queue) => within(queue.close(), 1_000)));
      await closeRedis(connection);
    },
  };
};
