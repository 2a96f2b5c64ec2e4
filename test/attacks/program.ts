import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));

/** How a program of ours ended. */
export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Runs an app from its sources to its end, in exactly this environment (and the PATH); never longer than `limit_ms`. */
export const runApp = async (
  app: string,
  args: string[],
  env: Record<string, string>,
  limit_ms = 110_000,
): Promise<Ended> => {
  const command = ['--import', 'tsx', '--conditions=development', `apps/${app}/src/main.ts`, ...args];
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, command, { cwd: REPOSITORY, env: { PATH, HOME, ...env } });
  let [out, err] = ['', ''];
  child.stdout.on('data', (part: Buffer) => (out += String(part)));
  child.stderr.on('data', (part: Buffer) => (err += String(part)));
  const timer = setTimeout(() => child.kill('SIGTERM'), limit_ms);
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(timer);
  return { code, out, err };
};
