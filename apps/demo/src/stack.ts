import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { freePort } from '@timbre/embedded';
import { silentLogger } from '@timbre/kernel';
import { flushKeys, withRedis } from '@timbre/queue';
import { openStore, type Store } from '@timbre/store';
import { startChild, type Child } from './child.ts';
import type { Rhythm } from './rhythm.ts';

/** Where the servers are, and how fast to live. */
export interface StackOptions {
  mongodb_uri: string;
  redis_uri: string;
  rhythm: Rhythm;
  /** Logs go here. */
  run_dir: string;
  say(line: string): void;
}

/** Timbre and the Retell simulator, running. */
export interface Stack extends StackOptions {
  api_url: string;
  simulator_url: string;
  simulator_admin_url: string;
  admin: { email: string; password: string };
  database: string;
  /** For checking promises at the end; clients use the API. */
  store: Store;
  stop(): Promise<void>;
}

/** What one address of the servers and fresh secrets make of the environment. Nothing of the user's is read. */
const environmentOf = (facts: {
  options: StackOptions;
  database: string;
  api_port: number;
  simulator_url: string;
  simulator_key: string;
  admin: Stack['admin'];
}): Record<string, string> => ({
  NODE_ENV: 'development',
  LOG_LEVEL: 'info',
  MONGODB_URI: facts.options.mongodb_uri,
  TIMBRE_DATABASE: facts.database,
  REDIS_URL: facts.options.redis_uri,
  TIMBRE_QUEUE_PREFIX: facts.database,
  API_HOST: '127.0.0.1',
  API_PORT: String(facts.api_port),
  SESSION_SECRET: randomBytes(32).toString('hex'),
  ADMIN_EMAIL: facts.admin.email,
  ADMIN_PASSWORD: facts.admin.password,
  BULL_BOARD: 'true',
  RETELL_BASE_URL: facts.simulator_url,
  RETELL_API_KEY: facts.simulator_key,
  RETELL_AGENT_ID: 'agent_sim_cobranza',
  RETELL_FROM_NUMBER: '+56225550100',
  RETELL_CALLS_PER_SECOND: String(
    facts.options.rhythm.calls_per_real_second / facts.options.rhythm.line.factor,
  ),
  RETELL_MAX_CONCURRENT_CALLS: String(facts.options.rhythm.max_concurrent_calls),
  TIMBRE_CONTACT_PACK: 'demo',
  TIMBRE_CLOCK: JSON.stringify(facts.options.rhythm.line),
});

const startSimulator = async (
  port: number,
  admin_port: number,
  api_url: string,
  key: string,
  rhythm: Rhythm,
  log_file: string,
): Promise<Child> =>
  startChild({
    app: 'retell-simulator',
    args: [
      ...['--port', String(port), '--admin-port', String(admin_port), '--key', key],
      ...['--webhook-url', `${api_url}/webhooks/retell/default`, '--seed', 'demo'],
      ...['--cps', '1000', '--concurrency', String(rhythm.max_concurrent_calls * 2)],
    ],
    env: { NODE_ENV: 'development', TIMBRE_CLOCK: JSON.stringify(rhythm.line) },
    log_file,
    ready_url: `http://127.0.0.1:${admin_port}/health`,
  });

/**
 * Removes what this run made on servers that may be the developer's own: its database and its keys. A server that is
 * gone took them with it.
 */
const removeTraces = async (store: Store, redis_uri: string, database: string): Promise<void> => {
  await store.connection.dropDatabase().catch(() => false);
  await store.close();
  await withRedis(redis_uri, (redis) => flushKeys(redis, database)).catch(() => 0);
};

/**
 * Starts the Retell simulator and Timbre on servers that run already; a failure leaves neither running. `stop` removes
 * the data.
 */
export const startStack = async (options: StackOptions): Promise<Stack> => {
  const { rhythm, run_dir, say } = options;
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of stops.splice(0).reverse()) await step();
  };
  try {
    const [api_port, port, admin_port] = await Promise.all([freePort(), freePort(), freePort()]);
    const api_url = `http://127.0.0.1:${api_port}`;
    const simulator_url = `http://127.0.0.1:${port}`;
    const simulator_key = `key_sim_${randomBytes(8).toString('hex')}`;
    const database = `timbre_demo_${randomBytes(4).toString('hex')}`;
    const admin = { email: 'admin@example.cl', password: randomBytes(9).toString('base64url') };

    const store = await openStore({ uri: options.mongodb_uri, database, logger: silentLogger });
    stops.push(() => removeTraces(store, options.redis_uri, database));
    const simulator = await startSimulator(
      port,
      admin_port,
      api_url,
      simulator_key,
      rhythm,
      join(run_dir, 'simulator.log'),
    );
    stops.push(() => simulator.stop());
    say(`Retell simulator: ${simulator_url}`);
    const timbre = await startChild({
      app: 'all-in-one',
      env: environmentOf({ options, database, api_port, simulator_url, simulator_key, admin }),
      log_file: join(run_dir, 'timbre.log'),
      ready_url: `${api_url}/health/ready`,
    });
    stops.push(() => timbre.stop());
    say(`Timbre: ${api_url}`);
    const simulator_admin_url = `http://127.0.0.1:${admin_port}`;
    return { ...options, api_url, simulator_url, simulator_admin_url, admin, database, store, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
