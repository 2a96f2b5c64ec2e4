import { afterEach, expect, it } from 'vitest';
import { startHealthServer, type Checks, type HealthServer } from './health-server.ts';
import { createMetrics } from './metrics.ts';

let server: HealthServer;
afterEach(() => server.close());

const open = async (checks: Checks) => {
  server = await startHealthServer({ port: 0, checks, metrics: createMetrics('call-worker') });
  return (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${server.port}${path}`, init);
};

it('answers the probes', async () => {
  const get = await open({
    mongodb: async () => ({ ok: true }),
    redis: async () => ({ ok: true, detail: 'Valkey 9.1' }),
  });
  expect(await (await get('/health/live')).json()).toEqual({ status: 'ok' });
  const ready = await get('/health/ready');
  expect(ready.status).toBe(200);
  expect(await ready.json()).toEqual({
    status: 'ok',
    checks: { mongodb: { ok: true }, redis: { ok: true, detail: 'Valkey 9.1' } },
    time_zone_data: process.versions['tz'],
  });
  expect((await get('/health?x=1')).status).toBe(200);
  expect(await (await get('/metrics')).text()).toContain('nodejs_eventloop_lag');
  expect((await get('/')).status).toBe(404);
  expect((await get('/health', { method: 'POST' })).status).toBe(405);
});

it('is alive but not ready while a dependency is away, and tells no secret', async () => {
  const get = await open({
    mongodb: async () => {
      throw new Error('mongodb://u:p@h refused');
    },
    redis: () => new Promise(() => undefined),
  });
  expect((await get('/health/live')).status).toBe(200);
  const ready = await get('/health/ready');
  expect(ready.status).toBe(503);
  expect(await ready.json()).toEqual({
    status: 'unavailable',
    checks: {
      mongodb: { ok: false, detail: 'mongodb://[secret]@h refused' },
      redis: { ok: false, detail: 'no answer' },
    },
    time_zone_data: process.versions['tz'],
  });
});

it('does not start on a port that is taken', async () => {
  await open({});
  const again = startHealthServer({ port: server.port, checks: {}, metrics: createMetrics('x') });
  await expect(again).rejects.toThrow('EADDRINUSE');
});
