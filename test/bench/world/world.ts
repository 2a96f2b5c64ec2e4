import { randomBytes } from 'node:crypto';
import { freePort, newRunFolder, startServers, type Servers } from '@timbre/embedded';
import { realClock, scaledClock, silentLogger, type Clock } from '@timbre/kernel';
import { connectRedis, flushKeys } from '@timbre/queue';
import { openStore, type Store } from '@timbre/store';
import type { BenchOptions } from '../options.ts';
import { programOf, REPOSITORY, startChild, type Child, type ChildOptions } from './child.ts';

/** The servers of a run and where its logs go. */
export interface Ground {
  servers: Servers;
  run_dir: string;
  stop(): Promise<void>;
}

/** Finds or starts the servers; fresh ones of our own unless `TIMBRE_DEV_*` name some. */
export const openGround = async (): Promise<Ground> => {
  const run_dir = newRunFolder(REPOSITORY, 'bench');
  const servers = await startServers({ mood: 'fastest', run_dir, onProgress: (line) => console.log(line) });
  return { servers, run_dir, stop: () => servers.stop() };
};

/** How a world differs from the plain one. */
export interface WorldOptions {
  /** Virtual milliseconds in a real one; 1 unless given. */
  factor?: number;
  /** Counts the MongoDB commands of API and workers. */
  count?: boolean;
}

/** A database and a key prefix of their own, and nothing that runs on them. */
export interface Data {
  clock: Clock;
  store: Store;
  /** Name of the database and prefix of the keys. */
  database: string;
  /** Removes the data. */
  stop(): Promise<void>;
}

/** Timbre with data of its own, and a Retell simulator; workers are started apart. */
export interface World extends Data {
  api_url: string;
  ground: Ground;
  simulator: Child;
  api: Child;
  workers: Child[];
  /** Starts `count` more call-workers. */
  startWorkers(count: number): Promise<void>;
  stopWorkers(): Promise<void>;
}

const AGENT = 'agent_sim_cobranza';
const FROM_NUMBER = '+56225550100';

/** The address with which the driver tells of each command that it sends. */
const monitored = (uri: string): string => `${uri}${uri.includes('?') ? '&' : '/?'}monitorCommands=true`;

/** What the processes of a world have in common. Nothing of the user's is read. */
const environmentOf = (facts: {
  ground: Ground;
  options: BenchOptions;
  database: string;
  simulator_url: string;
  line: object;
  count: boolean;
}): Record<string, string> => ({
  NODE_ENV: 'development',
  LOG_LEVEL: 'info',
  MONGODB_URI: facts.count ? monitored(facts.ground.servers.mongodb.uri) : facts.ground.servers.mongodb.uri,
  TIMBRE_DATABASE: facts.database,
  REDIS_URL: facts.ground.servers.redis.uri,
  TIMBRE_QUEUE_PREFIX: facts.database,
  RETELL_BASE_URL: facts.simulator_url,
  RETELL_API_KEY: 'key_sim_local',
  RETELL_AGENT_ID: AGENT,
  RETELL_FROM_NUMBER: FROM_NUMBER,
  RETELL_CALLS_PER_SECOND: '1000',
  RETELL_MAX_CONCURRENT_CALLS: String(facts.options.concurrency),
  TIMBRE_CONTACT_PACK: 'demo',
  TIMBRE_CLOCK: JSON.stringify(facts.line),
});

const removeTraces = async (store: Store, redis_url: string, prefix: string): Promise<void> => {
  await store.connection.dropDatabase();
  await store.close();
  const redis = connectRedis(redis_url, 'worker');
  await flushKeys(redis, prefix);
  redis.disconnect();
};

/** Opens a fresh database with every index. */
export const openData = async ({ servers }: Ground, clock: Clock = realClock): Promise<Data> => {
  const database = `timbre_bench_${randomBytes(4).toString('hex')}`;
  const store = await openStore({ uri: servers.mongodb.uri, database, logger: silentLogger });
  await store.ensureIndexes();
  return { clock, store, database, stop: () => removeTraces(store, servers.redis.uri, database) };
};

/** Starts simulator and API. */
export const openWorld = async (
  ground: Ground,
  options: BenchOptions,
  { factor = 1, count = false }: WorldOptions = {},
): Promise<World> => {
  const { run_dir } = ground;
  const now = realClock.now().getTime();
  const line = { real_epoch: now, virtual_epoch: now, factor };
  const data = await openData(ground, scaledClock(line));
  const { database } = data;
  const [port, admin_port, api_port] = await Promise.all([freePort(), freePort(), freePort()]);
  const api_url = `http://127.0.0.1:${api_port}`;
  const env = environmentOf({
    ...{ ground, options, database, line, count },
    simulator_url: `http://127.0.0.1:${port}`,
  });
  const { from_sources, profile_dir } = options;
  const start = (app: string, given: Partial<ChildOptions>): Promise<Child> =>
    startChild({
      ...{ name: app, program: programOf(app, from_sources), env, run_dir, profile_dir },
      ...given,
    });

  const [simulator, api] = await Promise.all([
    start('retell-simulator', {
      args: [
        ...['--port', String(port), '--admin-port', String(admin_port), '--from-numbers', 'any'],
        ...['--webhook-url', `${api_url}/webhooks/retell/default`, '--agents', 'any'],
        ...['--cps', '100000', '--concurrency', String(options.concurrency * 4)],
      ],
      env: { NODE_ENV: 'development', TIMBRE_CLOCK: JSON.stringify(line) },
      ready_url: `http://127.0.0.1:${admin_port}/health`,
    }),
    start('api', {
      env: {
        ...env,
        API_HOST: '127.0.0.1',
        API_PORT: String(api_port),
        SESSION_SECRET: randomBytes(32).toString('hex'),
      },
      ready_url: `${api_url}/health/ready`,
      count,
    }),
  ]);
  const workers: Child[] = [];
  const stopWorkers = async (): Promise<void> => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  };
  return {
    ...data,
    ...{ api_url, ground, simulator, api, workers },
    async startWorkers(wanted) {
      const ports = await Promise.all(Array.from({ length: wanted }, freePort));
      workers.push(
        ...(await Promise.all(
          ports.map((health_port, n) =>
            start('call-worker', {
              name: `call-worker-${workers.length + n + 1}`,
              env: { ...env, HEALTH_PORT: String(health_port) },
              ready_url: `http://127.0.0.1:${health_port}/health/ready`,
              count,
            }),
          ),
        )),
      );
    },
    stopWorkers,
    async stop() {
      await stopWorkers();
      await Promise.all([api.stop(), simulator.stop()]);
      await data.stop();
    },
  };
};
