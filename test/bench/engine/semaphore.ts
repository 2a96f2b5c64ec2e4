import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { realClock } from '@timbre/kernel';
import { connectRedis, flushKeys } from '@timbre/queue';
import { DelayedError, Queue, Worker, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import type { BenchOptions } from '../options.ts';
import type { Ground } from '../world/world.ts';
import { CAMPAIGNS, idealSeconds, SLOTS, type Admission } from './admission.ts';

/** When a job that found no room tries again. */
const BACK_OFF_MS = 1_000;
/** Jobs of one worker at once: twice the slots of all campaigns. */
const AT_ONCE = 200;
/** It is cut off after so many times the ideal. */
const PATIENCE = 2.5;

/** Takes one of the places of a campaign, or none: 1 or 0. */
const ACQUIRE = `if redis.call('SCARD', KEYS[1]) >= tonumber(ARGV[2]) then return 0 end
return redis.call('SADD', KEYS[1], ARGV[1])`;

/** What the semaphore did beside its figures as an admission. */
export interface SemaphoreAdmission extends Admission {
  wake_ups_per_job: number;
}

/** Who is being called now, and how it went, campaign by campaign. */
const createLog = (total: number) => {
  const live = new Map<number, number>();
  const ends = new Map<number, number>();
  let [peak, done] = [0, 0];
  const start = performance.now();
  let finish = (): void => {};
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const change = (campaign: number, by: number): number => {
    const now = (live.get(campaign) ?? 0) + by;
    live.set(campaign, now);
    return now;
  };
  return {
    finished,
    begin: (campaign: number): void => {
      peak = Math.max(peak, change(campaign, 1));
    },
    end: (campaign: number): void => {
      change(campaign, -1);
      ends.set(campaign, (performance.now() - start) / 1_000);
      done += 1;
      if (done === total) finish();
    },
    figures: () => ({ done, peak, ends: [...ends.values()], seconds: (performance.now() - start) / 1_000 }),
  };
};

/**
 * The common way to cap a campaign: every job is in the queue, takes a semaphore when it runs, and goes back for a
 * second when there is no room. One process, no database, a call is nothing but its length.
 */
export const measureSemaphore = async (
  { servers }: Ground,
  options: BenchOptions,
): Promise<SemaphoreAdmission> => {
  const prefix = `bench${randomBytes(4).toString('hex')}`;
  const connection = connectRedis(servers.redis.uri, 'worker');
  const queue = new Queue('naive', { connection, prefix, defaultJobOptions: { removeOnComplete: true } });
  const key = (campaign: number): string => `${prefix}:places:${campaign}`;
  const take = (redis: Redis, job: Job, campaign: number): Promise<unknown> =>
    redis.eval(ACQUIRE, 1, key(campaign), String(job.id), SLOTS);
  const calls = CAMPAIGNS * options.jobs;
  for (let campaign = 0; campaign < CAMPAIGNS; campaign++)
    await queue.addBulk(Array.from({ length: options.jobs }, () => ({ name: 'call', data: { campaign } })));
  const log = createLog(calls);
  let wake_ups = 0;
  const worker = new Worker<{ campaign: number }>(
    'naive',
    async (job, token) => {
      wake_ups += 1;
      const { campaign } = job.data;
      if ((await take(connection, job, campaign)) === 0) {
        await job.moveToDelayed(realClock.now().getTime() + BACK_OFF_MS, token);
        throw new DelayedError();
      }
      log.begin(campaign);
      await pause(options.call_ms);
      await connection.srem(key(campaign), String(job.id));
      log.end(campaign);
    },
    { connection, prefix, concurrency: AT_ONCE },
  );
  worker.on('error', (error) => console.log(`semaphore: ${error.message}`));
  const ideal_s = idealSeconds(options);
  await Promise.race([log.finished, pause(ideal_s * PATIENCE * 1_000, undefined, { ref: false })]);
  const { done, peak, ends, seconds } = log.figures();
  await worker.close(true);
  await queue.close();
  await flushKeys(connection, prefix);
  connection.disconnect();
  return {
    ...{ calls, ideal_s, seconds, to_ideal: seconds / ideal_s, finished: done === calls, peak },
    campaigns_s: { first: Math.min(...ends), last: Math.max(...ends) },
    wake_ups_per_job: wake_ups / calls,
  };
};
