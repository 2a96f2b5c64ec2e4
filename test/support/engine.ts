import { callWorkerService, readConfig, type CallWorkerHooks } from '@timbre/call-worker';
import { startSimulator, type Simulator, type SimulatorOptions } from '@timbre/retell-simulator';
import { realClock, scaledClock, silentLogger, type Clock } from '@timbre/kernel';
import { createMetrics, type Stop } from '@timbre/runtime';
import {
  accountScope,
  openStore,
  type AccountDocument,
  type BatchDocument,
  type JobDocument,
  type Store,
} from '@timbre/store';
import { checkPromises, type PromiseFigures } from '@timbre/demo';
import { aBatch, aJob, anAccount } from './documents.ts';
import { freshNames, testServers } from './servers.ts';
import { until } from './until.ts';

/** The engine as it runs: workers, store, queue and the simulator on one fast clock. */
export interface Engine {
  clock: Clock;
  store: Store;
  simulator: Simulator;
  database: string;
  prefix: string;
  env: Record<string, string>;
  /** Starts one more worker in this process. */
  startWorker(): Promise<Stop>;
  account(
    given?: Partial<AccountDocument>,
    balance?: { seconds?: number; micros?: number },
  ): Promise<AccountDocument>;
  campaign(
    account: AccountDocument,
    phones: string[][],
    call_settings?: Record<string, unknown>,
    given?: Partial<BatchDocument>,
  ): Promise<{ batch: BatchDocument; jobs: JobDocument[] }>;
  job(job: JobDocument): Promise<JobDocument>;
  batch(batch: BatchDocument): Promise<BatchDocument>;
  /** Waits until the campaign is complete and its last attempt is closed. */
  completed(batch: BatchDocument, limit_ms?: number): Promise<BatchDocument>;
  /** The promises of the engine for these campaigns at rest, against the simulator's own history. */
  check(...batches: BatchDocument[]): Promise<PromiseFigures>;
  stop(): Promise<void>;
}

/** What every check has to give. */
export const ALL_KEPT: PromiseFigures = {
  double_dials: 0,
  out_of_hours: 0,
  balance_diff: 0,
  lost_results: 0,
  stuck: 0,
};

/** Phones whose last four digits choose the simulator's outcome; the rest makes them different. */
export const phoneFor = (outcome: string, n = 0): string => `+569${String(5000 + n).slice(-4)}${outcome}`;

/** How to start an engine. */
export interface EngineOptions {
  factor?: number;
  calls_per_second?: number;
  max_concurrent_calls?: number;
  simulator?: SimulatorOptions;
  env?: Record<string, string>;
  workers?: number;
  /** A logical database of Redis that no other file uses, for tests that empty it at one stroke. */
  redis_db?: number;
  /** What the test hangs into the workers. */
  hooks?: CallWorkerHooks;
  /** Where the virtual time line starts; the present when it is not given. */
  virtual_start?: Date;
}

/** Starts simulator, store and workers; everything it made goes with `stop`. */
export const startEngine = async (options: EngineOptions = {}): Promise<Engine> => {
  const servers = testServers();
  const { database, prefix } = freshNames();
  const now = realClock.now().getTime();
  const line = {
    real_epoch: now,
    virtual_epoch: options.virtual_start?.getTime() ?? now,
    factor: options.factor ?? 60,
  };
  const clock = scaledClock(line);
  const concurrency = options.max_concurrent_calls ?? 50;
  const simulator = await startSimulator({
    clock,
    from_numbers: 'any',
    agents: 'any',
    limits: { concurrency_limit: concurrency * 2, cps: 1_000 },
    logger: process.env.TIMBRE_TEST_LOG === '1' ? consoleLogger : silentLogger,
    ...options.simulator,
  });
  const env: Record<string, string> = {
    NODE_ENV: 'test',
    MONGODB_URI: servers.mongodb_uri,
    TIMBRE_DATABASE: database,
    REDIS_URL:
      options.redis_db === undefined ? servers.redis_url : `${servers.redis_url}/${options.redis_db}`,
    TIMBRE_QUEUE_PREFIX: prefix,
    RETELL_BASE_URL: simulator.url,
    RETELL_API_KEY: simulator.key,
    RETELL_AGENT_ID: 'agent_sim_cobranza',
    RETELL_FROM_NUMBER: '+56225550100',
    RETELL_CALLS_PER_SECOND: String(options.calls_per_second ?? 5),
    RETELL_MAX_CONCURRENT_CALLS: String(concurrency),
    TIMBRE_CLOCK: JSON.stringify(line),
    ...options.env,
  };
  const store = await openStore({ uri: servers.mongodb_uri, database, logger: silentLogger });
  await store.ensureIndexes();
  const stops: Stop[] = [];
  const logger = process.env.TIMBRE_TEST_LOG === '1' ? consoleLogger : silentLogger;

  const startWorker = async (): Promise<Stop> => {
    const stop = await callWorkerService(readConfig(env), options.hooks).start({
      clock,
      logger,
      metrics: createMetrics('test'),
    });
    stops.push(stop);
    return stop;
  };
  for (let n = 0; n < (options.workers ?? 1); n++) await startWorker();

  return {
    clock,
    store,
    simulator,
    database,
    prefix,
    env,
    startWorker,
    async account(given, balance = {}) {
      const account = anAccount(clock.now(), given);
      const scope = accountScope(account.account_id);
      await store.accounts.insert(account);
      await store.wallets.create(scope);
      for (const unit of ['seconds', 'micros'] as const) {
        const amount = balance[unit];
        if (amount === undefined) continue;
        await store.wallets.move(scope, unit, `start-${unit}`, {
          kind: 'top_up',
          amount,
          batch_id: null,
          description: 'Inicio',
          at: clock.now(),
        });
      }
      return account;
    },
    async campaign(account, phones, call_settings, given) {
      const batch = aBatch(account, clock.now(), call_settings, {
        ...given,
        total_jobs: phones.length,
        pending_jobs: phones.length,
      });
      const jobs = phones.map((numbers) => aJob(batch, numbers, clock.now()));
      await store.jobs.insertMany(jobs);
      await store.batches.insert(batch);
      return { batch, jobs };
    },
    job: async (job) => (await store.jobs.find(accountScope(job.account_id), job.job_id)) ?? job,
    batch: async (batch) =>
      (await store.batches.find(accountScope(batch.account_id), batch.batch_id)) ?? batch,
    completed: (batch, limit_ms = 90_000) =>
      until(
        `campaign ${batch.batch_id} completes`,
        async () => {
          const scope = accountScope(batch.account_id);
          const now = await store.batches.find(scope, batch.batch_id);
          if (now?.state !== 'completed') return false;
          // The campaign is complete with its last person; what that attempt held is put away a moment later.
          const { batch_id } = batch;
          const open = await store.connection.collection('call_attempts').findOne({ batch_id, open: true });
          return open === null && now;
        },
        limit_ms,
      ),
    async check(...batches) {
      const attempts = await Promise.all(
        batches.map(({ account_id, batch_id }) =>
          store.attempts.listOfBatch(accountScope(account_id), batch_id),
        ),
      );
      const phones = new Set(attempts.flat().map((attempt) => attempt.phone));
      const calls = simulator.history().filter((call) => phones.has(call.to_number));
      return checkPromises(store, batches, calls);
    },
    async stop() {
      for (const stop of stops.reverse()) await stop();
      await simulator.stop();
      await store.connection.dropDatabase();
      await store.close();
    },
  };
};

const say = (level: string) => (message: string, facts?: object) =>
  console.log(level, message, JSON.stringify(facts));
const consoleLogger = { debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') };
