import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newRunFolder } from '@timbre/embedded';
import { startFaultMongodb } from '../servers/mongodb.ts';
import { startFaultRedis } from '../servers/redis.ts';
import { createWorkerPool } from './worker-process.ts';
import type { WorldOptions } from './types.ts';
import type { Ground } from './world.ts';

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));

/** The servers and spare processes of a run, and how to be rid of them. */
export type OwnGround = Ground & { stop(): Promise<void> };

/** Servers for worlds whose faults leave them unfit for others, or that need a small disk. */
type Disks = { mongodb?: number; redis?: number };

const startPair = async (
  run_dir: string,
  disk_mb: Disks = {},
): Promise<Pick<Ground, 'mongodb' | 'redis'> & { close(): Promise<void> }> => {
  const [mongodb, redis] = await Promise.all([
    startFaultMongodb({ run_dir: join(run_dir, 'servers-mongodb'), disk_mb: disk_mb.mongodb }),
    startFaultRedis({ run_dir: join(run_dir, 'servers-redis'), disk_mb: disk_mb.redis }),
  ]);
  return {
    mongodb,
    redis,
    async close() {
      await mongodb.close();
      await redis.close();
    },
  };
};

/** Starts a MongoDB and a Redis of our own behind proxies. `keep_logs` leaves the logs of the processes. */
export const openGround = async (
  options: { spares?: number; keep_logs?: boolean } = {},
): Promise<OwnGround> => {
  const run_dir = newRunFolder(REPOSITORY, 'faults');
  await mkdir(run_dir, { recursive: true });
  const { close, ...servers } = await startPair(run_dir);
  const pool = createWorkerPool({ log_file: join(run_dir, 'worker.log'), spares: options.spares ?? 1 });
  return {
    ...{ ...servers, pool, run_dir },
    async stop() {
      await pool.stop();
      await close();
      if (options.keep_logs !== true) await rm(run_dir, { recursive: true, force: true });
    },
  };
};

/** The ground of one world: the run's, or a pair of servers of its own. `leave` ends what was started for it. */
export const groundFor = async (
  ground: Ground,
  own_servers: WorldOptions['own_servers'],
): Promise<{ ground: Ground; leave(): Promise<void> }> => {
  if (own_servers === undefined || own_servers === false) return { ground, leave: async () => undefined };
  const run_dir = join(ground.run_dir, `own-${randomBytes(3).toString('hex')}`);
  const { close, ...servers } = await startPair(run_dir, own_servers === true ? {} : own_servers.disk_mb);
  return { ground: { ...ground, ...servers }, leave: close };
};
