import { spawn } from 'node:child_process';
import { access, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openKeeper } from './keeper.ts';
import { isAlive } from './support/is-alive.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'timbre-keeper-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const SLEEP = ['-e', 'setInterval(() => {}, 1e6)'];
/** A program that will not end when asked politely. */
const STUBBORN = ['-e', 'process.on("SIGTERM", () => {}); console.log("ready"); setInterval(() => {}, 1e6)'];
const order = (name: string, args: string[]) => {
  return {
    name,
    args,
    command: process.execPath,
    env: process.env,
    cwd: folder,
    log: join(folder, `${name}.log`),
  };
};
const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
const untilGone = (...pids: number[]) =>
  vi.waitFor(() => expect(pids.filter(isAlive)).toEqual([]), { timeout: 15_000, interval: 50 });

describe('keeper', () => {
  it('starts programs, keeps their output and reports how they end', async () => {
    const keeper = openKeeper();
    const program = await keeper.start(
      order('speaker', ['-e', 'console.log("hello"); process.exitCode = 3']),
    );
    expect(await program.exited).toEqual({ code: 3, signal: null });
    expect(await readFile(join(folder, 'speaker.log'), 'utf8')).toBe('hello\n');
    await keeper.stop();
  });

  it('says why a program cannot be started', async () => {
    const keeper = openKeeper();
    await expect(keeper.start({ ...order('none', []), command: join(folder, 'nothing') })).rejects.toThrow(
      'ENOENT',
    );
    await keeper.stop();
    await expect(keeper.start(order('late', SLEEP))).rejects.toThrow('keeper');
  });

  it('ends everything on stop, records ids meanwhile, and removes what it was told to', async () => {
    const [data, pids_file] = [join(folder, 'run', 'data'), join(folder, 'run', 'pids.json')];
    await mkdir(data, { recursive: true });
    const keeper = openKeeper({ remove: [data], pids_file });
    const one = await keeper.start(order('one', SLEEP));
    const two = await keeper.start(order('two', SLEEP));
    expect(JSON.parse(await readFile(pids_file, 'utf8'))).toEqual({
      keeper: keeper.pid,
      one: one.pid,
      two: two.pid,
    });
    await keeper.stop();
    expect([one.pid, two.pid, keeper.pid].filter(isAlive)).toEqual([]);
    expect(await exists(join(folder, 'run'))).toBe(false);
  });

  it('kills what does not end within its grace', async () => {
    const keeper = openKeeper();
    const program = await keeper.start(order('stubborn', STUBBORN));
    await vi.waitFor(async () =>
      expect(await readFile(join(folder, 'stubborn.log'), 'utf8')).toBe('ready\n'),
    );
    await keeper.stop();
    expect(await program.exited).toEqual({ code: null, signal: 'SIGKILL' });
  });

  it('leaves nothing running when the keeper itself is killed', async () => {
    const keeper = openKeeper();
    const program = await keeper.start(order('orphan', SLEEP));
    process.kill(keeper.pid, 'SIGKILL');
    expect(await program.exited).toEqual({ code: null, signal: 'SIGKILL' });
    await untilGone(program.pid);
    await keeper.stop();
  });
});

/** A parent in plain Node that starts a keeper with two programs, prints all ids, and does not react to anything. */
const parentScript = (remove: string) => `
  const { fork } = require('node:child_process');
  const keeper = fork(${JSON.stringify(fileURLToPath(new URL('./keeper.mjs', import.meta.url)))},
    [${JSON.stringify(JSON.stringify({ remove: [remove] }))}], { detached: true, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const pids = [keeper.pid];
  keeper.on('message', ({ pid }) => pids.push(pid) === 3 && console.log(JSON.stringify(pids)));
  for (const name of ['one', 'two'])
    keeper.send({ type: 'start', name, command: process.execPath, args: ${JSON.stringify(SLEEP)}, env: process.env,
      cwd: ${JSON.stringify(tmpdir())}, log: '/dev/null' });
`;

describe.each(['SIGKILL', 'SIGINT', 'SIGTERM'] as const)('a parent that ends by %s', (signal) => {
  it('takes its keeper, the programs and their data with it', async () => {
    const data = join(folder, 'data');
    await mkdir(data);
    const parent = spawn(process.execPath, ['-e', parentScript(data)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await new Promise<Buffer>((resolve) => parent.stdout.once('data', resolve)))
      .toString()
      .split('\n');
    const pids = JSON.parse(line!) as number[];
    expect(pids.filter(isAlive)).toHaveLength(3);
    parent.kill(signal);
    await untilGone(...pids);
    expect(await exists(data)).toBe(false);
  });
});
