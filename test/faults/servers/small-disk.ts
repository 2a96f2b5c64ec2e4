import { execFile } from 'node:child_process';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { SmallDisk } from '../harness/types.ts';

const run = promisify(execFile);
const CHUNK = Buffer.alloc(64 * 1024);
const FILLER = 'filler';

/** Why this user on this machine cannot have a disk of its own; null when it can. */
export const whyNoSmallDisk = (): string | null => {
  if (process.platform !== 'linux') return 'a disk of its own needs Linux';
  return process.getuid?.() === 0 ? null : 'mounting a small disk needs root';
};

/** Mounts a file system of `mb` megabytes in memory at `dir`. */
export const mountSmallDisk = async (
  dir: string,
  mb: number,
): Promise<SmallDisk & { unmount(): Promise<void> }> => {
  await mkdir(dir, { recursive: true });
  await run('mount', ['-t', 'tmpfs', '-o', `size=${mb}m,mode=0700`, 'timbre-faults', dir]);
  const filler = join(dir, FILLER);
  return {
    async fill() {
      const file = await open(filler, 'a');
      try {
        for (;;) await file.write(CHUNK);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      } finally {
        await file.close();
      }
    },
    free: () => rm(filler, { force: true }),
    async unmount() {
      // Lazily: a process that is just ending may still have a file open there.
      await run('umount', ['-l', dir]);
      await rm(dir, { recursive: true, force: true });
    },
  };
};
