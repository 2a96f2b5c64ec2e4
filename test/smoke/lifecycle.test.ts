import { spawn } from 'node:child_process';
import { access, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { isProcessAlive, startServers, type RunningServer } from '@timbre/embedded';
import { withRedis } from '@timbre/queue';
import { withMongodb } from '@timbre/store';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'timbre-lifecycle-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Started = Record<'mongodb' | 'redis', RunningServer>;

/** Without the servers that a developer may have named: these tests break what they use. */
const env = { ...process.env };
delete env['TIMBRE_DEV_MONGODB_URI'];
delete env['TIMBRE_DEV_REDIS_URL'];

const PARENT = fileURLToPath(new URL('./parent.ts', import.meta.url));

/** Runs parent.ts until it has told what it started. */
const startParent = async (run_dir: string) => {
  const args = ['--import', 'tsx', '--conditions=development', PARENT, run_dir];
  const parent = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise<string>((resolve) => createInterface(parent.stdout).once('line', resolve));
  return { parent, started: JSON.parse(line) as Started };
};

const pidsOf = ({ mongodb, redis }: Started): number[] => [mongodb.pid!, redis.pid!];
const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
const untilGone = (pids: number[]) =>
  vi.waitFor(() => expect(pids.filter(isProcessAlive)).toEqual([]), { timeout: 15_000, interval: 50 });

describe.each(['SIGKILL', 'SIGINT'] as const)('a run whose process ends by %s', (signal) => {
  it('leaves no server and no data behind', async () => {
    const run_dir = join(folder, signal);
    const { parent, started } = await startParent(run_dir);
    const { keeper } = JSON.parse(await readFile(join(run_dir, 'pids.json'), 'utf8')) as { keeper: number };
    const pids = [keeper, ...pidsOf(started)];
    expect(pids.filter(isProcessAlive)).toHaveLength(3);
    parent.kill(signal);
    await untilGone(pids);
    expect(await exists(run_dir)).toBe(false);
  }, 60_000);
});

describe('servers that a developer names', () => {
  it('are used and left alone, and refused when their settings would lose jobs', async () => {
    const own = await startServers({ mood: 'soonest', env, run_dir: join(folder, 'own') });
    const named: NodeJS.ProcessEnv = {
      ...env,
      TIMBRE_DEV_MONGODB_URI: own.mongodb.uri,
      TIMBRE_DEV_REDIS_URL: own.redis.uri,
    };
    delete named['TIMBRE_DB'];
    const start = () => startServers({ mood: 'soonest', env: named, run_dir: join(folder, 'named') });

    const servers = await start();
    const external = { kind: 'external', started_by_us: false, pid: null };
    expect(servers.mongodb).toMatchObject({
      ...external,
      uri: own.mongodb.uri,
      version: own.mongodb.version,
    });
    expect(servers.redis).toMatchObject({ ...external, uri: own.redis.uri, version: own.redis.version });
    await expect(servers.restart('redis')).rejects.toThrow('was not started by this run');
    await servers.stop();

    await withRedis(own.redis.uri, (client) => client.config('SET', 'maxmemory-policy', 'allkeys-lru'));
    await expect(start()).rejects.toThrow('maxmemory-policy is allkeys-lru');
    expect(pidsOf(own).filter(isProcessAlive)).toHaveLength(2);
    await own.stop();
  }, 60_000);
});

describe('runs', () => {
  it('stand side by side without meeting', async () => {
    const start = (name: string) => startServers({ mood: 'soonest', env, run_dir: join(folder, name) });
    const [left, right] = await Promise.all([start('left'), start('right')]);
    const addresses = [left, right].flatMap(({ mongodb, redis }) => [mongodb.uri, redis.uri]);
    expect(new Set(addresses).size).toBe(4);
    await withRedis(left.redis.uri, (client) => client.set('whose', 'left'));
    expect(await withRedis(right.redis.uri, (client) => client.get('whose'))).toBeNull();
    await left.stop();
    expect(await withRedis(right.redis.uri, (client) => client.ping())).toBe('PONG');
    await right.stop();
    expect([...pidsOf(left), ...pidsOf(right)].filter(isProcessAlive)).toEqual([]);
  }, 60_000);

  it('keep acknowledged data through a crash of each server', async () => {
    const run_dir = join(folder, 'crash');
    const servers = await startServers({ mood: 'soonest', env, run_dir });
    const before = pidsOf(servers);
    const rows = <T>(work: (rows: ReturnType<typeof collection>) => Promise<T>) =>
      withMongodb(servers.mongodb.uri, (connection) => work(collection(connection)));
    const journaled = { writeConcern: { w: 'majority', j: true } } as const;
    await rows((all) => all.insertMany([{ _id: 1 }, { _id: 2 }, { _id: 3 }], journaled));
    await servers.restart('mongodb');
    expect(await rows((all) => all.countDocuments())).toBe(3);

    await withRedis(servers.redis.uri, (client) => client.set('job', 'waiting'));
    await servers.restart('redis');
    expect(await withRedis(servers.redis.uri, (client) => client.get('job'))).toBe('waiting');
    expect(pidsOf(servers).some((pid) => before.includes(pid))).toBe(false);
    await servers.stop();
    expect(await exists(run_dir)).toBe(false);
  }, 60_000);

  it('leave data and logs when asked to keep them', async () => {
    const run_dir = join(folder, 'kept');
    const servers = await startServers({ mood: 'soonest', env, run_dir, needs: ['redis'], keep: true });
    await servers.stop();
    expect((await readdir(run_dir)).sort()).toEqual(['redis', 'redis.log']);
  }, 60_000);
});

const collection = (connection: Parameters<Parameters<typeof withMongodb>[1]>[0]) =>
  connection.getClient().db('timbre_lifecycle').collection<{ _id: number }>('rows');
