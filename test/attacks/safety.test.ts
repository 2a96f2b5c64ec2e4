// Nothing here can reach a real Retell workspace or a user's database (decisions.md §3). That the Retell client
// follows no redirect and no proxy variable is in test/integration/retell-client.test.ts.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig as readApi } from '@timbre/api';
import { readConfig as readCallWorker } from '@timbre/call-worker';
import { newRunFolder, plainEnvironment, startServers } from '@timbre/embedded';
import { withRedis } from '@timbre/queue';
import { ConfigError, describeVariables } from '@timbre/runtime';
import { withMongodb } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi } from '../support/api.ts';
import { freshNames, testServers } from '../support/servers.ts';
import { openTally } from './attack-support.ts';
import { runApp } from './program.ts';
import { openTrap, type Trap } from './trap.ts';

const tally = openTally('safety');
const folder = mkdtempSync(join(tmpdir(), 'timbre-safety-'));
let trap: Trap;
beforeAll(async () => {
  trap = await openTrap();
});
afterAll(async () => {
  await trap.close();
  rmSync(folder, { recursive: true });
});

const STRONG = 'Zq7vN2xKp9Lw4TbY8sRc3HfJ6mGd1QaEuV5o';
const GOOD = {
  MONGODB_URI: 'mongodb://127.0.0.1:1',
  REDIS_URL: 'redis://127.0.0.1:1',
  SESSION_SECRET: STRONG,
  PERSONAL_DATA_SECRETS: STRONG,
  RETELL_BASE_URL: 'http://127.0.0.1:1',
  RETELL_API_KEY: 'key_sim_x',
  RETELL_FROM_NUMBER: '+56950000000',
};
const READERS = { api: readApi, 'call-worker': readCallWorker };
type Env = Record<string, string>;

/** The variables that a service refuses in this environment. */
const refusedBy = (read: (env: Env) => unknown, env: Env): string[] => {
  try {
    read(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults.map(({ name }) => name);
    throw error;
  }
};
const without = (name: keyof typeof GOOD): Env =>
  Object.fromEntries(Object.entries(GOOD).filter(([key]) => key !== name));

describe.each(Object.entries(READERS))('the configuration of %s', (name, read) => {
  it('has no address of Retell unless one is given', () => {
    expect(refusedBy(read, GOOD)).toEqual([]);
    tally.blocked(`${name}: no default address`, refusedBy(read, without('RETELL_BASE_URL')), [
      // Without an address nobody knows whether the simulator's key stays here: that is refused too.
      'RETELL_BASE_URL',
      'RETELL_API_KEY',
    ]);
    const { default: preset } = describeVariables().find((one) => one.name === 'RETELL_BASE_URL') ?? {};
    expect(preset).toBeUndefined();
  });

  it('dials beyond this machine in production only, and over TLS', () => {
    const far = [
      'https://api.retell.example',
      'http://api.retell.example',
      'https://127.0.0.1.retell.example',
      'http://localhost.retell.example',
      'http://127.0.0.1@retell.example',
      'http://[2001:db8::1]:80',
      'http://0.0.0.0:4010',
      'http://10.0.0.1',
    ];
    for (const RETELL_BASE_URL of far)
      for (const NODE_ENV of ['development', 'test']) {
        const env = { ...GOOD, RETELL_API_KEY: 'key_x', RETELL_BASE_URL, NODE_ENV };
        tally.blocked(`${name}: ${RETELL_BASE_URL}`, refusedBy(read, env), ['RETELL_BASE_URL']);
      }
    const production = { ...GOOD, NODE_ENV: 'production', API_PUBLIC_URL: 'https://timbre.example' };
    const plain = { ...production, RETELL_API_KEY: 'key_x', RETELL_BASE_URL: 'http://api.retell.example' };
    tally.blocked(`${name}: without TLS`, refusedBy(read, plain), ['RETELL_BASE_URL']);
    const real = { ...plain, RETELL_BASE_URL: 'https://api.retell.example' };
    expect(refusedBy(read, real)).toEqual([]);
  });

  it('keeps the simulator’s key on this machine', () => {
    const env = {
      ...{ ...GOOD, NODE_ENV: 'production', API_PUBLIC_URL: 'https://timbre.example' },
      RETELL_BASE_URL: 'https://api.retell.example',
    };
    tally.blocked(`${name}: simulator's key`, refusedBy(read, env), ['RETELL_API_KEY']);
  });
});

describe('a process in production', () => {
  const production: Env = {
    ...{ ...GOOD, NODE_ENV: 'production', API_PUBLIC_URL: 'https://timbre.example', LOG_LEVEL: 'info' },
    ...{ RETELL_BASE_URL: 'https://retell.invalid', RETELL_API_KEY: 'key_x' },
  };
  const hasFault = ({ err }: { err: string }, name: string): boolean =>
    new RegExp(`^error: ${name} .*\\nfix: ${name}: `, 'm').test(err);

  it('does not start with a secret that anybody could guess, nor with virtual time', async () => {
    const line = '{"real_epoch":0,"virtual_epoch":0,"factor":60}';
    const wrong: [string, string, Env][] = [
      ['api', 'SESSION_SECRET', { SESSION_SECRET: 'changeme-changeme-changeme-changeme' }],
      ['call-worker', 'TIMBRE_CLOCK', { TIMBRE_CLOCK: line }],
      ['all-in-one', 'ADMIN_PASSWORD', { ADMIN_EMAIL: 'a@timbre.example', ADMIN_PASSWORD: 'password1234' }],
    ];
    const ended = await Promise.all(wrong.map(([app, , env]) => runApp(app, [], { ...production, ...env })));
    for (const [n, [app, name, env]] of wrong.entries()) {
      const end = ended[n] ?? { code: null, out: '', err: '' };
      tally.blocked(`boot of ${app}: ${name}`, [end.code, hasFault(end, name)], [1, true]);
      const told =
        name === 'TIMBRE_CLOCK' ? [] : Object.values(env).filter((value) => end.err.includes(value));
      expect(told.filter((value) => !value.includes('@'))).toEqual([]);
      expect(end.err).not.toMatch(/\n\s+at /);
    }
  }, 120_000);
});

describe('the rules without legal hours', () => {
  it('are refused where calls could be real', async () => {
    const env = {
      ...{ NODE_ENV: 'production', API_PUBLIC_URL: 'https://timbre.example', ADMIN_PASSWORD: STRONG },
      ...{ RETELL_BASE_URL: 'https://retell.invalid', RETELL_API_KEY: 'key_x', SESSION_SECRET: STRONG },
    };
    const api = await startTestApi({ env });
    const { api_key: key, account_id } = await api.createAccount();
    const body = { name: 'sin horario', contact_pack: 'demo' };
    const made = await api.call('post', '/api/v1/batches', { key, body });
    tally.blocked('demo pack: JSON', [made.status, made.body.errors?.[0]?.path], [422, 'contact_pack']);
    const uploaded = await api.request
      .post('/api/v1/batches/excel/create')
      .set('Authorization', `Bearer ${key}`)
      .field({ account_id, processing_type: 'acquisition', contact_pack: 'demo' })
      .attach('file', Buffer.from('RUT;Nombre;Teléfono\n12345678-5;Ana;950001234\n'), 'cartera.csv');
    tally.blocked('demo pack: file', uploaded.status, 422);
    expect((await api.call('get', '/api/v1/batches', { key })).body).toEqual([]);
    await api.stop();
  });
});

describe('the environment of whoever starts the demo or the tests', () => {
  it('reaches no child process: only what every program needs does', () => {
    const before = { ...process.env };
    try {
      Object.assign(process.env, trap.env, { NODE_OPTIONS: '--no-warnings', AWS_SECRET_ACCESS_KEY: 'x' });
      const given = plainEnvironment({ RETELL_BASE_URL: 'http://127.0.0.1:1' });
      expect(given['RETELL_BASE_URL']).toBe('http://127.0.0.1:1');
      const leaked = Object.keys(given).filter((name) => name !== 'RETELL_BASE_URL' && name in trap.env);
      tally.blocked('inherited: names', leaked, []);
      const values = JSON.stringify({ ...given, RETELL_BASE_URL: '' });
      tally.blocked('inherited: values', values.includes(`:${trap.port}`), false);
      expect(given['PATH']).toBe(before['PATH']);
      for (const name of ['NODE_OPTIONS', 'AWS_SECRET_ACCESS_KEY', 'NODE_ENV', 'TIMBRE_DEV_MONGODB_URI'])
        expect(given[name]).toBeUndefined();
    } finally {
      for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
      Object.assign(process.env, before);
    }
  });

  it('offers no server to use but those that it names for development', async () => {
    const { mongodb_uri, redis_url } = testServers();
    const named = { TIMBRE_DEV_MONGODB_URI: mongodb_uri, TIMBRE_DEV_REDIS_URL: redis_url };
    const env = { PATH: '', HOME: folder, ...trap.env };
    const run_dir = () => newRunFolder(folder, 'safety');
    const found = await startServers({ mood: 'soonest', run_dir: run_dir(), env: { ...env, ...named } });
    expect([found.mongodb.uri, found.redis.uri]).toEqual([mongodb_uri, redis_url]);
    await found.stop();
    const none = startServers({ mood: 'soonest', run_dir: run_dir(), env });
    await expect(none).rejects.toThrow(/can be used here/);
    tally.blocked('embedded', trap.visits(), []);
  });

  it('changes nothing about a whole demo, which leaves nothing behind', async () => {
    const { mongodb_uri, redis_url } = testServers();
    const file = join(folder, 'cartera.csv');
    writeFileSync(file, 'RUT;Nombre;Teléfono;Monto deuda\n12345678-5;Ana Prueba;+56950000001;10000\n');
    const databases = () =>
      withMongodb(mongodb_uri, async ({ db }) =>
        ((await db?.admin().listDatabases())?.databases ?? []).map(({ name }) => name),
      );
    const before = await databases();
    const { code, out, err } = await runApp('demo', ['--file', file], {
      ...trap.env,
      TIMBRE_DEV_MONGODB_URI: mongodb_uri,
      TIMBRE_DEV_REDIS_URL: redis_url,
    });
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/demo: contacts=1 completed=1 .* double_dials=0 out_of_hours=0 balance_diff=0/);
    tally.blocked('demo: visits to the trap', trap.visits(), []);
    const left = (await databases()).filter((name) => !before.includes(name) && /demo|produccion/.test(name));
    tally.blocked('demo: databases left behind', left, []);
    const keys = await withRedis(redis_url, (redis) => redis.keys('*'));
    const of_demo = keys.filter((key) => /^timbre_demo|produccion/.test(key));
    tally.blocked('demo: keys left behind', of_demo, []);
  }, 120_000);
});

describe('names of databases and keys', () => {
  it('are new for every run', () => {
    const names = Array.from({ length: 500 }, freshNames);
    expect(new Set(names.map(({ database }) => database)).size).toBe(500);
    expect(new Set(names.map(({ prefix }) => prefix)).size).toBe(500);
    expect(new Set(Array.from({ length: 500 }, () => newRunFolder(folder, 'demo'))).size).toBe(500);
  });
});
