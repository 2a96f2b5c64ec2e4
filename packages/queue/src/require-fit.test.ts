import { silentLogger } from '@timbre/kernel';
import { expect, it } from 'vitest';
import { requireFitRedis } from './require-fit.ts';

const server = (fields: Record<string, string>) => {
  const lines = Object.entries(fields).map(([name, value]) => `${name}:${value}`);
  return { info: async () => ['# Server', ...lines].join('\r\n') };
};
const FIT = {
  redis_version: '7.2.4',
  valkey_version: '9.1.2',
  maxmemory_policy: 'noeviction',
  aof_enabled: '1',
};

it('takes a server that keeps what it is given, and warns of one that keeps it in memory only', async () => {
  const said: string[] = [];
  const logger = { ...silentLogger, warn: (message: string) => void said.push(message) };
  await requireFitRedis(server(FIT), logger);
  expect(said).toEqual([]);
  await requireFitRedis(server({ ...FIT, aof_enabled: '0' }), logger);
  expect(said).toEqual([expect.stringContaining('appendonly is off')]);
});

it('refuses one that evicts, and says what to do', async () => {
  const evicts = requireFitRedis(server({ ...FIT, maxmemory_policy: 'allkeys-lru' }), silentLogger);
  await expect(evicts).rejects.toThrow(/^error: Valkey 9\.1\.2 .*allkeys-lru.*\nfix: .*noeviction/);
});
