import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { EmbeddedError, plainEnvironment } from '@timbre/embedded';
import { realClock } from '@timbre/kernel';

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 26_000;

/** A process of the demo. */
export interface Child {
  stop(): Promise<void>;
}

const lastLines = (file: string): string =>
  readFileSync(file, 'utf8').trim().split('\n').slice(-5).join('\n');

const answers = async (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    (response) => response.ok,
    () => false,
  );

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  // Unreferenced: once the child is gone, this timer must not keep the demo waiting for nothing.
  const late = pause(STOP_LIMIT_MS, undefined, { ref: false });
  await Promise.race([gone, late.then(() => child.kill('SIGKILL'))]);
};

/**
 * Starts an app of this repository from its sources and waits until `ready_url` answers. It ends with this process,
 * also when this one is killed. Its log goes to `log_file`; the error of a failed start ends with its last lines.
 */
export const startChild = async (options: {
  app: string;
  args?: string[];
  env: Record<string, string>;
  log_file: string;
  ready_url: string;
}): Promise<Child> => {
  mkdirSync(dirname(options.log_file), { recursive: true });
  const log = openSync(options.log_file, 'a');
  const child = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      '--conditions=development',
      `apps/${options.app}/src/main.ts`,
      ...(options.args ?? []),
    ],
    {
      cwd: REPOSITORY,
      env: plainEnvironment({ ...options.env, TIMBRE_PARENT_PID: String(process.pid) }),
      stdio: ['ignore', log, log],
      // A group of its own: Ctrl-C reaches the demo, which ends its children in order.
      detached: true,
    },
  );
  closeSync(log);
  const end = realClock.now().getTime() + START_LIMIT_MS;
  while (!(await answers(options.ready_url))) {
    if (child.exitCode !== null || realClock.now().getTime() > end) {
      await stop(child);
      throw new EmbeddedError(
        `${options.app} did not start:\n${lastLines(options.log_file)}`,
        `see ${options.log_file}`,
      );
    }
    await pause(100);
  }
  return { stop: () => stop(child) };
};
