import { createWake, type BatchDeps } from '@timbre/batches';
import { createProducer, type Producer } from '@timbre/queue';
import type { ServiceContext } from '@timbre/runtime';
import { openStore, type Store } from '@timbre/store';
import type { FileWorkerConfig } from './config.ts';

/** Everything that the worker's handlers use, and how to put it away. */
export interface FileWorker {
  store: Store;
  producer: Producer;
  batches: Pick<BatchDeps, 'store' | 'clock' | 'logger' | 'producer' | 'wake'>;
  close(): Promise<void>;
}

/** Builds the worker's objects; the only place of this app that does. */
export const compose = async (
  config: FileWorkerConfig,
  { clock, logger }: ServiceContext,
): Promise<FileWorker> => {
  const store = await openStore({ uri: config.MONGODB_URI, database: config.TIMBRE_DATABASE, logger });
  await store.ensureIndexes();
  const producer = await createProducer({
    redis_url: config.REDIS_URL,
    prefix: config.TIMBRE_QUEUE_PREFIX,
    clock,
    logger,
  });
  return {
    store,
    producer,
    batches: { store, clock, logger, producer, wake: createWake({ store, clock, logger, producer }) },
    async close() {
      await producer.close();
      await store.close();
    },
  };
};
