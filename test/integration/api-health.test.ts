import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from 'node:net';
import { startTestApi, type TestApi } from '../support/api.ts';

const logged: { message: string; facts?: Record<string, unknown> }[] = [];
const say = (message: string, facts?: Record<string, unknown>) => void logged.push({ message, facts });
let api: TestApi;
beforeAll(async () => {
  const logger = { debug: () => {}, info: say, warn: say, error: say };
  api = await startTestApi({ logger, env: { CORS_ORIGINS: 'https://panel.example.cl' } });
});
afterAll(() => api.stop());

/** The first line of the answer to bytes that no client library would send. */
const raw = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(api.url);
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let answer = '';
    socket.on('data', (data) => (answer += String(data)));
    socket.on('close', () => resolve(answer.split('\r\n')[0] ?? ''));
    socket.on('error', reject);
    socket.setTimeout(5_000, () => socket.destroy());
  });

describe('probes', () => {
  it('answer without a credential, with and without a slash at the end', async () => {
    const get = (path: string) => api.call('get', path, { key: null });
    expect((await get('/')).body).toMatchObject({ version: expect.any(String), status: 'active' });
    expect((await get('/health')).body).toMatchObject({ status: 'healthy', database: 'connected' });
    expect((await get('/health/live/')).body).toEqual({ status: 'ok' });
    expect((await get('/health/ready')).body).toEqual({
      status: 'ok',
      checks: { mongodb: 'ok', redis: 'ok' },
    });
  });
});

describe('metrics', () => {
  it('are for this machine and for those who may see the queues', async () => {
    await api.call('get', '/health/live', { key: null });
    const local = await api.request.get('/metrics');
    expect(local.status).toBe(200);
    expect(local.text).toContain('timbre_http_request_seconds');
    expect(local.text).toContain('route="/health/live"');
    const passedOn = { 'X-Forwarded-For': '203.0.113.7' };
    expect((await api.request.get('/metrics').set(passedOn)).status).toBe(401);
    const platform = { ...passedOn, Authorization: `Bearer ${api.platform_key}` };
    expect((await api.request.get('/metrics').set(platform)).status).toBe(200);
    const { api_key } = await api.createAccount();
    expect((await api.request.get('/metrics').set('X-API-Key', api_key)).status).toBe(403);
  });

  it('have no ids in their labels', async () => {
    await api.call('get', '/api/v1/accounts/acc-123456789abc');
    const { text } = await api.request.get('/metrics');
    expect(text).not.toContain('acc-123456789abc');
    expect(text).toContain('route="/api/v1/accounts/:account_id"');
  });
});

describe('every answer', () => {
  it('has the headers that keep browsers safe', async () => {
    const { headers } = await api.call('get', '/api/v1/accounts');
    expect(headers).toMatchObject({
      'content-security-policy':
        "default-src 'none';base-uri 'none';frame-ancestors 'none';object-src 'none';form-action 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('strict-transport-security');
  });

  it('carries the request id: the one given, or a new one in the place of a strange one', async () => {
    const id = async (given: string) =>
      (await api.request.get('/health/live').set('X-Request-Id', given)).headers['x-request-id'];
    expect(await id('abc-123')).toBe('abc-123');
    expect(await id('a b<script>')).toMatch(/^req_/);
    expect(await id('x'.repeat(101))).toMatch(/^req_/);
  });

  it('lets listed origins in and nobody else', async () => {
    const from = (origin: string) => api.request.get('/health/live').set('Origin', origin);
    expect((await from('https://panel.example.cl')).headers).toMatchObject({
      'access-control-allow-origin': 'https://panel.example.cl',
      'access-control-allow-credentials': 'true',
    });
    expect((await from('https://evil.example')).headers).not.toHaveProperty('access-control-allow-origin');
    const preflight = await api.request.options('/api/v1/accounts').set('Origin', 'https://evil.example');
    expect([preflight.status, preflight.headers['access-control-allow-methods']]).toEqual([204, undefined]);
    const allowed = await api.request.options('/api/v1/accounts').set('Origin', 'https://panel.example.cl');
    expect(allowed.headers['access-control-allow-headers']).toContain('Idempotency-Key');
  });
});

describe('what nobody should send', () => {
  const post = (body: string, type = 'application/json') =>
    api.request
      .post('/api/v1/accounts')
      .set('Authorization', `Bearer ${api.platform_key}`)
      .type(type)
      .send(body);

  it.each([
    ['{"account_name": ', 400, 'unparseable'],
    ['nope', 400, 'unparseable'],
    ['"text"', 400, 'unparseable'],
    ['[]', 422, 'invalid_input'],
    ['{"__proto__": {"x": 1}}', 422, 'invalid_input'],
    ['{"settings": {"constructor": {"prototype": {"x": 1}}}}', 422, 'invalid_input'],
    ['{"settings": {"$where": "1"}}', 422, 'invalid_input'],
    ['{"settings": {"a.b": 1}}', 422, 'invalid_input'],
    [`{"settings": ${'{"a":'.repeat(500)}1${'}'.repeat(500)}}`, 422, 'invalid_input'],
    [`{"account_name": "${'x'.repeat(300_000)}"}`, 413, 'too_large'],
    ['{"account_name": "a\\u0000b", "contact_name": "x", "contact_email": "a@b.cl"}', 422, 'invalid_input'],
    ['{"account_name": "a\\ud800", "contact_name": "x", "contact_email": "a@b.cl"}', 422, 'invalid_input'],
  ])('%.60s answers %i %s', async (body, status, code) => {
    const answer = await post(body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.type).toBe('application/problem+json');
    expect(answer.body.request_id).toBe(answer.headers['x-request-id']);
    expect(answer.text).not.toMatch(/\bat .*:\d+:\d+/);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('is another type than JSON', async () => {
    expect((await post('a=1', 'application/x-www-form-urlencoded')).status).toBe(415);
    expect((await post('<a/>', 'text/xml')).status).toBe(415);
  });

  it('is an address or a method that does not exist', async () => {
    expect((await api.call('get', '/api/v1/nada')).body).toMatchObject({ code: 'not_found', status: 404 });
    const wrong = await api.request.put('/api/v1/accounts');
    expect([wrong.status, wrong.headers['allow'], wrong.body.code]).toEqual([
      405,
      'POST, GET',
      'method_not_allowed',
    ]);
    expect((await api.request.get('/api/v1/accounts/%E0%A4%A')).status).toBe(400);
    const head = 'Host: x\r\nConnection: close\r\n\r\n';
    expect(await raw(`TRACE /api/v1/accounts HTTP/1.1\r\n${head}`)).toContain('405');
    expect(await raw(`GET /../../etc/passwd HTTP/1.1\r\n${head}`)).toContain('404');
  });

  it('does not change the method with a header', async () => {
    const { account_id } = await api.createAccount();
    const answer = await api.request
      .get(`/api/v1/accounts/${account_id}`)
      .set({ Authorization: `Bearer ${api.platform_key}`, 'X-HTTP-Method-Override': 'DELETE' });
    expect(answer.status).toBe(200);
  });
});

describe('a surprise', () => {
  it('is one generic sentence outside and the whole error once inside', async () => {
    const { account_id } = await api.createAccount();
    const wallets = api.store.connection.collection('wallets');
    await wallets.updateMany({ account_id }, { $set: { held: null } });
    logged.length = 0;
    const { status, body, text } = await api.call('get', `/api/v1/accounts/${account_id}/balance`);
    expect([status, body.code]).toEqual([500, 'internal']);
    expect(text).not.toContain('TypeError');
    expect(logged).toMatchObject([{ message: 'request failed', facts: { error: expect.any(TypeError) } }]);
  });
});
