import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '@timbre/kernel';
import { Redis, type RedisOptions } from 'ioredis';

/** How long Redis may take to answer when a process starts, in real milliseconds. */
export const CONNECT_LIMIT_MS = 10_000;

const COMMON: RedisOptions = {
  connectTimeout: 5_000,
  // Quick at first, for a restart; at most 2 s apart, so that a process is back soon after the server is.
  retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 6), 2_000),
};

/**
 * Opens the process's connection to Redis. It reconnects for ever.
 *
 * A `producer` fails fast while Redis is away: a request must not hang, and the reconciler enqueues later what was
 * missed. A `worker` waits instead: its commands are answered once Redis is back. What is `shared` (caches, news) is
 * wanted at once or not at all.
 */
export const connectRedis = (url: string, purpose: 'producer' | 'worker' | 'shared'): Redis => {
  const redis =
    purpose === 'worker'
      ? new Redis(url, { ...COMMON, maxRetriesPerRequest: null })
      : new Redis(url, {
          ...COMMON,
          enableOfflineQueue: false,
          maxRetriesPerRequest: 1,
          // A request may wait for two commands in a row and must still be answered within 5 s.
          commandTimeout: purpose === 'producer' ? 2_000 : 500,
        });
  // Without a listener ioredis prints to the console; queues and workers hand the same errors to the log.
  redis.on('error', () => undefined);
  return redis;
};

/** Waits for `work`, at most `limit_ms` real milliseconds; true when it was done in time. Passes on its rejection. */
export const within = async (work: Promise<unknown>, limit_ms: number): Promise<boolean> => {
  const timer = new AbortController();
  const late = pause(limit_ms, false, { signal: timer.signal }).catch(() => false);
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    timer.abort();
  }
};

/** Waits until Redis answers on `redis`, at most `limit_ms`; otherwise cuts the connection and throws. */
export const answered = async (redis: Redis, limit_ms: number): Promise<void> => {
  try {
    if (!(await within(redis.ping(), limit_ms))) throw new Error(`no answer within ${limit_ms} ms`);
  } catch (cause) {
    redis.disconnect();
    throw new AppError('unavailable', 'La cola de trabajos no está disponible', { cause });
  }
};

/** Closes a connection: politely when it is up, at once when it is not. Never rejects. */
export const closeRedis = async (redis: Redis): Promise<void> => {
  if (redis.status === 'ready') await within(redis.quit(), 1_000).catch(() => false);
  redis.disconnect();
};

/**
 * Removes every key below `prefix`, a thousand at a time; returns how many there were. For tests, fault runs and
 * `demo -- --reset`: the reconciler then rebuilds from MongoDB what was due.
 */
export const flushKeys = async (redis: Redis, prefix: string): Promise<number> => {
  const literal = prefix.replace(/[*?[\]\\]/g, '\\$&');
  let removed = 0;
  for await (const keys of redis.scanStream({ match: `${literal}:*`, count: 1_000 }) as AsyncIterable<
    string[]
  >)
    if (keys.length > 0) removed += await redis.unlink(...keys);
  return removed;
};
