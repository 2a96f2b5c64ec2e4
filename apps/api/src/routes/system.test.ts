import { expect, it } from 'vitest';
import type { AnyInput, Route } from '../http/route.ts';
import { systemRoutes } from './system.ts';

const up = () => Promise.resolve({ ok: true });
const down = () => Promise.reject(new Error('connect ECONNREFUSED 10.1.2.3:6379'));
const input: AnyInput = {
  params: undefined,
  query: {},
  body: undefined,
  fields: undefined,
  credential: null,
  request_id: 'req_1',
  ip: '127.0.0.1',
  file: null,
  raw_body: Buffer.alloc(0),
  header: () => undefined,
  once: undefined,
};
const ask = (id: string, checks: Parameters<typeof systemRoutes>[0]) =>
  (systemRoutes(checks) as Route[]).find((route) => route.id === id)?.handle(input);

it('is not ready while one of its servers is away, and does not tell where that is', async () => {
  const reply = await ask('getReady', { mongodb: up, redis: down });
  expect(reply).toEqual({
    status: 503,
    body: { status: 'unavailable', checks: { mongodb: 'ok', redis: 'failed' } },
  });
});

it('is healthy for existing clients while the database answers', async () => {
  expect(await ask('getHealth', { mongodb: up, redis: down })).toMatchObject({
    status: 200,
    body: { status: 'healthy', time_zone_data: process.versions['tz'] },
  });
  expect(await ask('getHealth', { mongodb: down })).toMatchObject({
    status: 503,
    body: { status: 'unhealthy', error: 'La base de datos no responde' },
  });
});

it('lives whatever else is down', async () => {
  expect(await ask('getLive', { mongodb: down })).toEqual({ status: 200, body: { status: 'ok' } });
});
