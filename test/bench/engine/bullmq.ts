import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { connectRedis, flushKeys } from '@timbre/queue';
import { Queue, Worker } from 'bullmq';
import type { Ground } from '../world/world.ts';

const CHUNK = 1_000;
const AT_ONCE = 50;

/** What BullMQ does by itself with as many jobs that do nothing. */
export interface BullmqRates {
  jobs: number;
  added_per_s: number;
  processed_per_s: number;
  /** Added and processed, one after the other. */
  calls_per_s: number;
}

const perSecond = (count: number, ms: number): number => (count * 1_000) / ms;

/** Adds `count` jobs in bulk and processes them in one worker, 50 at once; Redis is the one of the engine. */
export const measureBullmq = async ({ servers }: Ground, count: number): Promise<BullmqRates> => {
  const prefix = `bench${randomBytes(4).toString('hex')}`;
  const connection = connectRedis(servers.redis.uri, 'worker');
  const queue = new Queue('plain', { connection, prefix, defaultJobOptions: { removeOnComplete: true } });
  try {
    await queue.waitUntilReady();
    const start = performance.now();
    for (let from = 0; from < count; from += CHUNK) {
      const size = Math.min(CHUNK, count - from);
      await queue.addBulk(
        Array.from({ length: size }, (_, n) => ({
          name: 'call',
          data: { attempt_id: `attempt-${from + n}` },
        })),
      );
    }
    const added = performance.now();
    let done = 0;
    const worker = new Worker('plain', async () => {}, {
      ...{ connection, prefix, concurrency: AT_ONCE, autorun: false },
    });
    const finished = new Promise<void>((resolve) =>
      worker.on('completed', () => {
        done += 1;
        if (done === count) resolve();
      }),
    );
    await worker.waitUntilReady();
    const began = performance.now();
    void worker.run();
    await finished;
    const ended = performance.now();
    await worker.close();
    return {
      jobs: count,
      added_per_s: perSecond(count, added - start),
      processed_per_s: perSecond(count, ended - began),
      calls_per_s: perSecond(count, added - start + ended - began),
    };
  } finally {
    await queue.close();
    await flushKeys(connection, prefix);
    connection.disconnect();
  }
};
