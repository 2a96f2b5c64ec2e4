import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, describe, expect, expectTypeOf, it } from 'vitest';
import { realClock } from '@timbre/kernel';
import { ConfigError } from './config-error.ts';
import { clockFromConfig, loadConfig } from './load-config.ts';
import type { VariableName } from './variables.ts';

const folder = mkdtempSync(join(tmpdir(), 'timbre-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

const strong = 'Zq7vN2xKp9Lw4TbY8sRc3HfJ6mGd1QaEuV5o';

/** The faults that `env` gives, as `NAME wrong`. */
const faultsOf = (names: VariableName[], env: Record<string, string>): string[] => {
  try {
    loadConfig(names, { env });
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).faults.map(({ name, wrong }) => `${name} ${wrong}`);
  }
};

describe('loadConfig', () => {
  it('gives the values in their types, with defaults', () => {
    const names = [
      'API_PORT',
      'CORS_ORIGINS',
      'BULL_BOARD',
      'RETELL_AGENT_VERSION',
      'LOG_LEVEL',
      'REDIS_URL',
    ] as const;
    const env = {
      CORS_ORIGINS: 'https://a.cl, https://b.cl:8080,',
      BULL_BOARD: '1',
      REDIS_URL: ' redis://h ',
      LOG_LEVEL: '',
    };
    const config = loadConfig(names, { env });
    expect({ ...config }).toEqual({
      API_PORT: 3000,
      CORS_ORIGINS: ['https://a.cl', 'https://b.cl:8080'],
      BULL_BOARD: true,
      RETELL_AGENT_VERSION: undefined,
      LOG_LEVEL: 'info',
      REDIS_URL: 'redis://h',
    });
    expectTypeOf(config.API_PORT).toEqualTypeOf<number>();
    expectTypeOf(config.CORS_ORIGINS).toEqualTypeOf<string[]>();
    expectTypeOf(config.RETELL_AGENT_VERSION).toEqualTypeOf<number | undefined>();
    expectTypeOf(config.REDIS_URL).toEqualTypeOf<string>();
    // @ts-expect-error not asked for
    void config.MONGODB_URI;
  });

  it('lists every fault at once, two lines each', () => {
    const env = {
      API_PORT: '70000',
      CORS_ORIGINS: 'https://a.cl,*',
      TRUST_PROXY: 'yes',
      REDIS_URL: 'http://h',
    };
    const names = ['API_PORT', 'CORS_ORIGINS', 'TRUST_PROXY', 'REDIS_URL', 'MONGODB_URI'] as const;
    expect(faultsOf([...names], env)).toEqual([
      'API_PORT debe ser 65535 o menos',
      'CORS_ORIGINS «*» debe ser un origen como https://panel.example.cl',
      'TRUST_PROXY debe ser un número',
      'REDIS_URL debe ser una URL que empiece con redis:// o rediss://',
      'MONGODB_URI no está definida',
    ]);
    expect(() => loadConfig(names, { env })).toThrow(
      /^error: API_PORT .*\nfix: API_PORT: .*\nerror: CORS_ORIGINS .*\nfix:/,
    );
  });

  it('reads a secret from the file that NAME_FILE names, and only from one place', () => {
    const path = join(folder, 'session');
    writeFileSync(path, `${strong}\n`);
    expect(loadConfig(['SESSION_SECRET'], { env: { SESSION_SECRET_FILE: path } }).SESSION_SECRET).toBe(
      strong,
    );
    expect(faultsOf(['SESSION_SECRET'], { SESSION_SECRET: strong, SESSION_SECRET_FILE: path })).toEqual([
      'SESSION_SECRET y SESSION_SECRET_FILE están definidas a la vez',
    ]);
    expect(faultsOf(['SESSION_SECRET'], { SESSION_SECRET_FILE: join(folder, 'none') })[0]).toContain(
      'no se pudo leer',
    );
  });

  it('prints no secret, in any way of printing', () => {
    const env = { SESSION_SECRET: strong, REDIS_URL: 'redis://user:hunter2@redis.example.cl:6379' };
    const config = loadConfig(['SESSION_SECRET', 'REDIS_URL', 'API_PORT'], { env });
    for (const printed of [
      inspect(config),
      inspect({ config }, { depth: 9 }),
      JSON.stringify({ config }),
      `${JSON.stringify([config])}`,
    ]) {
      expect(printed).not.toContain(strong);
      expect(printed).not.toContain('hunter2');
      expect(printed).toContain('redis.example.cl');
      expect(printed).toContain('3000');
    }
    expect(Object.isFrozen(config)).toBe(true);
    expect(config.REDIS_URL).toContain('hunter2');
  });

  it('never tells the value of a faulty secret', () => {
    const env = { SESSION_SECRET: 'hunter2', NODE_ENV: 'production', ADMIN_PASSWORD: 'changeme-hunter2' };
    expect(() => loadConfig(['SESSION_SECRET', 'ADMIN_PASSWORD'], { env })).toThrow(ConfigError);
    expect(() => loadConfig(['SESSION_SECRET', 'ADMIN_PASSWORD'], { env })).not.toThrow(/hunter2/);
  });
});

describe('in production', () => {
  const production = { NODE_ENV: 'production' };

  it('sample secrets, virtual time and what only helps development are refused', () => {
    const line = '{"real_epoch":0,"virtual_epoch":0,"factor":60}';
    expect(faultsOf(['TIMBRE_CLOCK'], { TIMBRE_CLOCK: line })).toEqual([]);
    expect(faultsOf(['TIMBRE_CLOCK'], { ...production, TIMBRE_CLOCK: line })).toHaveLength(1);
    for (const weak of [`changeme${strong}`, `${strong}-default`, 'a'.repeat(40)]) {
      expect(faultsOf(['SESSION_SECRET'], { SESSION_SECRET: weak })).toEqual([]);
      expect(faultsOf(['SESSION_SECRET'], { ...production, SESSION_SECRET: weak })).toHaveLength(1);
    }
    expect(faultsOf(['SESSION_SECRET'], { ...production, SESSION_SECRET: strong })).toEqual([]);
  });

  it('what others must reach has to be given', () => {
    expect(faultsOf(['API_PUBLIC_URL'], {})).toEqual([]);
    expect(faultsOf(['API_PUBLIC_URL'], production)).toEqual(['API_PUBLIC_URL no está definida']);
  });
});

describe('the voice provider', () => {
  const real = 'https://api.retell.example';
  const simulator = 'http://127.0.0.1:4010';

  it('has no default address, and a real one only in production and over TLS', () => {
    expect(faultsOf(['RETELL_BASE_URL'], {})).toEqual(['RETELL_BASE_URL no está definida']);
    for (const RETELL_BASE_URL of [simulator, 'http://localhost:1', 'http://[::1]:1'])
      expect(faultsOf(['RETELL_BASE_URL'], { RETELL_BASE_URL })).toEqual([]);
    for (const RETELL_BASE_URL of [real, 'http://127.0.0.1.example.cl', 'http://localhost.example.cl'])
      expect(faultsOf(['RETELL_BASE_URL'], { RETELL_BASE_URL })).toHaveLength(1);
    expect(faultsOf(['RETELL_BASE_URL'], { RETELL_BASE_URL: real, NODE_ENV: 'production' })).toEqual([]);
    expect(
      faultsOf(['RETELL_BASE_URL'], { RETELL_BASE_URL: 'http://retell.example', NODE_ENV: 'production' }),
    ).toHaveLength(1);
  });

  it("gets neither a simulator's key nor the demo's rules unless it is on this machine", () => {
    const names: VariableName[] = ['RETELL_API_KEY', 'TIMBRE_CONTACT_PACK'];
    const env = { RETELL_API_KEY: 'key_sim_x', TIMBRE_CONTACT_PACK: 'demo' };
    expect(faultsOf(names, { ...env, RETELL_BASE_URL: simulator })).toEqual([]);
    expect(faultsOf(names, { ...env, RETELL_BASE_URL: real })).toHaveLength(2);
    expect(faultsOf(names, env)).toHaveLength(2);
  });
});

it('the clock is the machine’s own unless a line is given', () => {
  expect(clockFromConfig(loadConfig(['TIMBRE_CLOCK'], { env: {} }))).toBe(realClock);
  const env = { TIMBRE_CLOCK: '{"real_epoch":0,"virtual_epoch":0,"factor":60}' };
  expect(clockFromConfig(loadConfig(['TIMBRE_CLOCK'], { env })).factor).toBe(60);
  expect(
    faultsOf(['TIMBRE_CLOCK'], { TIMBRE_CLOCK: '{"real_epoch":0,"virtual_epoch":0,"factor":0}' }),
  ).toEqual(['TIMBRE_CLOCK no es una línea de tiempo: factor must be greater than 0']);
});
