import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '@timbre/embedded';
import { realClock, scaledClock, silentLogger, type Clock } from '@timbre/kernel';
import { flushKeys, withRedis } from '@timbre/queue';
import { startSimulator, type Simulator } from '@timbre/retell-simulator';
import { accountScope, openStore, type Store } from '@timbre/store';
import { until } from '../../support/until.ts';
import { startApiProcess } from './api-process.ts';
import { openDesk } from './campaigns.ts';
import { openThings } from './checker.ts';
import { apiEnvironment, freshAdmin, settingsOf, workerEnvironment, type Settings } from './environment.ts';
import { watchRecovery, type Recoveries } from './recovery.ts';
import type {
  ApiProcess,
  FaultServer,
  RedisServer,
  Rng,
  WorkerOptions,
  WorkerProcess,
  World,
  WorldOptions,
} from './types.ts';
import type { WorkerPool } from './worker-process.ts';

const LIMIT_MS = 60_000;

/** What the runner has of a world beside what a scenario sees. */
export interface RunningWorld {
  world: World;
  /** Injected so far, by kind. */
  faults: ReadonlyMap<string, number>;
  broken: readonly string[];
  /** Waits, at most `limit_ms`, until nothing is open any more; starts a worker when none is left. */
  settle(limit_ms: number): Promise<void>;
  recoveries(): Recoveries;
  /** Ends every process. The store stays open for the checker. */
  stopProcesses(): Promise<void>;
  /** Removes what is left. */
  close(): Promise<void>;
}

/** What all worlds of a run share. */
export interface Ground {
  mongodb: FaultServer;
  redis: RedisServer;
  pool: WorkerPool;
  /** Logs of the processes go here. */
  run_dir: string;
}

/** The simulator on a port that is known before, because the API and the simulator name each other. */
const startRetell = (
  clock: Clock,
  settings: Settings,
  port: number,
  api_url: string | null,
  seed: string,
): Promise<Simulator> =>
  startSimulator({
    clock,
    port,
    seed,
    key: `key_sim_${randomBytes(8).toString('hex')}`,
    from_numbers: 'any',
    agents: 'any',
    limits: { concurrency_limit: settings.max_concurrent_calls * 2, cps: 1_000 },
    ...(api_url !== null && { webhook_url: `${api_url}/webhooks/retell/default` }),
    ...settings.simulator,
  });

/** Processes of a world: those that live, and how to end them. */
const startProcesses = (
  ground: Ground,
  env: Record<string, string>,
  settings: Settings,
  clock: Clock,
  hooks: {
    fault(kind: string): void;
    beforeKill(): Promise<void>;
    struck(attempt_id: string, virtual_ms: number): void;
  },
) => {
  const workers: WorkerProcess[] = [];
  const lineAhead = (ms: number): string => {
    const line = JSON.parse(env['TIMBRE_CLOCK'] ?? '{}') as { virtual_epoch: number };
    return JSON.stringify({ ...line, virtual_epoch: line.virtual_epoch + ms });
  };
  const beforeKill = async (): Promise<void> => {
    hooks.fault('kill');
    await hooks.beforeKill();
  };
  return {
    workers,
    async worker({ strike, env: more, clock_ahead_ms }: WorkerOptions = {}): Promise<WorkerProcess> {
      const worker = await ground.pool.start({
        env: {
          ...env,
          ...(clock_ahead_ms === undefined ? {} : { TIMBRE_CLOCK: lineAhead(clock_ahead_ms) }),
          ...more,
        },
        strike,
        beforeKill,
        onStruck({ at, how, attempt_id }) {
          hooks.fault(`${how} at ${at}`);
          hooks.struck(attempt_id, clock.now().getTime());
        },
      });
      workers.push(worker);
      return worker;
    },
    api: (port: number, admin: ApiProcess['admin']): Promise<ApiProcess> =>
      startApiProcess({
        port,
        admin,
        env: { ...env, ...apiEnvironment(port, admin) },
        log_file: join(ground.run_dir, 'api.log'),
        beforeKill,
      }),
    settings,
  };
};

/** Makes the world of one round: its own database, key prefix, clock and simulator on servers that all rounds share. */
export const createWorld = async (ground: Ground, options: WorldOptions, rng: Rng): Promise<RunningWorld> => {
  const settings = settingsOf(options);
  const unique = randomBytes(6).toString('hex');
  const [database, prefix] = [`timbre_faults_${unique}`, `f${unique}`];
  const line = {
    real_epoch: realClock.now().getTime(),
    virtual_epoch: settings.virtual_start.getTime(),
    factor: settings.factor,
  };
  const clock = scaledClock(line);
  const [api_port, retell_port] = await Promise.all([freePort(), freePort()]);
  const api_url = settings.api === true ? `http://127.0.0.1:${api_port}` : null;
  const simulator = await startRetell(clock, settings, retell_port, api_url, rng.seed);
  const store: Store = await openStore({ uri: ground.mongodb.uri, database, logger: silentLogger });
  await store.ensureIndexes();
  const env = workerEnvironment({ ...ground, database, prefix, line, retell: simulator }, settings);

  const faults = new Map<string, number>();
  const broken: string[] = [];
  const watch = watchRecovery(store, clock);
  const fault = (kind: string, count = 1): void => {
    faults.set(kind, (faults.get(kind) ?? 0) + count);
  };
  const processes = startProcesses(ground, env, settings, clock, {
    fault,
    beforeKill: watch.allInterrupted,
    struck: (attempt_id, virtual_ms) => void watch.interrupted(attempt_id, virtual_ms),
  });
  const desk = openDesk(store, clock);
  const admin = freshAdmin();
  let api: ApiProcess | null = null;

  const world: World = {
    ...{ clock, factor: settings.factor, simulator, store, database, prefix, env, rng },
    ...{ mongodb: ground.mongodb, redis: ground.redis },
    ...desk,
    get workers() {
      return processes.workers.filter((worker) => worker.alive);
    },
    get api() {
      if (api === null) throw new Error('this world was made without an API');
      return api;
    },
    startWorker: processes.worker,
    startApi: async () => (api = await processes.api(api_port, admin)),
    dials: simulator.dials,
    history: simulator.history,
    until: (what, read, limit_ms = LIMIT_MS) => until(what, async () => read(), limit_ms),
    pass: (virtual_ms) => pause(virtual_ms / settings.factor),
    completed: (campaign, limit_ms = LIMIT_MS) =>
      until(
        `campaign ${campaign.batch.batch_id} completes`,
        async () => {
          const { account_id, batch_id } = campaign.batch;
          const scope = accountScope(account_id);
          // The database may be what is broken at present.
          const batch = await store.batches.find(scope, batch_id).catch(() => null);
          if (batch?.state !== 'completed') return null;
          const open = await store.attempts.countOpen(scope, batch_id).catch(() => 1);
          return open === 0 && batch;
        },
        limit_ms,
      ),
    fault,
    noteFault: watch.allInterrupted,
    recovered: watch.add,
    broken: (what) => void broken.push(what),
  };
  const running: RunningWorld = {
    world,
    faults,
    broken,
    recoveries: watch.measured,
    async settle(limit_ms) {
      if (world.workers.length === 0) await processes.worker();
      await until('nothing is open', async () => (await openThings(store)) === 0, limit_ms).catch(
        () => undefined,
      );
    },
    async stopProcesses() {
      await watch.stop();
      const living = [...world.workers, ...(api?.alive === true ? [api] : [])];
      for (const each of living) each.signal('SIGKILL');
      await Promise.all(living.map((each) => each.exited));
    },
    async close() {
      await simulator.stop();
      await store.connection.dropDatabase();
      await store.close();
      await withRedis(ground.redis.uri, (redis) => flushKeys(redis, prefix));
    },
  };
  try {
    if (settings.api === true) await world.startApi();
    for (let n = 0; n < (settings.workers ?? 0); n++) await world.startWorker();
  } catch (error) {
    await running.stopProcesses();
    await running.close();
    throw error;
  }
  return running;
};
