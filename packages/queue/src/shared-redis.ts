import { MINUTE_MS, type Logger } from '@timbre/kernel';
import type { Redis } from 'ioredis';
import { closeRedis, connectRedis, within } from './connection.ts';
import { errorLog } from './error-log.ts';

/**
 * What processes share through Redis besides work: short caches, news and rate limits. All of it may be lost at any
 * moment: while Redis is away a cache is empty and news is not heard, and nothing but `command` ever rejects.
 */
export interface SharedRedis {
  /** Text under `<prefix>:cache:<key>`; undefined when it is not there or Redis is away. */
  get(key: string): Promise<string | undefined>;
  /** Keeps a text for `ttl_ms` of real time, at most 5 minutes. Never rejects. */
  set(key: string, text: string, ttl_ms: number): Promise<void>;
  /** Removes a cached text. Never rejects. */
  forget(key: string): Promise<void>;
  /** Tells everybody who listens. Never rejects. */
  publish(channel: string, text: string): Promise<void>;
  /**
   * Listens to a channel (`<prefix>:<channel>`); answers how to stop. Listening goes on by itself after Redis was
   * away; what was published meanwhile is not heard.
   */
  subscribe(channel: string, listener: (text: string) => void): Promise<() => Promise<void>>;
  /** A raw command, for the store of rate limits and for streams. Rejects when Redis is away. */
  command(...words: string[]): Promise<unknown>;
  close(): Promise<void>;
}

export interface SharedRedisOptions {
  redis_url: string;
  /** The same as the queues': one for each environment. */
  prefix: string;
  logger: Logger;
}

/** How long a start waits for Redis, and how long for the answer to a subscription, in real milliseconds. */
const PATIENCE_MS = 2_000;
const LONGEST_TTL_MS = 5 * MINUTE_MS;

type Listener = (text: string) => void;

/** Who listens to what, over a connection that is opened with the first listener: a listening one does nothing else. */
const openListening = (url: string, onError: (error: Error) => void) => {
  const listeners = new Map<string, Set<Listener>>();
  let redis: Redis | undefined;
  const open = (): Redis => {
    const opened = connectRedis(url, 'worker').on('error', onError);
    opened.on('message', (channel: string, text: string) => {
      for (const listener of listeners.get(channel) ?? []) listener(text);
    });
    return opened;
  };
  return {
    async add(channel: string, listener: Listener): Promise<() => Promise<void>> {
      const known = listeners.get(channel);
      if (known !== undefined) known.add(listener);
      else {
        listeners.set(channel, new Set([listener]));
        redis ??= open();
        // While Redis is away the connection keeps the subscription and makes it later.
        await within(redis.subscribe(channel), PATIENCE_MS).catch(() => false);
      }
      return async () => {
        const left = listeners.get(channel);
        if (!left?.delete(listener) || left.size > 0) return;
        listeners.delete(channel);
        if (redis) await within(redis.unsubscribe(channel), PATIENCE_MS).catch(() => false);
      };
    },
    async close(): Promise<void> {
      listeners.clear();
      if (redis) await closeRedis(redis);
    },
  };
};

/** Connects; resolves within 2 s whether Redis is there or not, and finds it when it comes. */
export const openSharedRedis = async (options: SharedRedisOptions): Promise<SharedRedis> => {
  const onError = errorLog(options.logger, 'shared');
  const redis = connectRedis(options.redis_url, 'shared').on('error', onError);
  const listening = openListening(options.redis_url, onError);
  const ready = new Promise<void>((resolve) => void redis.once('ready', resolve));
  await within(ready, PATIENCE_MS);

  const cached = (key: string): string => `${options.prefix}:cache:${key}`;
  const news = (channel: string): string => `${options.prefix}:${channel}`;
  /** The answer, or undefined while Redis is away, full or slow: whoever asks can live without. */
  const optional = async <T>(work: Promise<T>): Promise<T | undefined> => {
    try {
      return await work;
    } catch (error) {
      onError(error as Error);
      return undefined;
    }
  };

  return {
    get: async (key) => (await optional(redis.get(cached(key)))) ?? undefined,
    set: async (key, text, ttl_ms) => {
      await optional(redis.set(cached(key), text, 'PX', Math.max(1, Math.min(ttl_ms, LONGEST_TTL_MS))));
    },
    forget: async (key) => {
      await optional(redis.unlink(cached(key)));
    },
    publish: async (channel, text) => {
      await optional(redis.publish(news(channel), text));
    },
    subscribe: (channel, listener) => listening.add(news(channel), listener),
    command: async (name, ...words) => redis.call(name ?? '', ...words),
    close: async () => {
      await listening.close();
      await closeRedis(redis);
    },
  };
};
