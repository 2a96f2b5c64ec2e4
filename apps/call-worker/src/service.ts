import { keepSchedules, startWorkerHost, upsertSchedules } from '@timbre/queue';
import { DRAIN_MS, startHealthServer, type Service } from '@timbre/runtime';
import { compose, type CallWorkerHooks } from './compose.ts';
import { readConfig } from './config.ts';
import { guardClock } from './guard-clock.ts';
import { handlersOf } from './handlers.ts';

/** Dispatch, dial, follow, settle and reconcile. Scale it by starting more of it. */
export const callWorkerService = (config = readConfig(), hooks: CallWorkerHooks = {}): Service => ({
  name: 'call-worker',
  async start(context) {
    const worker = await compose(config, context, hooks);
    const host = await startWorkerHost({
      redis_url: config.REDIS_URL,
      prefix: config.TIMBRE_QUEUE_PREFIX,
      ...context,
      queues: {
        dispatch: { concurrency: config.DISPATCH_CONCURRENCY },
        'call-start': { concurrency: config.CALL_START_CONCURRENCY },
        'call-poll': { concurrency: config.CALL_POLL_CONCURRENCY },
        'call-settle': { concurrency: config.CALL_SETTLE_CONCURRENCY },
        maintenance: { concurrency: config.MAINTENANCE_CONCURRENCY },
        recording: { concurrency: config.RECORDING_CONCURRENCY },
      },
      handlers: handlersOf(worker),
      paused: true,
    });
    let stopSchedules = (): void => undefined;
    const guard = await guardClock({
      skewMs: worker.calls.clockSkewMs,
      logger: context.logger,
      async go() {
        await upsertSchedules(worker.producer, context.clock);
        stopSchedules = keepSchedules(worker.producer, context.clock, context.logger);
        await host.resume();
      },
      async stand() {
        stopSchedules();
        await host.pause();
      },
    });
    const health = await startHealthServer({
      port: config.HEALTH_PORT,
      host: config.HEALTH_HOST,
      metrics: context.metrics,
      checks: {
        mongodb: async () => worker.store.ping().then(() => ({ ok: true })),
        queues: async () => worker.producer.probe().then(async () => ({ ok: await host.ready() })),
        clock: async () => ({ ok: guard.isRight() }),
      },
    });
    return async () => {
      guard.stop();
      stopSchedules();
      await host.close(DRAIN_MS);
      await health.close();
      await worker.close();
    };
  },
});
