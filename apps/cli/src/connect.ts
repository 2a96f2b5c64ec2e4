import { silentLogger, type Clock } from '@timbre/kernel';
import { createProducer, type Producer } from '@timbre/queue';
import { clockFromConfig, loadConfig, type Environment } from '@timbre/runtime';
import { openStore, type Store } from '@timbre/store';
import type { Io } from './io.ts';

/** The database and the clock of the installation. */
export interface Connected {
  store: Store;
  clock: Clock;
}

/** The database cannot be reached. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

const STORAGE = ['MONGODB_URI', 'TIMBRE_DATABASE', 'TIMBRE_CLOCK'] as const;

/** Opens the database for one piece of work and closes it after. Throws {@link UnreachableError}, or ConfigError. */
export const withStore = async <T>(
  env: Environment | undefined,
  work: (connected: Connected) => Promise<T>,
): Promise<T> => {
  const config = loadConfig(STORAGE, { env });
  const { MONGODB_URI: uri, TIMBRE_DATABASE: database } = config;
  const store = await openStore({ uri, database, logger: silentLogger }).catch((error: unknown) => {
    throw new UnreachableError('no se alcanza MongoDB', { cause: error });
  });
  try {
    return await work({ store, clock: clockFromConfig(config) });
  } finally {
    await store.close();
  }
};

/** What a command may send to the workers. */
export type Queue = Pick<Producer, 'enqueue' | 'enqueueMany'>;

const AWAY = new Error('Redis is away');

/** Sends nothing: what MongoDB says is found by the reconciler. */
const nowhere: Queue = { enqueue: () => Promise.reject(AWAY), enqueueMany: () => Promise.reject(AWAY) };

/** Opens the queue for one piece of work. An emergency does not wait for Redis: without it the work goes on. */
export const withQueue = async <T>(
  env: Environment | undefined,
  { clock }: Connected,
  io: Io,
  work: (queue: Queue) => Promise<T>,
): Promise<T> => {
  const config = loadConfig(['REDIS_URL', 'TIMBRE_QUEUE_PREFIX'], { env });
  const { REDIS_URL: redis_url, TIMBRE_QUEUE_PREFIX: prefix } = config;
  const producer = await createProducer({ redis_url, prefix, clock, logger: silentLogger }).catch(() => null);
  if (producer === null) {
    io.err('aviso: no se alcanza Redis; los avisos y cortes los hace el reconciliador en unos 30 segundos');
    return work(nowhere);
  }
  try {
    return await work(producer);
  } finally {
    await producer.close();
  }
};
