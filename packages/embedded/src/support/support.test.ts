import { appendFile, chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askCommand } from './ask-command.ts';
import { cacheFolder, sizeOf } from './cache-folder.ts';
import { freePort, untilListening } from './free-port.ts';
import { followFile, lastLines } from './tail-file.ts';
import { which } from './which.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'timbre-support-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('programs on the PATH', () => {
  it('are found in its order, when they may be run', async () => {
    const [first, second] = [join(folder, 'first'), join(folder, 'second')];
    for (const bin of [first, second]) {
      await mkdir(bin);
      await writeFile(join(bin, 'tool'), '#!/bin/sh\n');
    }
    const env = { PATH: `${folder}/missing::${first}:${second}` };
    expect(which('tool', env)).toBeUndefined();
    await chmod(join(second, 'tool'), 0o755);
    expect(which('tool', env)).toBe(join(second, 'tool'));
    await chmod(join(first, 'tool'), 0o755);
    expect(which('tool', env)).toBe(join(first, 'tool'));
    expect(which('tool', {})).toBeUndefined();
  });

  it('are asked without ever throwing, and not for long', async () => {
    const node = (script: string, ms?: number) =>
      askCommand(process.execPath, ['-e', script], process.env, ms);
    expect(await node('console.log(1); console.error(2)')).toEqual({ ok: true, text: '1\n2' });
    expect((await node('process.exit(1)')).ok).toBe(false);
    expect((await node('setInterval(() => {}, 1e6)', 200)).ok).toBe(false);
    expect((await askCommand(join(folder, 'nothing'), [], process.env)).ok).toBe(false);
  });
});

describe('cache folder', () => {
  it('follows XDG_CACHE_HOME, else the home folder', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/c', HOME: '/h' })).toBe('/c/timbre');
    expect(cacheFolder({ HOME: '/h' })).toBe('/h/.cache/timbre');
  });

  it('is measured without following links, and is empty when it is missing', async () => {
    const cache = join(folder, 'cache');
    await mkdir(join(cache, 'deep'), { recursive: true });
    await writeFile(join(cache, 'deep', 'file'), 'x'.repeat(1_000));
    await symlink(join(cache, 'deep'), join(cache, 'link'));
    expect(await sizeOf(cache)).toBeGreaterThanOrEqual(1_000);
    expect(await sizeOf(cache)).toBeLessThan(2_000);
    expect(await sizeOf(join(folder, 'missing'))).toBe(0);
  });
});

describe('log files', () => {
  it('give their last lines, and what is new', async () => {
    const file = join(folder, 'log');
    const news = followFile(file);
    expect([await news(), await lastLines(file, 3)]).toEqual(['', []]);
    await writeFile(file, 'one\n\ntwo\nthree\n');
    expect(await news()).toBe('one\n\ntwo\nthree\n');
    await appendFile(file, 'four\n');
    expect(await news()).toBe('four\n');
    expect(await lastLines(file, 2)).toEqual(['three', 'four']);
  });
});

describe('ports', () => {
  it('are free, and are waited for until something listens', async () => {
    const port = await freePort();
    const waiting = untilListening(port, AbortSignal.timeout(5_000));
    const server = createServer().listen(port, '127.0.0.1');
    await waiting;
    await new Promise((resolve) => server.close(resolve));
    await expect(untilListening(port, AbortSignal.timeout(100))).rejects.toThrow();
  });
});
