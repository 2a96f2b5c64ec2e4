import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { realClock, SECOND_MS } from '@timbre/kernel';
import { isAlive } from './is-alive.ts';

const HEARTBEAT_MS = 5 * SECOND_MS;
const SILENT_MS = 60 * SECOND_MS;
const LOOK_AGAIN_MS = 250;

/**
 * True when the holder is dead: its process is gone, or it has not touched the file for a minute (its id was given
 * to another process, or the folder is shared with another machine).
 */
const isAbandoned = async (file: string, text: string): Promise<boolean> => {
  const pid = Number.parseInt(text, 10);
  if (Number.isInteger(pid) && !isAlive(pid)) return true;
  const touched = await stat(file).then(
    (facts) => facts.mtimeMs,
    () => undefined,
  );
  return touched !== undefined && realClock.now().getTime() - touched > SILENT_MS;
};

/** Removes the lock of a dead holder. Renames first, so that of two processes only one can take the same file away. */
const clearAbandoned = async (file: string): Promise<void> => {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined || !(await isAbandoned(file, text))) return;
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch {
    return; // somebody else was quicker
  }
  // In between, a new holder may have come: put its lock back.
  if ((await readFile(aside, 'utf8')) !== text) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
};

/** True when this process holds the lock now; `mine` is the text that proves it. */
const take = async (file: string, mine: string): Promise<boolean> => {
  try {
    await writeFile(file, mine, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
};

/** Settings of {@link withLock}. */
export interface LockOptions {
  /** Told once, with the holder's process id, when the lock is taken. */
  onWait?(pid: number): void;
  /** Ends the waiting. */
  signal?: AbortSignal;
}

/**
 * Does `work` while holding the lock file, so that two runs do not install the same thing at once. Waits for a
 * living holder takes over from a dead one.
 */
export const withLock = async <T>(
  file: string,
  work: () => Promise<T>,
  options: LockOptions = {},
): Promise<T> => {
  await mkdir(dirname(file), { recursive: true });
  const mine = `${process.pid} ${randomUUID()}\n`;
  let told = false;
  while (!(await take(file, mine))) {
    await clearAbandoned(file);
    const holder = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10);
    if (!told && Number.isInteger(holder)) {
      told = true;
      options.onWait?.(holder);
    }
    await pause(LOOK_AGAIN_MS, undefined, { signal: options.signal });
  }
  const heartbeat = setInterval(() => {
    const now = realClock.now();
    void utimes(file, now, now).catch(() => undefined);
  }, HEARTBEAT_MS);
  heartbeat.unref();
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    if ((await readFile(file, 'utf8').catch(() => '')) === mine) await rm(file, { force: true });
  }
};
