import { createServer, type AddressInfo, type Server } from 'node:net';
import { describe, expect, it } from 'vitest';
import { judgeInfo, parseInfo, withRedis } from './check-server.ts';

const info = (fields: Record<string, string>) =>
  parseInfo(
    ['# Server', ...Object.entries(fields).map(([key, value]) => `${key}:${value}`), ''].join('\r\n'),
  );

const good = {
  redis_version: '7.2.4',
  valkey_version: '9.1.2',
  maxmemory_policy: 'noeviction',
  aof_enabled: '1',
};

describe('what a Redis server says of itself', () => {
  it('accepts a server with noeviction and appendonly, and names the product', () => {
    expect(judgeInfo(info(good))).toEqual({
      version: '7.2.4',
      product: 'Valkey 9.1.2',
      faults: [],
      warnings: [],
    });
  });

  it('keeps values that hold colons', () => {
    expect(info({ executable: '/opt/a:b/server' }).get('executable')).toBe('/opt/a:b/server');
  });

  it('refuses every other eviction policy and an old version', () => {
    expect(judgeInfo(info({ ...good, maxmemory_policy: 'allkeys-lru' })).faults[0]?.name).toContain(
      'allkeys-lru',
    );
    expect(judgeInfo(info({ ...good, redis_version: '6.2.14' })).faults[0]?.name).toContain('6.2.14');
  });

  it('warns of appendonly off and of a hidden policy', () => {
    expect(judgeInfo(info({ ...good, aof_enabled: '0' }))).toMatchObject({
      faults: [],
      warnings: [expect.stringContaining('appendonly')],
    });
    const hidden = judgeInfo(info({ redis_version: '8.0.0', aof_enabled: '1' }));
    expect(hidden).toMatchObject({ product: 'Redis 8.0.0', faults: [] });
    expect(hidden.warnings[0]).toContain('noeviction');
  });

  it('refuses a server that tells no version', () => {
    expect(judgeInfo(new Map()).faults[0]?.name).toContain('unknown');
  });
});

/** A loopback port: with a listener that never says a word, or with nobody on it. */
const port = async (kind: 'silent' | 'closed'): Promise<{ url: string; server: Server }> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `redis://127.0.0.1:${(server.address() as AddressInfo).port}`;
  if (kind === 'closed') await new Promise((resolve) => server.close(resolve));
  return { url, server };
};

describe('a server that cannot be used', () => {
  it('is given up after the limit when it is silent', async () => {
    const { url, server } = await port('silent');
    await expect(withRedis(url, (client) => client.ping(), 200)).rejects.toThrow();
    server.close();
  });

  it('is refused at once when nobody listens', async () => {
    const { url } = await port('closed');
    await expect(withRedis(url, (client) => client.ping())).rejects.toThrow();
  });
});
