import { ConfigError } from '@timbre/runtime';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chosenServices } from './services.ts';

const GOOD = {
  NODE_ENV: 'test',
  MONGODB_URI: 'mongodb://127.0.0.1:1',
  REDIS_URL: 'redis://127.0.0.1:1',
  SESSION_SECRET: 'Zq7vN2xKp9Lw4TbY8sRc3HfJ6mGd1QaEuV5o',
  RETELL_BASE_URL: 'http://127.0.0.1:1',
  RETELL_API_KEY: 'key_sim_x',
  RETELL_FROM_NUMBER: '+56950000000',
};
beforeEach(() => {
  for (const [name, value] of Object.entries({ ...GOOD, TIMBRE_SERVICES: '' })) vi.stubEnv(name, value);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const namesOf = (services: string): string[] => {
  vi.stubEnv('TIMBRE_SERVICES', services);
  return chosenServices().map(({ name }) => name);
};
const faultsOf = (services = ''): [string, string][] => {
  try {
    namesOf(services);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults.map(({ name, fix }) => [name, fix]);
    throw error;
  }
};

describe('the services of one process', () => {
  it('are all of them when none is named, the API first: it stops last', () => {
    expect(namesOf('')).toEqual(['api', 'file-worker', 'call-worker']);
  });

  it('are those that are named, in that order', () => {
    expect(namesOf('call-worker')).toEqual(['call-worker']);
    expect(namesOf('file-worker, api')).toEqual(['file-worker', 'api']);
  });

  it('with a name that nobody has are refused, and told which there are', () => {
    expect(faultsOf('api,caller')).toEqual([
      ['TIMBRE_SERVICES', 'elija entre api, file-worker, call-worker'],
    ]);
    expect(faultsOf('constructor').map(([name]) => name)).toEqual(['TIMBRE_SERVICES']);
  });

  it('tell all that is wrong at once, each variable once however many services need it', () => {
    for (const name of ['MONGODB_URI', 'RETELL_FROM_NUMBER', 'SESSION_SECRET']) vi.stubEnv(name, '');
    vi.stubEnv('IMPORT_CONCURRENCY', '0');
    expect(
      faultsOf()
        .map(([name]) => name)
        .sort(),
    ).toEqual(['IMPORT_CONCURRENCY', 'MONGODB_URI', 'RETELL_FROM_NUMBER', 'SESSION_SECRET']);
  });

  it('need only what those that run need', () => {
    vi.stubEnv('SESSION_SECRET', '');
    vi.stubEnv('RETELL_BASE_URL', '');
    expect(namesOf('file-worker')).toEqual(['file-worker']);
    expect(faultsOf('call-worker').map(([name]) => name)).toContain('RETELL_BASE_URL');
  });
});
