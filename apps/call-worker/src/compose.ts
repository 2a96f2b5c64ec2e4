import { hostname } from 'node:os';
import { closeBatchJobs, completeBatchIfDone, sweepImports } from '@timbre/batches';
import {
  createNews,
  createSettingsCache,
  deleteRecordings,
  socketLimits,
  timingsOn,
  type CallDeps,
  type PassCheckpoint,
  type Workspace,
} from '@timbre/calls';
import { sendSystemMessage } from '@timbre/inbox';
import { createLiveEvents, createProducer, openSharedRedis, type Producer } from '@timbre/queue';
import { createRetellClient } from '@timbre/retell';
import { personalDataSecrets, type ServiceContext } from '@timbre/runtime';
import { openStore, type Store } from '@timbre/store';
import type { EraseDeps } from '@timbre/subjects';
import { watchClockSkew, type SkewWatch } from './clock-skew.ts';
import type { CallWorkerConfig } from './config.ts';
import { countsIn } from './counts.ts';

const DEFAULT_WORKSPACE = 'default';

/** Everything that the worker's handlers use, and how to put it away. */
export interface CallWorker {
  store: Store;
  producer: Producer;
  calls: CallDeps;
  privacy: EraseDeps;
  closeBatchJobs: ReturnType<typeof closeBatchJobs>;
  close(): Promise<void>;
}

const workspaceFrom = (config: CallWorkerConfig, context: ServiceContext): Workspace => ({
  workspace_id: DEFAULT_WORKSPACE,
  provider: createRetellClient({
    base_url: config.RETELL_BASE_URL,
    api_key: config.RETELL_API_KEY,
    clock: context.clock,
    timeouts: socketLimits(context.clock),
    production: config.NODE_ENV === 'production',
    logger: context.logger,
    recording_hosts: config.RETELL_RECORDING_HOSTS,
  }),
  from_number: config.RETELL_FROM_NUMBER,
  agent_id: config.RETELL_AGENT_ID ?? '',
  agent_version: config.RETELL_AGENT_VERSION ?? null,
  calls_per_second: config.RETELL_CALLS_PER_SECOND,
  max_concurrent_calls: config.RETELL_MAX_CONCURRENT_CALLS,
});

/** What the fault harness hangs into a worker. */
export interface CallWorkerHooks {
  checkpoint?: PassCheckpoint;
}

/** Builds the worker's objects; the only place of this app that does. */
export const compose = async (
  config: CallWorkerConfig,
  context: ServiceContext,
  hooks: CallWorkerHooks = {},
): Promise<CallWorker> => {
  const { clock, logger, metrics } = context;
  const store = await openStore({
    uri: config.MONGODB_URI,
    database: config.TIMBRE_DATABASE,
    logger,
    personal_data_secrets: personalDataSecrets(config),
  });
  await store.ensureIndexes();
  const producer = await createProducer({
    redis_url: config.REDIS_URL,
    prefix: config.TIMBRE_QUEUE_PREFIX,
    clock,
    logger,
  });
  const skew: SkewWatch = await watchClockSkew(store, logger);
  const redis = await openSharedRedis({
    redis_url: config.REDIS_URL,
    prefix: config.TIMBRE_QUEUE_PREFIX,
    logger,
  });
  const news = createNews({ events: createLiveEvents(redis, config.TIMBRE_QUEUE_PREFIX), redis, clock });
  const counts = countsIn(metrics);
  const settings = createSettingsCache({ store, redis, onRead: counts.settingsRead });
  const batches = { ...news, store, clock, logger, producer };
  const workspace = workspaceFrom(config, context);
  const calls: CallDeps = {
    ...news,
    settings,
    store,
    queue: producer,
    workspaces: new Map([[workspace.workspace_id, workspace]]),
    default_workspace_id: workspace.workspace_id,
    clock,
    timings: timingsOn(clock),
    logger,
    counts,
    notify: sendSystemMessage(batches),
    completeBatchIfDone: completeBatchIfDone(batches),
    sweepImports: sweepImports(batches),
    worker_id: `${hostname()}-${process.pid}`,
    clockSkewMs: skew.skewMs,
    checkpoint: hooks.checkpoint ?? (() => undefined),
  };
  return {
    store,
    producer,
    calls,
    privacy: { store, clock, logger, deleteRecordings: deleteRecordings(calls) },
    closeBatchJobs: closeBatchJobs(batches),
    async close() {
      skew.stop();
      await settings.close();
      await redis.close();
      await producer.close();
      await store.close();
    },
  };
};
