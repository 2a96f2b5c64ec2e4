import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EmbeddedError } from './errors.ts';
import { newRunFolder } from './run-folder.ts';
import { startServers } from './servers.ts';
import { freePort } from './support/free-port.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'timbre-servers-'));
});
afterAll(() => rm(folder, { recursive: true }));

const failure = (env: NodeJS.ProcessEnv, run_dir = newRunFolder(folder, 'test')) =>
  startServers({ mood: 'soonest', run_dir, env }).then(
    () => undefined,
    (error: unknown) => error as EmbeddedError,
  );

describe('a start that cannot succeed', () => {
  it('refuses a run folder that depends on where the process stands', async () => {
    expect((await failure({}, 'relative'))?.what).toContain('not an absolute path');
  });

  it('names what TIMBRE_DB may be', async () => {
    expect((await failure({ TIMBRE_DB: 'sqlite' }))?.fix).toContain('secantus-rust');
  });

  it('never replaces a server that was named by another one', async () => {
    const env = {
      TIMBRE_DEV_REDIS_URL: `redis://127.0.0.1:${await freePort()}`,
      PATH: process.env['PATH'],
      HOME: folder,
    };
    const run_dir = newRunFolder(folder, 'test');
    await expect(startServers({ mood: 'soonest', run_dir, env, needs: ['redis'] })).rejects.toMatchObject({
      what: expect.stringContaining('TIMBRE_DEV_REDIS_URL is set, but no server answers'),
      fix: expect.stringContaining('unset TIMBRE_DEV_REDIS_URL'),
    });
  });

  it('says everything that was tried when the machine offers nothing', async () => {
    const said: string[] = [];
    const run_dir = newRunFolder(folder, 'test');
    const env = { PATH: '', HOME: folder, TIMBRE_DB: 'secantus-rust' };
    const start = startServers({
      mood: 'fastest',
      run_dir,
      env,
      needs: ['mongodb'],
      onProgress: (line) => said.push(line),
    });
    await expect(start).rejects.toThrow(/no MongoDB can be used here: .*cache folder: not there; .*no cargo/);
    expect(said).toHaveLength(2);
  });
});
