import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { withRedis } from '@timbre/queue';
import type { RedisServer } from '../harness/types.ts';
import { startFaultServer, type FaultServerOptions, type OwnServer } from './fault-server.ts';

/** The file to which the server appends at present: the incremental one with the highest number. */
const newestLog = async (data_dir: string): Promise<string> => {
  const folder = join(data_dir, 'appendonlydir');
  const numberOf = (name: string): number => Number(/\.(\d+)\.incr\.aof$/.exec(name)?.[1] ?? -1);
  const [newest] = (await readdir(folder)).toSorted((a, b) => numberOf(b) - numberOf(a));
  if (newest === undefined || numberOf(newest) < 0) throw new Error(`no append-only file in ${folder}`);
  return join(folder, newest);
};

/** A Redis or Valkey of the harness's own, behind a proxy. */
export const startFaultRedis = async (options: FaultServerOptions): Promise<OwnServer & RedisServer> => {
  const server = await startFaultServer('redis', options);
  const command = (...parts: [string, ...string[]]): Promise<void> =>
    withRedis(server.uri, async (client) => {
      await client.call(...parts);
    });
  return Object.assign(server, {
    flushAll: () => command('FLUSHALL'),
    configure: (settings: Record<string, string>) =>
      command('CONFIG', 'SET', ...Object.entries(settings).flat()),
    async truncateLog(bytes: number): Promise<number> {
      const file = await newestLog(join(options.run_dir, 'redis'));
      const { size } = await stat(file);
      const kept = Math.max(0, size - bytes);
      const handle = await open(file, 'r+');
      await handle.truncate(kept);
      await handle.close();
      return size - kept;
    },
  });
};
