import { createHmac } from 'node:crypto';
import { realClock } from '@timbre/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestAccount, TestApi } from '../support/api.ts';
import { everyOperation, openTally, pathOf, sendRaw, tellsNothing } from './attack-support.ts';
import { startWatchedApi } from './watched-api.ts';

const tally = openTally('api-protocol');
const WEBHOOK_KEY = 'key_sim_webhooks_of_this_test';
let api: TestApi;
let account: TestAccount;
beforeAll(async () => {
  api = await startWatchedApi(tally, {
    env: { CORS_ORIGINS: 'https://panel.timbre.example', RETELL_WEBHOOK_API_KEY: WEBHOOK_KEY },
  });
  account = await api.createAccount();
});
afterAll(() => api.stop());

describe('pages of other sites', () => {
  const FOREIGN = [
    'https://malo.example',
    'null',
    'https://panel.timbre.example.malo.example',
    'http://panel.timbre.example',
    'https://panel.timbre.example:8443',
    'https://PANEL.timbre.example',
  ];

  it('get no CORS header, in an answer or before one', async () => {
    for (const origin of FOREIGN)
      for (const method of ['GET', 'OPTIONS']) {
        const headers = { origin, 'access-control-request-method': 'POST' };
        const { headers: answered } = await sendRaw(api.url, '/api/v1/batches', { method, headers });
        const cors = Object.keys(answered).filter((name) => name.startsWith('access-control'));
        tally.blocked(`CORS: ${method} ${origin}`, cors, []);
      }
    const own = { origin: 'https://panel.timbre.example' };
    const { headers } = await sendRaw(api.url, '/api/v1/batches', { headers: own });
    expect(headers['access-control-allow-origin']).toBe(own.origin);
  });

  it('cannot put us in a frame, run a script of theirs or guess a type', async () => {
    for (const path of ['/', '/api/v1/batches', '/docs/', '/login', '/no-existe']) {
      const { headers } = await sendRaw(api.url, path);
      const seen = [headers['x-content-type-options'], headers['x-frame-options'], headers['x-powered-by']];
      tally.blocked(`headers: ${path}`, seen, ['nosniff', 'DENY', undefined]);
      const csp = String(headers['content-security-policy']);
      tally.blocked(
        `headers: ${path}`,
        [csp.includes("frame-ancestors 'none'"), csp.includes('unsafe-eval')],
        [true, false],
      );
    }
  });
});

describe('methods that a path does not have', () => {
  it('are 405 with those that it has, and do nothing', async () => {
    const paths = new Map<string, string[]>();
    for (const { path, method } of everyOperation)
      paths.set(path, [...(paths.get(path) ?? []), method.toUpperCase()]);
    for (const operation of everyOperation) {
      const allowed = paths.get(operation.path) ?? [];
      const wrong = ['PUT', 'POST', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND'].filter(
        (method) => !allowed.includes(method),
      );
      const headers = { authorization: `Bearer ${account.api_key}` };
      for (const method of wrong) {
        const answer = await sendRaw(api.url, pathOf(operation), { method, headers });
        // Two patterns may share an address: then the other one's refusal comes first.
        tally.blocked(
          `method: ${method} ${operation.path}`,
          [400, 401, 403, 404, 405, 415, 422].includes(answer.status),
          true,
        );
        tally.blocked(`TRACE echoes nothing`, answer.text.includes(account.api_key), false);
      }
    }
  });

  it('cannot be named in a header, a query or a body', async () => {
    const made = await api.call('post', '/api/v1/batches', { key: account.api_key, body: { name: 'sigue' } });
    const path = `/api/v1/batches/${made.body.batch.batch_id}`;
    const override = { 'X-HTTP-Method-Override': 'DELETE', 'X-Method-Override': 'DELETE' };
    const seen = await api.call('get', path, { key: account.api_key, headers: override });
    tally.blocked('method override', [seen.status, seen.body.name], [200, 'sigue']);
    const query = await api.call('get', `${path}?_method=DELETE`, { key: account.api_key });
    tally.blocked('method override', query.status, 422);
  });
});

describe('answers to what goes wrong', () => {
  it('are problem documents that tell nothing about us', async () => {
    const key = account.api_key;
    for (const path of [
      '/no/existe',
      '/api/v1/nada',
      '/api/v1/batches/x',
      '/%',
      '/api//v1/batches',
      '/.env',
      '/.git/config',
      '/docs/../package.json',
      '/docs/%2e%2e/package.json',
      '/docs/swagger-ui.css.map',
      '/admin/queues/../../etc/passwd',
    ]) {
      const answer = await sendRaw(api.url, path, { headers: { authorization: `Bearer ${key}` } });
      tally.blocked(
        `probing: ${path}`,
        [answer.status >= 400 && answer.status < 500, tellsNothing(answer.text)],
        [true, true],
      );
    }
  });

  it('keep a request id that could break a log line out of it', async () => {
    for (const id of ['x'.repeat(500), 'a b', 'a"b', '{"level":"error"}']) {
      const { headers } = await sendRaw(api.url, '/', { headers: { 'x-request-id': id } });
      tally.blocked('request id', /^req_[0-9A-Z]{26}$/.test(String(headers['x-request-id'])), true);
    }
  });

  it('never follow the Host header', async () => {
    const headers = { host: 'malo.example', authorization: `Bearer ${account.api_key}` };
    for (const path of ['/api/v1/batches?limit=1', '/', '/docs']) {
      const answer = await sendRaw(api.url, path, { headers });
      const seen = `${JSON.stringify(answer.headers)}${answer.text}`;
      tally.blocked(`Host header: ${path}`, seen.includes('malo.example'), false);
    }
  });
});

describe('webhooks that Retell did not send', () => {
  const BODY = JSON.stringify({
    event: 'call_ended',
    call: { call_id: 'call_forged', call_status: 'ended', agent_id: 'agent_1', to_number: '+56950001234' },
  });
  const digest = (body: string, at: number | string, key = WEBHOOK_KEY) =>
    createHmac('sha256', key).update(body).update(String(at)).digest('hex');
  const deliver = (signature: string | undefined, body = BODY) =>
    sendRaw(
      api.url,
      '/webhooks/retell/default',
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          ...(signature === undefined ? {} : { 'x-retell-signature': signature }),
        },
      },
      body,
    );

  it('are 401 and leave nothing, however the signature is bent', async () => {
    const now = realClock.now().getTime();
    const good = digest(BODY, now);
    const bent: Record<string, string | undefined> = {
      none: undefined,
      empty: '',
      'no digest': `v=${now},d=`,
      'no time': `d=${good}`,
      'half a digest': `v=${now},d=${good.slice(0, 32)}`,
      'two digests': `v=${now},d=${good},d=${good}`,
      'another time': `v=${now + 1},d=${good}`,
      'a time as text': `v=${now}abc,d=${good}`,
      stale: `v=${now - 301_000},d=${digest(BODY, now - 301_000)}`,
      'from the future': `v=${now + 301_000},d=${digest(BODY, now + 301_000)}`,
      'beyond all time': `v=${'9'.repeat(30)},d=${digest(BODY, '9'.repeat(30))}`,
      'another key': `v=${now},d=${digest(BODY, now, 'key_sim_other')}`,
      'an empty key': `v=${now},d=${createHmac('sha256', '').update(BODY).update(String(now)).digest('hex')}`,
      'the account’s key': `v=${now},d=${digest(BODY, now, account.api_key)}`,
      'body and time swapped': `v=${now},d=${createHmac('sha256', WEBHOOK_KEY).update(String(now)).update(BODY).digest('hex')}`,
      'no hash at all': `v=${now},d=${'0'.repeat(64)}`,
    };
    for (const [kind, signature] of Object.entries(bent))
      tally.blocked(`signature: ${kind}`, (await deliver(signature)).status, 401);
    const again = [
      JSON.stringify(JSON.parse(BODY), null, 2),
      `${BODY} `,
      `${BODY}\n`,
      BODY.replace('ended', 'Ended'),
    ];
    for (const body of again)
      tally.blocked('written anew', (await deliver(`v=${now},d=${good}`, body)).status, 401);
    const stored = await api.store.connection.collection('webhook_events').countDocuments();
    expect(stored).toBe(0);
  });

  it('that Retell did send are taken once, however often they are played again', async () => {
    const now = realClock.now().getTime();
    const signature = `v=${now},d=${digest(BODY, now)}`;
    const answers = await Promise.all(Array.from({ length: 8 }, () => deliver(signature)));
    for (const { status } of answers) tally.blocked('replay', status, 204);
    expect(await api.store.connection.collection('webhook_events').countDocuments()).toBe(1);
  });
});
