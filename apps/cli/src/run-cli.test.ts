import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from './run-cli.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'timbre-cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** An environment in which nothing answers. */
const NOWHERE = {
  MONGODB_URI: 'mongodb://127.0.0.1:9/?serverSelectionTimeoutMS=200',
  TIMBRE_DATABASE: 'timbre_cli',
  REDIS_URL: 'redis://127.0.0.1:9',
};

const run = async (...args: string[]) => {
  const said = { out: '', err: '' };
  const io = { out: (text: string) => (said.out += text), err: (text: string) => (said.err += text) };
  return { code: await runCli(args, io, NOWHERE), ...said };
};

describe('the command line', () => {
  it('helps', async () => {
    expect(await run('--help')).toMatchObject({ code: 0, out: expect.stringContaining('evidence verify') });
    expect((await run()).code).toBe(2);
  });

  it.each([
    [['fly'], 'no hay un comando "fly"'],
    [['evidence', 'verify'], 'falta --account'],
    [['evidence', 'verify', '--account', 'a', '--anchor', 'x'], '--anchor es'],
    [['evidence', 'verify', '--account', 'a', '--rut', '1-9'], 'no usa --rut'],
    [['evidence', 'export', '--account', 'a', '--out', 'x.xlsx'], '--rut o --phone'],
    [['evidence', 'export', '--account', 'a', '--rut', '1-9', '--out', 'x.pdf'], '.xlsx o .json'],
    [['stop', '--reason', 'x'], '--all, --account o --workspace'],
    [['stop', '--all', '--account', 'a', '--reason', 'x'], 'uno de los tres'],
    [['stop', '--all'], 'falta --reason'],
    [['resume'], 'falta --stop'],
    [['stop', '--nonsense'], '--nonsense'],
  ])('refuses %j with what to do', async (args, message) => {
    const { code, err } = await run(...args);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err).toMatch(/^error: .+\nfix: .+$/s);
  });

  it('says when a server cannot be reached', async () => {
    const { code, err } = await run('evidence', 'verify', '--account', 'acc-1');
    expect([code, err]).toEqual([3, expect.stringMatching(/^error: no se alcanza MongoDB\nfix: /)]);
  }, 30_000);
});

describe('evidence check', () => {
  it('reads a file and nothing else', async () => {
    const file = join(folder, 'evidencia.json');
    await writeFile(file, JSON.stringify({ format: 'timbre-evidence-1', entries: [], seals: [] }));
    expect(await run('evidence', 'check', '--file', file)).toMatchObject({
      code: 0,
      out: expect.stringContaining('sin fallas'),
    });
    await writeFile(file, '{}');
    expect((await run('evidence', 'check', '--file', file)).code).toBe(2);
    expect((await run('evidence', 'check', '--file', join(folder, 'no.json'))).code).toBe(2);
  });
});
