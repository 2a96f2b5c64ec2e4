import { lstat, readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** `${XDG_CACHE_HOME:-~/.cache}/timbre`: programs that were fetched or built, shared by every run of this user. */
export const cacheFolder = (env: NodeJS.ProcessEnv): string =>
  join(env['XDG_CACHE_HOME'] || join(env['HOME'] || homedir(), '.cache'), 'timbre');

/** Bytes of all files below `folder`, links not followed; 0 when it does not exist. */
export const sizeOf = async (folder: string): Promise<number> => {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const sizes = entries.map(async (entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sizeOf(path) : (await lstat(path).catch(() => ({ size: 0 }))).size;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
};
