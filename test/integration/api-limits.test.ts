import { request as httpRequest } from 'node:http';
import { connectRedis } from '@timbre/queue';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestAccount, type TestApi } from '../support/api.ts';
import { testServers } from '../support/servers.ts';

let api: TestApi;
let one: TestAccount;
let two: TestAccount;
beforeAll(async () => {
  api = await startTestApi({
    env: {
      RATE_LIMIT_READS: '5',
      RATE_LIMIT_WRITES: '3',
      RATE_LIMIT_POLLING: '50',
      RATE_LIMIT_EXPENSIVE: '4',
      RATE_LIMIT_STRANGERS: '6',
      TRUST_PROXY: '1',
    },
  });
  [one, two] = [await api.createAccount(), await api.createAccount()];
});
afterAll(() => api.stop());

const get = (path: string, key: string | null, headers: Record<string, string> = {}) =>
  api.call('get', path, { key, headers });
const statuses = async (times: number, ask: () => Promise<{ status: number }>): Promise<number[]> => {
  const seen: number[] = [];
  for (let n = 0; n < times; n++) seen.push((await ask()).status);
  return seen;
};

describe('rate limits', () => {
  it('count what one credential reads, and say so in their headers', async () => {
    const first = await get('/api/v1/batches', one.api_key);
    expect(first.headers['ratelimit']).toMatch(/^"read"; r=4; t=\d+$/);
    expect(first.headers['ratelimit-policy']).toMatch(/^"read"; q=5; w=60; pk=:[^:]+:$/);
    expect(await statuses(4, () => get('/api/v1/jobs', one.api_key))).toEqual([200, 200, 200, 200]);
    const refused = await get('/api/v1/batches', one.api_key);
    expect([refused.status, refused.body.code]).toEqual([429, 'too_many_requests']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.headers['content-type']).toContain('application/problem+json');
    expect((await get('/api/v1/batches', two.api_key)).status).toBe(200);
  });

  it('count changes, looks at progress and files apart', async () => {
    const create = () => api.call('post', '/api/v1/batches', { key: two.api_key, body: { name: 'x' } });
    const made = await create();
    expect(await statuses(3, create)).toEqual([201, 201, 429]);
    const path = `/api/v1/batches/${made.body.batch.batch_id}/status`;
    expect(await statuses(20, () => get(path, two.api_key))).toEqual(Array.from({ length: 20 }, () => 200));
    const exported = () => get('/api/v1/evidence/export?phone=%2B56950001234', two.api_key);
    expect(await statuses(5, exported)).toEqual([200, 200, 200, 200, 429]);
  });

  it('never stand before an emergency stop, the health of the service or a webhook', async () => {
    const stop = () =>
      api.call('post', '/api/v1/emergency-stops', { key: two.api_key, body: { reason: 'prueba' } });
    expect(await statuses(6, stop)).toEqual([201, 200, 200, 200, 200, 200]);
    expect(await statuses(12, () => get('/health/live', null))).not.toContain(429);
    const hook = () => api.request.post('/webhooks/retell/default').send({});
    expect(await statuses(12, hook)).not.toContain(429);
  });

  it('count strangers by address; a network of IPv6 is one', async () => {
    const from = (ip: string) => () => get('/api/v1/batches', 'tmb_live_nadie', { 'X-Forwarded-For': ip });
    expect(await statuses(7, from('203.0.113.7'))).toEqual([401, 401, 401, 401, 401, 401, 429]);
    expect(await statuses(1, from('203.0.113.8'))).toEqual([401]);
    await statuses(6, from('2001:db8:aa:1100::1'));
    expect(await statuses(1, from('2001:db8:aa:11ff::2'))).toEqual([429]);
    expect(await statuses(1, from('2001:db8:aa:1200::1'))).toEqual([401]);
    const good = await get('/api/v1/auth/me', one.api_key, { 'X-Forwarded-For': '203.0.113.7' });
    expect(good.status).not.toBe(401);
  });

  it('leave neither an address nor the name of a key in Redis', async () => {
    const redis = connectRedis(testServers().redis_url, 'worker');
    const names = await redis.keys(`${api.names.prefix}:limit:*`);
    const kept = await Promise.all(names.map((name) => redis.pttl(name)));
    await redis.quit();
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) {
      expect(name).not.toContain('203.0.113');
      expect(name).not.toContain(one.api_key.slice(9, 17));
    }
    for (const ttl of kept) expect(ttl).toBeLessThanOrEqual(60_000);
  });
});

describe('without Redis', () => {
  it('nothing is counted and requests pass', async () => {
    const cut = await startTestApi({ env: { RATE_LIMIT_READS: '1' } });
    const { api_key: key } = await cut.createAccount();
    const read = () => cut.call('get', '/api/v1/batches', { key });
    expect(await statuses(2, read)).toEqual([200, 429]);
    const redis = connectRedis(testServers().redis_url, 'worker');
    // A name that holds no number: the store of limits fails as it does while Redis is away.
    for (const name of await redis.keys(`${cut.names.prefix}:limit:*`)) {
      await redis.del(name);
      await redis.lpush(name, 'x');
      await redis.pexpire(name, 60_000);
    }
    expect(await statuses(3, read)).toEqual([200, 200, 200]);
    await redis.quit();
    await cut.stop();
  });
});

describe('exports at once', () => {
  it('are refused beyond their number while others are under way', async () => {
    const few = await startTestApi({ env: { EXPORTS_AT_ONCE: '2' } });
    const { api_key: key } = await few.createAccount();
    const exported = () => few.call('get', '/api/v1/evidence/export?phone=%2B56950001234', { key });
    const seen = await Promise.all(Array.from({ length: 20 }, exported));
    expect(seen.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(2);
    expect(seen.some(({ status }) => status === 429)).toBe(true);
    expect(seen.every(({ status }) => status === 200 || status === 429)).toBe(true);
    expect((await exported()).status).toBe(200);
    await few.stop();
  });
});

describe('a form', () => {
  /** Exactly these bytes as a form; undefined when the connection is cut before an answer. */
  const post = (body: string, type: string, length = Buffer.byteLength(body)) =>
    new Promise<number | undefined>((resolve) => {
      const { hostname, port } = new URL(api.url);
      const sent = httpRequest({
        ...{ hostname, port, method: 'POST', path: '/api/v1/do-not-call/import', agent: false },
        headers: { 'x-api-key': api.platform_key, 'content-type': type, 'content-length': length },
      });
      sent.on('response', (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.on('error', () => resolve(undefined));
      sent.end(body);
    });

  it('that is cut short or not built as one is 400, never a failure of ours', async () => {
    const part = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nrut\r\n';
    expect(await post(part, 'multipart/form-data')).toBe(400);
    expect(await post(part, 'multipart/form-data; boundary=x')).toBe(400);
    expect(
      await post('--x\r\nno es un encabezado\r\n\r\na\r\n--x--\r\n', 'multipart/form-data; boundary=x'),
    ).toBe(400);
  });
});
