import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Search } from '../finder.ts';
import { followFile, lastLines } from './tail-file.ts';
import { withLock } from './lock-file.ts';

const LOOK_EVERY_MS = 1_000;

/** A long command of an installer. */
export interface Step {
  command: string;
  args: string[];
  /** Variables beside those of this process. */
  env?: Record<string, string>;
  /** Told what the command printed since the last time, about once a second; '' when nothing. */
  onOutput?(text: string): void;
}

/** Runs an installer's command under the keeper, so that it ends with this process. Throws with its last lines when it fails. */
export const runStep = async (search: Search, step: Step): Promise<void> => {
  await mkdir(search.cache, { recursive: true });
  await mkdir(search.logs, { recursive: true });
  const name = `install-${randomUUID()}`;
  const log = join(search.logs, `${name}.log`);
  const env = { ...search.env, ...step.env };
  const { command, args } = step;
  const { exited } = await search.keeper.start({ name, command, args, env, cwd: search.cache, log });
  const news = followFile(log);
  let exit;
  while (!(exit = await Promise.race([exited, pause(LOOK_EVERY_MS)]))) step.onOutput?.(await news());
  if (exit.code !== 0)
    throw new Error((await lastLines(log, 4)).join(' | ') || `ended with ${exit.code ?? exit.signal}`);
};

/**
 * Gets something into the cache folder while no other run does: waits for the lock, looks again (the holder may have
 * brought it), and installs only when it is still missing.
 */
export const obtainOnce = <T>(
  search: Search,
  name: string,
  look: () => Promise<T | undefined>,
  install: () => Promise<void>,
): Promise<T> =>
  withLock(
    join(search.cache, `${name}.lock`),
    async () => {
      const before = await look();
      if (before) return before;
      await install();
      const after = await look();
      if (!after) throw new Error(`${name} was installed but does not run`);
      return after;
    },
    {
      onWait: (pid) => search.onProgress(`${name}: another run (process ${pid}) is fetching it, waiting`),
      signal: search.signal,
    },
  );
