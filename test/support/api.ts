import { apiService, readConfig } from '@timbre/api';
import { createAccount, createApiKey } from '@timbre/accounts';
import { realClock, silentLogger, type Clock, type Logger } from '@timbre/kernel';
import { connectRedis, flushKeys } from '@timbre/queue';
import { createMetrics } from '@timbre/runtime';
import { localDateKey } from '@timbre/scheduling';
import { openStore, type PlanType, type Store } from '@timbre/store';
import supertest from 'supertest';
import { contractFaults } from './contract.ts';
import { freshNames, testServers } from './servers.ts';

/** How a test wants its API. */
export interface TestApiOptions {
  clock?: Clock;
  logger?: Logger;
  /** Share these with workers of the same test; fresh ones unless given. */
  names?: { database: string; prefix: string };
  /** Further variables of the environment, or other values for those set here. */
  env?: Record<string, string>;
}

/** An account of a test with a key of its own. */
export interface TestAccount {
  account_id: string;
  api_key: string;
}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** One request of a test. */
export interface TestCall {
  /** An API key or session token, sent as Bearer; the platform's key unless given, none for null. */
  key?: string | null;
  body?: unknown;
  headers?: Record<string, string>;
}

/** A real API on a free port, its own database and key prefix, and what tests need around it. */
export interface TestApi {
  url: string;
  names: { database: string; prefix: string };
  /** supertest, bound to the API; no credential is set. */
  request: ReturnType<typeof supertest>;
  /** Sends one request and throws when the answer departs from the OpenAPI document. */
  call(method: Method, path: string, call?: TestCall): Promise<supertest.Response>;
  /** May name any account. */
  platform_key: string;
  admin: { email: string; password: string };
  /** Makes an active account with 1,000 minutes or US$ 1,000, and a key for it. */
  createAccount(
    plan?: PlanType,
    overrides?: { timezone?: string; max_concurrent_calls?: number },
  ): Promise<TestAccount>;
  store: Store;
  /** Ends the API and removes its database and keys. */
  stop(): Promise<void>;
}

const ADMIN = { email: 'admin@timbre.example', password: 'una-clave-larga-91' };

/** Tests ask faster than clients may; those of the limits set their own. */
const NO_LIMITS = {
  RATE_LIMIT_READS: '0',
  RATE_LIMIT_WRITES: '0',
  RATE_LIMIT_POLLING: '0',
  RATE_LIMIT_EXPENSIVE: '0',
  RATE_LIMIT_STRANGERS: '0',
  EXPORTS_AT_ONCE: '0',
};

/** The secrets of subject keys of every test. */
export const TEST_SECRETS = ['q2Wn7-Rt5yUi8Op3As6Df9Gh1Jk4Lz0Xc'];

/** The settings of an API of the tests. */
export const testConfig = ({ database, prefix }: TestApi['names'], extra: TestApiOptions['env'] = {}) => {
  const { mongodb_uri, redis_url } = testServers();
  return readConfig({
    NODE_ENV: 'test',
    MONGODB_URI: mongodb_uri,
    TIMBRE_DATABASE: database,
    REDIS_URL: redis_url,
    TIMBRE_QUEUE_PREFIX: prefix,
    API_PORT: '0',
    SESSION_SECRET: 'k8Xr2-Zq9wLm4Tn6Vb1Yc3Hd5Jf7Gs0Pa',
    PERSONAL_DATA_SECRETS: TEST_SECRETS.join(','),
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
    BULL_BOARD: 'true',
    ...NO_LIMITS,
    RETELL_BASE_URL: 'http://127.0.0.1:9',
    RETELL_API_KEY: 'key_sim_webhooks',
    RETELL_FROM_NUMBER: '+56225550100',
    ...extra,
  });
};

/** Removes what a test left in MongoDB and Redis. */
const removeTraces = async (store: Store, prefix: string): Promise<void> => {
  await store.connection.dropDatabase();
  const redis = connectRedis(testServers().redis_url, 'worker');
  await flushKeys(redis, prefix);
  await redis.quit();
};

/** A caller whose every answer is held against the OpenAPI document. */
const caller =
  (url: string, platform_key: string): TestApi['call'] =>
  async (method, path, { key = platform_key, body, headers = {} } = {}) => {
    const request = supertest(url)[method](path).set(headers);
    if (key !== null) request.set('Authorization', `Bearer ${key}`);
    const response = await (body === undefined ? request : request.send(body as object));
    const content_type = String(response.headers['content-type'] ?? '');
    const seen = { method, path: path.split('?')[0] ?? '', status: response.status, content_type };
    const faults = contractFaults({ ...seen, body: response.body });
    if (faults.length > 0) throw new Error(faults.join('\n'));
    return response;
  };

/** Starts an API for a test file. Stop it in `afterAll`. */
export const startTestApi = async (options: TestApiOptions = {}): Promise<TestApi> => {
  const { clock = realClock, logger = silentLogger, names = freshNames() } = options;
  const config = testConfig(names, options.env);
  let url = '';
  const service = apiService(config, (address) => (url = address));
  const stopService = await service.start({ clock, logger, metrics: createMetrics('api') });
  const store = await openStore({
    uri: config.MONGODB_URI,
    database: names.database,
    logger: silentLogger,
    personal_data_secrets: config.PERSONAL_DATA_SECRETS,
  });
  const deps = { store, clock, localDay: localDateKey };
  const newKey = async (account_id: string | null) =>
    (await createApiKey(deps)({ account_id, name: account_id === null ? 'plataforma' : 'cuenta' })).key;
  const platform_key = await newKey(null);
  let accounts = 0;
  return {
    url,
    names,
    request: supertest(url),
    call: caller(url, platform_key),
    platform_key,
    admin: ADMIN,
    async createAccount(plan_type = 'unlimited', overrides = {}) {
      accounts += 1;
      const { account } = await createAccount(deps)({
        account_name: `Cuenta de prueba ${accounts}`,
        contact_name: 'Persona de Prueba',
        contact_email: `cuenta${accounts}@timbre.example`,
        plan_type,
        country: 'CL',
        max_concurrent_calls: 5,
        daily_call_limit: 1_000,
        ...(plan_type === 'minutes_based' ? { initial_minutes: 1_000 } : {}),
        ...(plan_type === 'credit_based' ? { initial_credits: 1_000 } : {}),
        ...overrides,
      });
      return { account_id: account.account_id, api_key: await newKey(account.account_id) };
    },
    store,
    async stop() {
      await stopService();
      await removeTraces(store, names.prefix);
      await store.close();
    },
  };
};
