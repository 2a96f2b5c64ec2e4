import { randomBytes } from 'node:crypto';
import type { ClockLine } from '@timbre/kernel';
import type { FaultServer, WorldOptions } from './types.ts';

/** A Monday at 10:00 in Santiago, in no week of a holiday. */
const MONDAY = new Date('2026-11-23T13:00:00Z');
const FACTOR = 60;
const STARTS_A_REAL_SECOND = 20;

/** The settings of one world with everything that was left out filled in. */
export interface Settings extends WorldOptions {
  factor: number;
  virtual_start: Date;
  calls_per_second: number;
  max_concurrent_calls: number;
}

/** Fills in what a scenario leaves open. */
export const settingsOf = (options: WorldOptions): Settings => {
  const factor = options.factor ?? FACTOR;
  return {
    ...options,
    factor,
    virtual_start: options.virtual_start ?? MONDAY,
    calls_per_second: options.calls_per_second ?? STARTS_A_REAL_SECOND / factor,
    max_concurrent_calls: options.max_concurrent_calls ?? 50,
  };
};

/** What one world's processes have in common. */
export interface Place {
  database: string;
  prefix: string;
  line: ClockLine;
  retell: { url: string; key: string };
  mongodb: FaultServer;
  redis: FaultServer;
}

/** The environment of workers: the servers behind their proxies, the simulator, the one clock. */
export const workerEnvironment = (place: Place, settings: Settings): Record<string, string> => ({
  NODE_ENV: 'test',
  LOG_LEVEL: process.env['TIMBRE_TEST_LOG'] === '1' ? 'debug' : 'warn',
  MONGODB_URI: place.mongodb.proxied_uri,
  TIMBRE_DATABASE: place.database,
  REDIS_URL: place.redis.proxied_uri,
  TIMBRE_QUEUE_PREFIX: place.prefix,
  RETELL_BASE_URL: place.retell.url,
  RETELL_API_KEY: place.retell.key,
  RETELL_AGENT_ID: 'agent_sim_cobranza',
  RETELL_FROM_NUMBER: '+56225550100',
  RETELL_CALLS_PER_SECOND: String(settings.calls_per_second),
  RETELL_MAX_CONCURRENT_CALLS: String(settings.max_concurrent_calls),
  TIMBRE_CLOCK: JSON.stringify(place.line),
  ...settings.env,
});

/** A platform admin with a password that nothing else has. */
export const freshAdmin = (): { email: string; password: string } => ({
  email: 'admin@timbre.example',
  password: randomBytes(12).toString('base64url'),
});

/** What the API needs beside what workers get. */
export const apiEnvironment = (
  port: number,
  admin: { email: string; password: string },
): Record<string, string> => ({
  API_HOST: '127.0.0.1',
  API_PORT: String(port),
  SESSION_SECRET: randomBytes(32).toString('hex'),
  ADMIN_EMAIL: admin.email,
  ADMIN_PASSWORD: admin.password,
  // One key does here what hundreds of clients do.
  RATE_LIMIT_READS: '0',
  RATE_LIMIT_WRITES: '0',
  RATE_LIMIT_EXPENSIVE: '0',
});
