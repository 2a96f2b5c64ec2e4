import { createApiKey, createFirstAdmin, createSessionTokens } from '@timbre/accounts';
import { addMs, manualClock, realClock } from '@timbre/kernel';
import { SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestAccount, type TestApi } from '../support/api.ts';

const SECRET = 'a-secret-of-this-test-7Qm2Xv9Lk4Wd8Zr';
let api: TestApi;
let account: TestAccount;
beforeAll(async () => {
  api = await startTestApi({ env: { SESSION_SECRET: SECRET } });
  account = await api.createAccount();
});
afterAll(() => api.stop());

const me = (key: string | null, headers: Record<string, string> = {}) =>
  api.call('get', '/api/v1/auth/me', { key, headers });
const login = (body: object = api.admin, headers: Record<string, string> = {}) =>
  api.call('post', '/api/v1/auth/login', { key: null, body, headers });
const tokenOf = async (): Promise<string> => (await login()).body.token as string;

describe('API keys', () => {
  it('sign in as Bearer and as X-API-Key', async () => {
    const bearer = await me(account.api_key);
    expect(bearer.body).toMatchObject({ kind: 'api_key', account_id: account.account_id, user: null });
    const header = await me(null, { 'X-API-Key': account.api_key });
    expect(header.body).toEqual(bearer.body);
    expect((await me(api.platform_key)).body.account_id).toBeNull();
  });

  it('are refused when missing, unknown or changed by a character', async () => {
    const changed = `${account.api_key.slice(0, -1)}${account.api_key.endsWith('x') ? 'y' : 'x'}`;
    const bodies = [null, changed, 'tmb_live_00000000_x', 'Bearer', ''].map((key) => me(key));
    expect((await Promise.all(bodies)).map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    const wrongScheme = await me(null, { Authorization: 'Basic YTpi' });
    expect([wrongScheme.status, wrongScheme.headers['www-authenticate']]).toEqual([
      401,
      'Bearer realm="timbre"',
    ]);
  });

  it('are shown once, listed without their secret and revoked for good', async () => {
    const made = await api.call('post', '/api/v1/api-keys', {
      body: { name: 'ERP', account_id: account.account_id },
    });
    expect(made.status).toBe(201);
    const key = made.body.key as string;
    expect(key).toMatch(/^tmb_live_[0-9A-Za-z]{8}_[0-9A-Za-z]{47}$/);
    expect((await me(key)).status).toBe(200);

    const listed = await api.call('get', `/api/v1/api-keys?account_id=${account.account_id}`);
    expect(listed.text).not.toContain(key);
    expect(listed.body[0]).toMatchObject({ key_id: made.body.key_id, name: 'ERP', last4: key.slice(-4) });
    expect(listed.body[0].last_used_at).not.toBeNull();

    const address = `/api/v1/api-keys/${made.body.key_id}`;
    expect((await api.call('delete', address)).status).toBe(404); // the platform has no such key
    for (const status of [204, 204])
      expect((await api.call('delete', `${address}?account_id=${account.account_id}`)).status).toBe(status);
    expect((await me(key)).status).toBe(401);
  });

  it('store a hash only', async () => {
    const { key, document } = await createApiKey({ store: api.store, clock: realClock })({
      account_id: null,
      name: 'x',
    });
    expect(JSON.stringify(document)).not.toContain(key.slice(18));
    expect(document.key_sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('of an account make no keys', async () => {
    const key = account.api_key;
    expect((await api.call('post', '/api/v1/api-keys', { key, body: { name: 'x' } })).status).toBe(403);
    expect((await api.call('get', '/api/v1/api-keys', { key })).status).toBe(403);
  });

  it('are made for existing accounts only', async () => {
    const body = { name: 'x', account_id: 'acc-000000000000' };
    expect((await api.call('post', '/api/v1/api-keys', { body })).status).toBe(404);
  });
});

describe('sessions', () => {
  it('open with e-mail and password, in a cookie and as a token', async () => {
    const answer = await login({ ...api.admin, email: api.admin.email.toUpperCase() });
    const { status, body } = answer;
    expect(status).toBe(200);
    expect(body.user).toMatchObject({ email: api.admin.email, account_id: null });
    const [cookie = '', refresh] = answer.get('Set-Cookie') ?? [];
    expect(cookie).toMatch(/^timbre_session=[^;]+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
    expect(refresh).toMatch(
      /^timbre_refresh=tmr_[^;]+; Path=\/api\/v1\/auth; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
    );
    expect((await me(body.token as string)).body).toMatchObject({
      kind: 'user',
      user: { email: api.admin.email },
    });
    expect((await me(null, { Cookie: cookie.split(';')[0] ?? '' })).body.kind).toBe('user');
  });

  it('see everything but contacts in clear', async () => {
    const { capabilities } = (await me(await tokenOf())).body as { capabilities: string[] };
    expect(capabilities).toContain('sistema.administracion.colas.ver');
    expect(capabilities).not.toContain('sistema.operaciones.contactos.ver');
  });

  it('end with logout, token and cookie alike', async () => {
    const token = await tokenOf();
    const out = await api.call('post', '/api/v1/auth/logout', { key: token });
    expect([out.status, String(out.headers['set-cookie'])]).toEqual([
      204,
      expect.stringContaining('Max-Age=0'),
    ]);
    expect((await me(token)).status).toBe(401);
  });

  it('need the CSRF header for changes by cookie', async () => {
    const Cookie = `timbre_session=${await tokenOf()}`;
    const change = (headers: Record<string, string>) =>
      api.call('post', '/api/v1/api-keys', {
        key: null,
        headers: { Cookie, ...headers },
        body: { name: 'x' },
      });
    expect((await change({})).status).toBe(403);
    expect((await change({ 'X-Timbre-Csrf': '1' })).status).toBe(201);
  });

  it('of a user who was switched off or has gone are worth nothing', async () => {
    const token = await tokenOf();
    const users = api.store.connection.collection('users');
    await users.updateOne({ email: api.admin.email }, { $set: { is_active: false } });
    expect((await me(token)).status).toBe(401);
    expect((await login()).status).toBe(401);
    await users.updateOne({ email: api.admin.email }, { $set: { is_active: true } });
    expect((await me(token)).status).toBe(200);
  });

  it('refuse tokens that are unsigned, expired, for others or signed with another key', async () => {
    const { sub } = JSON.parse(atob((await tokenOf()).split('.')[1] ?? '')) as { sub: string };
    const key = new TextEncoder().encode(SECRET);
    const signed = (claims: { iss?: string; aud?: string }, kid?: string) =>
      new SignJWT()
        .setProtectedHeader({ alg: 'HS256', ...(kid ? { kid } : {}) })
        .setSubject(sub)
        .setJti('x')
        .setIssuer(claims.iss ?? 'timbre')
        .setAudience(claims.aud ?? 'timbre-session')
        .setExpirationTime('1h')
        .sign(key);
    const yesterday = manualClock(addMs(realClock.now(), -20 * 60_000));
    const bad = [
      new UnsecuredJWT({})
        .setSubject(sub)
        .setIssuer('timbre')
        .setAudience('timbre-session')
        .setExpirationTime('1h')
        .encode(),
      (await createSessionTokens(SECRET, yesterday).issue(sub)).token,
      (await createSessionTokens(`${SECRET}x`, realClock).issue(sub)).token,
      await signed({ aud: 'other' }),
      await signed({ iss: 'other' }),
      await signed({}, '../../etc/passwd'),
      await signed({}),
      'a.b.c',
    ];
    for (const token of bad) expect((await me(token)).status).toBe(401);
  });
});

describe('login', () => {
  it('says the same of an unknown address and of a wrong password', async () => {
    const unknown = await login({ email: 'nadie@timbre.example', password: 'x' });
    const wrong = await login({ ...api.admin, password: 'x' });
    expect([unknown.status, wrong.status]).toEqual([401, 401]);
    expect(unknown.body.detail).toBe(wrong.body.detail);
    expect(unknown.headers['set-cookie']).toBeUndefined();
  });

  it('refuses operators, other types and endless passwords', async () => {
    const bodies = [
      { email: { $gt: '' }, password: 'x' },
      { email: api.admin.email, password: { $ne: '' } },
      { email: [api.admin.email], password: 'x' },
      { email: api.admin.email, password: 'x'.repeat(201) },
      { ...api.admin, role: 'admin' },
    ];
    for (const body of bodies) expect((await login(body)).status).toBe(422);
    expect((await login({ ...api.admin, password: 'x'.repeat(1_000_000) })).status).toBe(413);
  });

  it('stops after ten tries of one address, however many come at once, and says when to come back', async () => {
    const tries = Array.from({ length: 14 }, () => login({ email: 'blanco@timbre.example', password: 'x' }));
    const statuses = (await Promise.all(tries)).map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array<number>(10).fill(401), ...Array<number>(4).fill(429)]);
    const late = await login({ email: 'blanco@timbre.example', password: 'x' });
    expect([late.status, late.body.code]).toEqual([429, 'too_many_requests']);
    expect(Number(late.headers['retry-after'])).toBeGreaterThan(800);
    expect((await login()).status).toBe(200); // others still get in
  });

  it('forgets the tries of somebody who got in', async () => {
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 8; i++) await login({ ...api.admin, password: 'x' });
      expect((await login()).status).toBe(200);
    }
  });
});

describe('the first administrator', () => {
  it('is made once', async () => {
    const make = createFirstAdmin({ store: api.store, clock: realClock });
    expect(await make({ email: 'otro@timbre.example' })).toBeNull();
    expect(await api.store.users.countPlatform()).toBe(1);
  });

  it('gets a random password when none is given', async () => {
    await api.store.connection.collection('users').deleteMany({});
    const made = await createFirstAdmin({ store: api.store, clock: realClock })({
      email: 'Nueva@timbre.example',
    });
    expect(made).toMatchObject({ email: 'nueva@timbre.example', password: expect.stringMatching(/^.{20}$/) });
    expect((await login(made ?? {})).status).toBe(200);
  });
});
