import { createSessionTokens } from '@timbre/accounts';
import { addMs, HOUR_MS, manualClock, realClock } from '@timbre/kernel';
import { SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestAccount, TestApi } from '../support/api.ts';
import { goodBody, guarded, openTally, pathOf } from './attack-support.ts';
import { startWatchedApi } from './watched-api.ts';

const tally = openTally('api-credentials');
const SECRET = 'nQ4w-Zx8Lk2Vb7Tm9Rc3Hd6Jf1Gs5Pa0Ye';
let api: TestApi;
let account: TestAccount;
let session: string;
beforeAll(async () => {
  api = await startWatchedApi(tally, { env: { SESSION_SECRET: SECRET } });
  account = await api.createAccount();
  session = (await api.request.post('/api/v1/auth/login').send(api.admin)).body.token as string;
});
afterAll(() => api.stop());

/** Sends the request that would work with a good credential. */
const ask = (operation: (typeof guarded)[number], headers: Record<string, string>) => {
  const ids = { account_id: account.account_id };
  const sent = api.request[operation.method](pathOf(operation, ids)).set(headers);
  const body = goodBody(operation);
  return body === undefined ? sent : sent.send(body);
};
const tryEverywhere = async (kind: string, headers: Record<string, string>, expected = 401) => {
  for (const operation of guarded) {
    const { status } = await ask(operation, headers);
    tally.blocked(`${kind}: ${operation.id}`, status, expected);
  }
};

/** A session token whose parts are all right but for what is given. */
const token = async (given: { secret?: string; alg?: string; claims?: object; at?: number } = {}) => {
  const claims = JSON.parse(atob(session.split('.')[1] ?? '')) as { sub: string; jti: string };
  const header = JSON.parse(atob(session.split('.')[0] ?? '')) as { alg: string };
  return new SignJWT({ ...claims, ...given.claims })
    .setProtectedHeader({ ...header, alg: given.alg ?? header.alg })
    .sign(new TextEncoder().encode(given.secret ?? SECRET));
};

describe('without a credential', () => {
  it('nothing that asks who it is answers', () => tryEverywhere('nobody', {}));

  it('neither does it with one of a wrong kind', async () => {
    await tryEverywhere('Basic', {
      Authorization: `Basic ${btoa(`${api.admin.email}:${api.admin.password}`)}`,
    });
    await tryEverywhere('key in a query', { Referer: `${api.url}/?api_key=${account.api_key}` });
  });
});

describe('with a key that is not good', () => {
  it('every operation answers 401', async () => {
    const key = account.api_key;
    const last = key.endsWith('A') ? 'B' : 'A';
    const bad = {
      'one character changed': `${key.slice(0, -1)}${last}`,
      'its id only': key.slice(0, 17),
      'upper case': key.toUpperCase(),
      'a simulator key': 'key_sim_webhooks',
      'another id': key.replace(key.slice(9, 17), 'aaaaaaaa'),
    };
    for (const [kind, value] of Object.entries(bad)) {
      await tryEverywhere(`${kind} as Bearer`, { Authorization: `Bearer ${value}` });
      const { status } = await api.request.get('/api/v1/auth/me').set('X-API-Key', value);
      tally.blocked(`${kind} as X-API-Key`, status, 401);
    }
  });

  it('a revoked one is worth nothing anywhere', async () => {
    const body = { name: 'se revoca', account_id: account.account_id };
    const made = await api.call('post', '/api/v1/api-keys', { body });
    const address = `/api/v1/api-keys/${made.body.key_id}?account_id=${account.account_id}`;
    expect((await api.call('get', '/api/v1/batches', { key: made.body.key as string })).status).toBe(200);
    await api.call('delete', address);
    await tryEverywhere('revoked', { Authorization: `Bearer ${made.body.key}` });
  });
});

describe('with a session token that is not good', () => {
  it('every operation answers 401', async () => {
    const claims = JSON.parse(atob(session.split('.')[1] ?? '')) as { sub: string };
    const yesterday = manualClock(addMs(realClock.now(), -24 * HOUR_MS));
    const [head, payload] = session.split('.');
    const bad = {
      'alg none': new UnsecuredJWT(claims).setIssuer('timbre').setAudience('timbre-session').encode(),
      'no signature': `${head}.${payload}.`,
      expired: (await createSessionTokens(SECRET, yesterday).issue(claims.sub)).token,
      'another secret': await token({ secret: `${SECRET}x` }),
      'an empty secret': await token({ secret: '\0'.repeat(32) }),
      'another algorithm': await token({ alg: 'HS512' }),
      'another issuer': await token({ claims: { iss: 'otro' } }),
      'another audience': await token({ claims: { aud: 'otra' } }),
      'nobody inside': await token({ claims: { sub: 'usr_nadie' } }),
      'not valid yet': await token({ claims: { nbf: Math.floor(realClock.now().getTime() / 1000) + 3_600 } }),
    };
    const me = (value: string) => api.request.get('/api/v1/auth/me').set('Authorization', `Bearer ${value}`);
    expect((await me(await token())).status).toBe(200); // forged with the right secret: the forgery itself is sound
    for (const [kind, value] of Object.entries(bad))
      await tryEverywhere(kind, { Authorization: `Bearer ${value}` });
  });
});

describe('with the cookie alone', () => {
  it('no change happens: another site could have sent it', async () => {
    const Cookie = `timbre_session=${session}`;
    for (const operation of guarded.filter(({ method }) => method !== 'get')) {
      const { status } = await ask(operation, { Cookie, Origin: 'https://malo.example' });
      tally.blocked(`CSRF: ${operation.id}`, status, 403);
    }
    const { status } = await api.request.get('/api/v1/auth/me').set('Cookie', Cookie);
    expect(status).toBe(200);
  });

  it('a forged one is 401, even twice in a request', async () => {
    const forged = `${session.slice(0, -4)}AAAA`;
    for (const Cookie of [
      `timbre_session=${forged}`,
      `timbre_session=${forged}; timbre_session=${session}`,
    ]) {
      const { status } = await api.request.get('/api/v1/auth/me').set('Cookie', Cookie);
      tally.blocked('forged cookie', status, 401);
    }
  });
});

describe('pages for the administrator', () => {
  it('are closed to strangers and to accounts', async () => {
    const pages = [
      '/admin/queues',
      '/admin/queues/',
      '/admin/queues/api/queues',
      '/admin/queues/static/x.js',
    ];
    for (const page of pages) {
      tally.blocked('Bull Board, anonymous', (await api.request.get(page)).status, 401);
      const asAccount = await api.request.get(page).set('X-API-Key', account.api_key);
      tally.blocked('Bull Board, account', asAccount.status, 403);
    }
  });

  it('show no measurements to an account, nor to a stranger behind a proxy', async () => {
    const metrics = () => api.request.get('/metrics');
    tally.blocked('/metrics, proxied', (await metrics().set('X-Forwarded-For', '127.0.0.1')).status, 401);
    tally.blocked('/metrics, account', (await metrics().set('X-API-Key', account.api_key)).status, 403);
    tally.blocked('/metrics, bad key', (await metrics().set('X-API-Key', 'tmb_x')).status, 401);
  });
});
