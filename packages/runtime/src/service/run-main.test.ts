import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';

const runMain = JSON.stringify(new URL('run-main.ts', import.meta.url).href);
const noop = '() => new Promise((r) => setTimeout(r, 5))';

/** Runs a `main.ts` in a process of its own, whose one service does `start` and then `stop`. */
const run = (start: string, stop = noop, env: Record<string, string> = {}) => {
  const code = `
    const { runMain } = await import(${runMain});
    const keep = setInterval(() => {}, 1000);
    await runMain(async () => [{ name: 'one', start: async (context) => { ${start}; console.log('up'); return ${stop}; } }]);`;
  const child = spawn(
    process.execPath,
    ['--conditions=development', '--import', 'tsx', '--input-type=module', '-e', code],
    {
      env: { PATH: process.env['PATH'], ...env },
    },
  );
  let out = '';
  let err = '';
  child.stdout.on('data', (data: Buffer) => (out += String(data)));
  child.stderr.on('data', (data: Buffer) => (err += String(data)));
  const started = new Promise<void>((resolve) =>
    child.stdout.on('data', () => out.includes('service started') && resolve()),
  );
  const ended = once(child, 'exit').then(([exit_code]) => ({ exit_code: exit_code as number, out, err }));
  return { child, started, ended };
};

/** The log but for warnings: one about old time zone data comes with the years. */
const lines = (out: string) =>
  out
    .split('\n')
    .flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Record<string, unknown>] : []))
    .filter(({ level }) => level !== 'warn');

describe('a process', () => {
  it('ends in order on SIGTERM', async () => {
    const main = run('', `async () => { console.log('drained'); }`);
    await main.started;
    main.child.kill('SIGTERM');
    const { exit_code, out } = await main.ended;
    expect(exit_code).toBe(0);
    expect(out).toContain('drained');
    expect(lines(out).map(({ message }) => message)).toEqual([
      'service started',
      'stopping',
      'service stopped',
    ]);
  });

  it('tells a configuration that does not do in two lines for each fault', async () => {
    const { exit_code, err } = await run('', noop, { LOG_LEVEL: 'loud', TIMBRE_PARENT_PID: '0' }).ended;
    expect(exit_code).toBe(1);
    expect(err).toMatch(
      /^error: LOG_LEVEL .*\nfix: LOG_LEVEL: .*\nerror: TIMBRE_PARENT_PID .*\nfix: TIMBRE_PARENT_PID: .*\n$/,
    );
  });

  it('tells a start that fails without a stack trace', async () => {
    const { exit_code, err } = await run(`throw new Error('mongodb://u:p@h is away')`).ended;
    expect(exit_code).toBe(1);
    expect(err).toMatch(/^error: mongodb:\/\/\[secret\]@h is away\nfix: .*\n$/);
  });

  it.each([
    [
      'unhandledRejection',
      `setTimeout(() => { Promise.reject(new Error('lost')); Promise.reject(new Error('again')); }, 50)`,
    ],
    ['uncaughtException', `setTimeout(() => { throw new Error('lost'); }, 50)`],
  ])('stops its services and fails on %s', async (reason, start) => {
    const { exit_code, out } = await run(start, `async () => { console.log('drained'); }`).ended;
    expect(exit_code).toBe(1);
    expect(out).toContain('drained');
    expect(lines(out).filter(({ level }) => level === 'error')).toMatchObject([
      { reason, error: { message: 'lost' } },
    ]);
  });

  it('ends with its parent', async () => {
    const parent = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const main = run('', noop, { TIMBRE_PARENT_PID: String(parent.pid) });
    await main.started;
    parent.kill('SIGKILL');
    const { exit_code, out } = await main.ended;
    expect(exit_code).toBe(0);
    expect(out).toContain('parent process ended');
  });
});
