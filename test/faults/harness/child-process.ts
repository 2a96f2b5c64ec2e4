import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { plainEnvironment } from '@timbre/embedded';
import type { FaultProcess, ProcessEnd } from './types.ts';

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));
const STOP_LIMIT_MS = 60_000;

/** A process that is stopped (SIGSTOP) does not notice that the harness has gone: whatever lives then is killed. */
const living = new Set<ChildProcess>();
process.on('exit', () => living.forEach((child) => child.kill('SIGKILL')));

/** A program of the harness's own that has just been forked. */
export interface Started {
  child: ChildProcess;
  forked_at: number;
  log_file: string;
}

/** Forks a plain Node program; it ends with this process. What it prints is appended to `log_file`. */
export const forkProgram = (file: string, env: Record<string, string>, log_file: string): Started => {
  const log = openSync(log_file, 'a');
  const child = fork(file, {
    cwd: REPOSITORY,
    env: plainEnvironment({ ...env, TIMBRE_PARENT_PID: String(process.pid) }),
    // The harness may run from sources (a condition and a loader in its arguments); its children do not.
    execArgv: [],
    stdio: ['ignore', log, log, 'ipc'],
    // A group of its own: Ctrl-C reaches the harness, which ends its children in order.
    detached: true,
  });
  closeSync(log);
  living.add(child);
  child.once('exit', () => living.delete(child));
  return { child, forked_at: performance.now(), log_file };
};

const lastLines = (file: string): string =>
  readFileSync(file, 'utf8').trim().split('\n').slice(-8).join('\n');

/** Resolves with the first message of this type; rejects when the process ends before. */
export const message = async <T>({ child, log_file }: Started, type: string): Promise<T> =>
  new Promise<T>((resolve, reject) => {
    const listen = (got: { type: string }): void => {
      if (got.type !== type) return;
      finish();
      resolve(got as T);
    };
    const gone = (): void => {
      finish();
      reject(new Error(`a process ended before it was ${type}:\n${lastLines(log_file)}`));
    };
    const finish = (): void => {
      child.off('message', listen);
      child.off('exit', gone);
    };
    child.on('message', listen);
    child.once('exit', gone);
    if (child.exitCode !== null || child.signalCode !== null) gone();
  });

/** The handle of a process that is ready for work. */
export const faultProcess = (
  { child, forked_at }: Started,
  beforeKill: () => Promise<void>,
): FaultProcess => {
  const start_ms = performance.now() - forked_at;
  let asked_at = performance.now();
  const exited = once(child, 'exit').then(([code, signal]): ProcessEnd => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
    took_ms: performance.now() - asked_at,
  }));
  const send = (signal: NodeJS.Signals): void => {
    asked_at = performance.now();
    child.kill(signal);
  };
  return {
    pid: child.pid ?? 0,
    start_ms,
    exited,
    get alive() {
      return child.exitCode === null && child.signalCode === null;
    },
    signal: send,
    async kill() {
      await beforeKill();
      send('SIGKILL');
      return exited;
    },
    async stop() {
      send('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
      const end = await exited;
      clearTimeout(late);
      return end;
    },
  };
};
