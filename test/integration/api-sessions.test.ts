import { createRefreshTokens, createSessionTokens, login as createLogin } from '@timbre/accounts';
import { addMs, manualClock, realClock } from '@timbre/kernel';
import { verify } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';

const SECRET = 'a-secret-of-this-test-7Qm2Xv9Lk4Wd8Zr';
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ env: { SESSION_SECRET: SECRET } });
});
const others: TestApi[] = [];
afterAll(async () => {
  for (const one of [...others, api]) await one.stop();
});

interface Pair {
  token: string;
  refresh_token: string;
}
const login = async (): Promise<Pair> =>
  (await api.call('post', '/api/v1/auth/login', { key: null, body: api.admin })).body as Pair;
const refresh = (refresh_token: string) =>
  api.call('post', '/api/v1/auth/refresh', { key: null, body: { refresh_token } });
const me = async (token: string): Promise<number> =>
  (await api.call('get', '/api/v1/auth/me', { key: token })).status;
const claims = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
const sessionOf = ({ token }: Pair): string => String(claims(token)['sid']);
const sessions = () => api.store.connection.collection<{ _id: string }>('sessions');
const acts = async (target: string): Promise<string[]> =>
  (await api.store.audit_log.dangerouslyAcrossAccountsListOf(target)).map(({ action }) => action);

/** As if the exchange had been a while ago. */
const age = (session_id: string) =>
  sessions().updateOne({ _id: session_id }, { $set: { rotated_at: addMs(realClock.now(), -60_000) } });

describe('an access token', () => {
  it('is a JWT of fifteen minutes with kid, iss, aud, jti and its session', async () => {
    const { token } = await login();
    const header = JSON.parse(atob(token.split('.')[0] ?? '')) as object;
    expect(header).toEqual({ alg: 'HS256', typ: 'JWT', kid: expect.stringMatching(/^[0-9a-f]{12}$/) });
    const said = claims(token);
    expect(said).toMatchObject({ iss: 'timbre', aud: 'timbre-session' });
    expect(Number(said['exp']) - Number(said['iat'])).toBe(900);
    expect(new Set([said['jti'], said['sid'], said['sub']]).size).toBe(3);
  });

  it('of a session that nobody opened is worth nothing, however well it is signed', async () => {
    const { sub } = claims((await login()).token);
    const { token } = await createSessionTokens(SECRET, realClock).issue(String(sub));
    expect(await me(token)).toBe(401);
  });

  it('is read with the secret before while that one is configured', async () => {
    const old = 'the-secret-before-9Kd2Wq7Zx4Lm8Vb3Rt6Y';
    const { token, refresh_token } = await login();
    const next = await startTestApi({
      names: api.names,
      env: { SESSION_SECRET: old, SESSION_SECRET_PREVIOUS: SECRET },
    });
    const headers = { Authorization: `Bearer ${token}` };
    expect((await next.request.get('/api/v1/auth/me').set(headers)).status).toBe(200);
    const renewed = await next.request.post('/api/v1/auth/refresh').send({ refresh_token });
    expect(renewed.status).toBe(200);
    // The first API still runs with its own secret only.
    expect(await me(renewed.body.token as string)).toBe(401);
    others.push(next);
    const without = await startTestApi({ names: api.names, env: { SESSION_SECRET: old } });
    others.push(without);
    expect((await without.request.get('/api/v1/auth/me').set(headers)).status).toBe(401);
  });
});

describe('a refresh token', () => {
  it('is exchanged for the next pair and stored as a hash only', async () => {
    const first = await login();
    const { status, body } = await refresh(first.refresh_token);
    const second = body as Pair;
    expect(status).toBe(200);
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect([await me(first.token), await me(second.token)]).toEqual([200, 200]);
    expect(sessionOf(second)).toBe(sessionOf(first));
    const stored = JSON.stringify(await sessions().findOne({ _id: sessionOf(first) }));
    expect(stored).not.toContain(second.refresh_token);
    expect((await refresh(second.refresh_token)).status).toBe(200);
  });

  it('asked for twice at once gives one and the same successor: two tabs stay signed in', async () => {
    const { refresh_token } = await login();
    const answers = await Promise.all([1, 2, 3].map(() => refresh(refresh_token)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map(({ body }) => (body as Pair).refresh_token)).size).toBe(1);
  });

  it('used again later ends the whole session, for whoever holds which token, and is audited', async () => {
    const first = await login();
    const second = (await refresh(first.refresh_token)).body as Pair;
    await age(sessionOf(first));
    const reused = await refresh(first.refresh_token);
    expect([reused.status, reused.headers['set-cookie']]).toEqual([401, undefined]);
    expect([await me(first.token), await me(second.token)]).toEqual([401, 401]);
    expect((await refresh(second.refresh_token)).status).toBe(401);
    expect(await acts(sessionOf(first))).toEqual(['session.opened', 'session.reuse_detected']);
    expect(await me((await login()).token)).toBe(200); // the person signs in again
  });

  it('older than the one just replaced is theft at once', async () => {
    const first = await login();
    const second = (await refresh(first.refresh_token)).body as Pair;
    const third = (await refresh(second.refresh_token)).body as Pair;
    expect((await refresh(first.refresh_token)).status).toBe(401);
    expect(await me(third.token)).toBe(401);
  });

  it('that was made up ends nobody’s session', async () => {
    const first = await login();
    const session_id = sessionOf(first);
    const forged = [
      createRefreshTokens({ current: `${SECRET}x` }).make(session_id, 0),
      first.refresh_token.replace(/_0_/, '_7_'),
      `${first.refresh_token.slice(0, -2)}AA`,
      'tmr_nada',
    ];
    for (const token of forged) expect((await refresh(token)).status).toBe(401);
    expect(await me(first.token)).toBe(200);
  });

  it('ends with its seven days, with logout, and with its session', async () => {
    const expired = await login();
    const past = { $set: { refresh_until: addMs(realClock.now(), -1) } };
    await sessions().updateOne({ _id: sessionOf(expired) }, past);
    expect((await refresh(expired.refresh_token)).status).toBe(401);

    const ended = await login();
    await api.call('post', '/api/v1/auth/logout', { key: ended.token });
    expect((await refresh(ended.refresh_token)).status).toBe(401);
    expect(await acts(sessionOf(ended))).toEqual(['session.opened', 'session.ended']);
  });

  it('never outlives thirty days', async () => {
    const { refresh_token, token } = await login();
    const ends_at = addMs(realClock.now(), 3_600_000);
    await sessions().updateOne({ _id: String(claims(token)['sid']) }, { $set: { ends_at } });
    const { body } = await refresh(refresh_token);
    expect(body.refresh_expires_at).toBe(ends_at.toISOString());
  });

  it('travels in a cookie of its own, with the CSRF header', async () => {
    const answer = await api.request.post('/api/v1/auth/login').send(api.admin);
    const Cookie = (answer.get('Set-Cookie') ?? []).map((line) => line.split(';')[0]).join('; ');
    const post = (headers: Record<string, string>) =>
      api.call('post', '/api/v1/auth/refresh', { key: null, headers });
    expect((await post({ Cookie })).status).toBe(403);
    const renewed = await post({ Cookie, 'X-Timbre-Csrf': '1' });
    expect(renewed.status).toBe(200);
    expect(renewed.headers['set-cookie']).toHaveLength(2);
    expect((await post({ 'X-Timbre-Csrf': '1' })).status).toBe(401);
  });

  it('is one text and nothing else', async () => {
    for (const body of [{ refresh_token: { $ne: '' } }, { refresh_token: '' }, { token: 'x' }])
      expect((await api.call('post', '/api/v1/auth/refresh', { key: null, body })).status).toBe(422);
  });
});

describe('the sign-in page', () => {
  it('tries to go on with the refresh token before it asks for anything', async () => {
    const script = (await api.request.get('/login/script.js')).text;
    expect(script.indexOf("post('refresh'")).toBeGreaterThan(0);
    expect(script.indexOf("post('refresh'")).toBeLessThan(script.indexOf('addEventListener'));
  });
});

describe('the work behind a refusal', () => {
  it('compares one password with one hash, whether the address is known, suspended or nobody’s', async () => {
    const compared: string[] = [];
    const deps = {
      store: api.store,
      clock: manualClock(realClock.now()),
      tokens: createSessionTokens(SECRET, realClock),
      refresh_tokens: createRefreshTokens({ current: SECRET }),
    };
    const signIn = createLogin(deps, (hash, password) => {
      compared.push(hash);
      return verify(hash, password);
    });
    const suspended = 'suspendida@timbre.example';
    const made = await api.call('post', '/api/v1/users', {
      body: { email: suspended, name: 'Suspendida', password: 'una-clave-buena-77', groups: [] },
    });
    await api.call('put', `/api/v1/users/${made.body.user_id}/suspend`);
    const tries = [
      [api.admin.email, 'equivocada'],
      ['nadie@timbre.example', 'equivocada'],
      ['nadie@timbre.example', api.admin.password],
      [suspended, 'una-clave-buena-77'],
    ] as const;
    const answers: unknown[] = [];
    for (const [email, password] of tries)
      answers.push(await signIn({ email, password, ip: '203.0.113.5' }).catch((error: unknown) => error));
    expect(compared).toHaveLength(tries.length);
    for (const hash of compared) expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(new Set(answers.map((error) => (error as Error).message))).toEqual(
      new Set(['Correo o clave incorrectos']),
    );
  });
});
