import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withLock } from './lock-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'timbre-lock-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The id of a process that has just ended. */
const deadPid = (): number => spawnSync(process.execPath, ['-e', '0']).pid;

describe('lock file', () => {
  it('lets one in at a time and leaves nothing behind', async () => {
    const file = join(folder, 'one-at-a-time.lock');
    let [inside, most, done] = [0, 0, 0];
    const work = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
      done += 1;
    };
    await Promise.all(Array.from({ length: 5 }, () => withLock(file, work)));
    expect({ most, done }).toEqual({ most: 1, done: 5 });
    expect(await readdir(folder)).toEqual([]);
  });

  it('is given back when the work fails', async () => {
    const file = join(folder, 'fails.lock');
    await expect(withLock(file, () => Promise.reject(new Error('boom')))).rejects.toThrow('boom');
    expect(await withLock(file, () => Promise.resolve('again'))).toBe('again');
  });

  it('is taken over from a dead holder, by one of several who wait', async () => {
    const file = join(folder, 'dead.lock');
    await writeFile(file, `${deadPid()} gone\n`);
    let [inside, most] = [0, 0];
    const work = async () => {
      most = Math.max(most, (inside += 1));
      await new Promise((resolve) => setTimeout(resolve, 20));
      inside -= 1;
    };
    await Promise.all([withLock(file, work), withLock(file, work), withLock(file, work)]);
    expect(most).toBe(1);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is taken over from a holder that has been silent for more than a minute, whoever has its id now', async () => {
    const file = join(folder, 'silent.lock');
    await writeFile(file, `${process.ppid} silent\n`);
    const longAgo = new Date(0);
    await utimes(file, longAgo, longAgo);
    expect(await withLock(file, () => Promise.resolve('mine'))).toBe('mine');
  });

  it('waits for a living holder, says so once, and can be given up', async () => {
    const file = join(folder, 'held.lock');
    await writeFile(file, `${process.ppid} alive\n`);
    const waits: number[] = [];
    const giveUp = new AbortController();
    const onWait = (pid: number) => {
      waits.push(pid);
      giveUp.abort();
    };
    await expect(
      withLock(file, () => Promise.resolve(), { onWait, signal: giveUp.signal }),
    ).rejects.toThrow();
    expect(waits).toEqual([process.ppid]);
    await rm(file);
  });
});
