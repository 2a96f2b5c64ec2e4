import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newRunFolder } from '@timbre/embedded';
import { startFaultMongodb } from '../servers/mongodb.ts';
import { startFaultRedis } from '../servers/redis.ts';
import { createWorkerPool } from './worker-process.ts';
import type { Ground } from './world.ts';

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));

/** The servers and spare processes of a run, and how to be rid of them. */
export type OwnGround = Ground & { stop(): Promise<void> };

/** Starts a MongoDB and a Redis of our own behind proxies. `keep_logs` leaves the logs of the processes. */
export const openGround = async (
  options: { spares?: number; keep_logs?: boolean } = {},
): Promise<OwnGround> => {
  const run_dir = newRunFolder(REPOSITORY, 'faults');
  await mkdir(run_dir, { recursive: true });
  const [mongodb, redis] = await Promise.all([
    startFaultMongodb({ run_dir: join(run_dir, 'servers-mongodb') }),
    startFaultRedis({ run_dir: join(run_dir, 'servers-redis') }),
  ]);
  const pool = createWorkerPool({ log_file: join(run_dir, 'worker.log'), spares: options.spares ?? 1 });
  return {
    ...{ mongodb, redis, pool, run_dir },
    async stop() {
      await pool.stop();
      await mongodb.close();
      await redis.close();
      if (options.keep_logs !== true) await rm(run_dir, { recursive: true, force: true });
    },
  };
};
