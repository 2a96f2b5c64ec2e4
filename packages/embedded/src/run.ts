import { mkdir, rm, rmdir } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { EmbeddedError } from './errors.ts';
import type { Search } from './finder.ts';
import { openKeeper } from './keeper.ts';
import type { Site } from './start-program.ts';
import { cacheFolder } from './support/cache-folder.ts';

/** What one call of `startServers` works with. */
export interface Run {
  site: Site;
  search: Search;
  /** Takes note of work that writes into the run folder; `stop` waits for it. */
  busyWith<T>(work: Promise<T>[]): Promise<T[]>;
  /** Gives up what is under way, ends everything that was started and removes what it left. May be called twice. */
  stop(): Promise<void>;
}

interface RunOptions {
  run_dir: string;
  /** Files and folders inside `run_dir` that this run writes. */
  leaves: string[];
  keep: boolean;
  env: NodeJS.ProcessEnv;
  onProgress(line: string): void;
}

/** Makes the run folder and starts the keeper. Throws when the folder is not an absolute path. */
export const openRun = async ({ run_dir, leaves, keep, env, onProgress }: RunOptions): Promise<Run> => {
  if (!isAbsolute(run_dir))
    throw new EmbeddedError(`the run folder ${run_dir} is not an absolute path`, 'give an absolute path');
  await mkdir(run_dir, { recursive: true });
  const remove = keep ? [] : ['install', ...leaves].map((name) => join(run_dir, name));
  const keeper = openKeeper({ remove, pids_file: join(run_dir, 'pids.json') });
  const ending = new AbortController();
  const { signal } = ending;
  let work: Promise<unknown>[] = [];

  const end = async (): Promise<void> => {
    ending.abort();
    await keeper.stop();
    await Promise.allSettled(work); // what was under way may have been writing until now
    for (const path of remove) await rm(path, { recursive: true, force: true });
    await rmdir(run_dir).catch(() => undefined); // only when nobody else's files are in it
  };
  let stopping: Promise<void> | undefined;
  const say = (line: string): void => {
    if (!signal.aborted) onProgress(line);
  };
  return {
    site: { keeper, run_dir, env },
    search: { env, cache: cacheFolder(env), logs: join(run_dir, 'install'), keeper, onProgress: say, signal },
    busyWith: (promises) => {
      work = promises;
      return Promise.all(promises);
    },
    stop: () => (stopping ??= end()),
  };
};
