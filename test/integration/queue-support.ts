import { realClock, type Clock, type Logger } from '@timbre/kernel';
import {
  connectRedis,
  createProducer,
  flushKeys,
  startWorkerHost,
  type HandlersFor,
  type Producer,
  type QueueName,
  type WorkerHost,
} from '@timbre/queue';
import { createLogger, createMetrics, type Metrics } from '@timbre/runtime';
import { freshNames, testServers } from '../support/servers.ts';

/** One line of the log of a test. */
export type Line = Record<string, unknown> & { level: string; message: string };

/** A place of its own in the shared Redis, and everything needed to work in it. */
export interface Place {
  redis_url: string;
  prefix: string;
  clock: Clock;
  logger: Logger;
  lines: Line[];
  metrics: Metrics;
  producer: Producer;
  /** Starts workers for `queues`, ten jobs at once, that give up a dead colleague's job after a second. */
  work<Q extends QueueName>(queues: readonly Q[], handlers: HandlersFor<NoInfer<Q>>): Promise<WorkerHost>;
  close(): Promise<void>;
}

/** Opens a place with a prefix of its own; `close` ends its workers and removes its keys. */
export const openPlace = async ({
  clock = realClock,
  redis_url = testServers().redis_url,
} = {}): Promise<Place> => {
  const { prefix } = freshNames();
  const lines: Line[] = [];
  const logger = createLogger({
    service: 'test',
    level: 'debug',
    write: (line) => lines.push(JSON.parse(line) as Line),
  });
  const metrics = createMetrics('test');
  const base = { redis_url, prefix, clock, logger };
  const producer = await createProducer(base);
  const hosts: WorkerHost[] = [];

  return {
    ...base,
    lines,
    metrics,
    producer,
    work: async <Q extends QueueName>(names: readonly Q[], handlers: HandlersFor<NoInfer<Q>>) => {
      const queues = Object.fromEntries(names.map((name) => [name, { concurrency: 10 }])) as {
        [K in Q]: { concurrency: number };
      };
      const host = await startWorkerHost<Q>({ ...base, metrics, queues, handlers, lock_ms: 1_000 });
      hosts.push(host);
      return host;
    },
    close: async () => {
      await Promise.all(hosts.map((host) => host.close(1_000)));
      await producer.close();
      const redis = connectRedis(testServers().redis_url, 'worker');
      await flushKeys(redis, prefix);
      redis.disconnect();
    },
  };
};

/** A promise that a test settles from outside. */
export const signal = <T = void>(): { promise: Promise<T>; give: (value: T) => void } => {
  let give: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    give = resolve;
  });
  return { promise, give };
};

/** Waits until `condition` holds, looking every 20 ms, at most `limit_ms`; then throws with `what`. */
export const until = async (
  what: string,
  condition: () => boolean | Promise<boolean>,
  limit_ms = 15_000,
): Promise<void> => {
  const start = performance.now();
  while (!(await condition())) {
    if (performance.now() - start > limit_ms) throw new Error(`still not so after ${limit_ms} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
