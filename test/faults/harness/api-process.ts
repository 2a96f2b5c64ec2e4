import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { faultProcess, forkProgram } from './child-process.ts';
import type { ApiProcess } from './types.ts';

const PROGRAM = fileURLToPath(new URL('../../../apps/api/dist/main.js', import.meta.url));
const LIMIT_MS = 30_000;

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/health/live`, { signal: AbortSignal.timeout(2_000) }).then(
    (response) => response.ok,
    () => false,
  );

/** Starts the built API on `port` and waits until it answers. Throws when it ends first or takes 30 s. */
export const startApiProcess = async (options: {
  port: number;
  env: Record<string, string>;
  admin: ApiProcess['admin'];
  log_file: string;
  beforeKill: () => Promise<void>;
}): Promise<ApiProcess> => {
  const url = `http://127.0.0.1:${options.port}`;
  const started = forkProgram(PROGRAM, options.env, options.log_file);
  const { child } = started;
  while (!(await answers(url))) {
    if (child.exitCode !== null || performance.now() - started.forked_at > LIMIT_MS) {
      child.kill('SIGKILL');
      throw new Error(`the API did not start, see ${options.log_file}`);
    }
    await pause(25);
  }
  return Object.assign(faultProcess(started, options.beforeKill), { url, admin: options.admin });
};
