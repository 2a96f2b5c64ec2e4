import { startWorkerHost } from '@timbre/queue';
import { DRAIN_MS, startHealthServer, type Service } from '@timbre/runtime';
import { compose } from './compose.ts';
import { readConfig } from './config.ts';
import { handlersOf } from './handlers.ts';

/** Reads uploaded files into batches. Scale it by starting more of it. */
export const fileWorkerService = (config = readConfig()): Service => ({
  name: 'file-worker',
  async start(context) {
    const worker = await compose(config, context);
    const host = await startWorkerHost({
      redis_url: config.REDIS_URL,
      prefix: config.TIMBRE_QUEUE_PREFIX,
      ...context,
      queues: { import: { concurrency: config.IMPORT_CONCURRENCY } },
      handlers: handlersOf(worker),
    });
    const health = await startHealthServer({
      port: config.HEALTH_PORT,
      host: config.HEALTH_HOST,
      metrics: context.metrics,
      checks: {
        mongodb: async () => worker.store.ping().then(() => ({ ok: true })),
        queues: async () => worker.producer.probe().then(async () => ({ ok: await host.ready() })),
      },
    });
    return async () => {
      await host.close(DRAIN_MS);
      await health.close();
      await worker.close();
    };
  },
});
