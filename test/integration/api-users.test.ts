import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestAccount, type TestApi } from '../support/api.ts';
import { at, PASSWORD, peopleOf } from './users-support.ts';

let api: TestApi;
let account: TestAccount;
let other: TestAccount;
let people: ReturnType<typeof peopleOf>;
beforeAll(async () => {
  api = await startTestApi();
  people = peopleOf(api);
  [account, other] = [await api.createAccount(), await api.createAccount()];
});
afterAll(() => api.stop());

const person = (codes: string[], account_id: string | null = account.account_id) =>
  people.person(codes, account_id);

describe('a person', () => {
  it('is made with a password that is shown once, and signs in with it', async () => {
    const body = { account_id: account.account_id, email: 'Nueva@Timbre.example', name: 'Nueva', groups: [] };
    const made = await api.call('post', '/api/v1/users', { body });
    expect(made.status).toBe(201);
    expect(made.headers['location']).toBe(`/api/v1/users/${made.body.user_id}`);
    expect(made.body).toMatchObject({
      email: 'nueva@timbre.example',
      must_change_password: true,
      password: expect.stringMatching(/^.{20}$/),
    });
    const read = await api.call('get', `/api/v1/users/${made.body.user_id}`);
    expect(read.body).not.toHaveProperty('password');
    expect(read.text).not.toContain('argon2');
    const session = await people.login('nueva@timbre.example', made.body.password as string);
    expect(session.body.user).toMatchObject({ account_id: account.account_id, must_change_password: true });
    // Without a group they may do nothing at all.
    expect((await people.me(session.body.token as string)).body.capabilities).toEqual([]);
  });

  it('has one address in the whole installation', async () => {
    const taken = await person([]);
    const body = { email: taken.email.toUpperCase(), name: 'Otra', groups: [] };
    expect((await api.call('post', '/api/v1/users', { body })).status).toBe(409);
    expect((await api.call('delete', at(taken))).status).toBe(204);
    expect((await api.call('delete', at(taken))).status).toBe(404);
    expect((await api.call('post', '/api/v1/users', { body })).status).toBe(201);
  });

  it('is refused with everything that is wrong at once', async () => {
    const bad = await api.call('post', '/api/v1/users', {
      body: { email: 'no', password: 'corta', role: 'admin', groups: [{ code: 'DROP' }] },
    });
    expect(bad.status).toBe(422);
    expect(bad.body.errors.map(({ path }: { path: string }) => path).toSorted()).toEqual([
      'email',
      'groups[0].code',
      'name',
      'password',
      'role',
    ]);
    const groups = [
      { code: 'platform' },
      { code: 'duenos' },
      { code: 'viewer', expires_at: '2020-01-01T00:00:00Z' },
      { code: 'viewer' },
    ];
    const body = { account_id: account.account_id, email: 'x@timbre.example', name: 'X', groups };
    const worse = await api.call('post', '/api/v1/users', { body });
    expect(worse.body.errors.map(({ path }: { path: string }) => path)).toEqual([
      'groups[0].code',
      'groups[1].code',
      'groups[2].expires_at',
      'groups[3].code',
    ]);
    const same = {
      ...body,
      groups: [],
      email: 'larga.direccion@timbre.example',
      password: 'larga.direccion@timbre.example',
    };
    expect((await api.call('post', '/api/v1/users', { body: same })).body.errors[0].path).toBe('password');
    const nowhere = { ...body, groups: [], account_id: 'acc-000000000000' };
    expect((await api.call('post', '/api/v1/users', { body: nowhere })).status).toBe(404);
  });

  it('is listed by account, page by page', async () => {
    const fresh = await api.createAccount();
    for (let i = 0; i < 5; i++) await person(i < 2 ? ['viewer'] : [], fresh.account_id);
    const base = `/api/v1/users?account_id=${fresh.account_id}&limit=2`;
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await api.call('get', `${base}${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...(page.body.data as { user_id: string }[]).map(({ user_id }) => user_id));
      expect(page.body.has_more).toBe(page.body.next_cursor !== null);
      cursor = page.body.next_cursor as string | null;
    }
    expect(seen).toEqual([...new Set(seen)].toSorted().toReversed());
    expect(seen).toHaveLength(5);
    const viewers = await api.call('get', `${base}&group=viewer&is_active=true`);
    expect(viewers.body.data).toHaveLength(2);
    const staff = await api.call('get', '/api/v1/users');
    expect(staff.body.data.every(({ account_id }: { account_id: unknown }) => account_id === null)).toBe(
      true,
    );
  });

  it('changes their own password, which ends every other session', async () => {
    const one = await person(['viewer']);
    const second = (await people.login(one.email)).body.token as string;
    const change = (body: object, key = one.token) =>
      api.call('post', '/api/v1/auth/password', { key, body });
    const good = { current_password: PASSWORD, new_password: 'otra-clave-larga-55' };
    expect((await change({ ...good, current_password: 'no-es' })).body.errors[0].path).toBe(
      'current_password',
    );
    for (const new_password of ['corta', one.email, PASSWORD])
      expect((await change({ ...good, new_password })).status).toBe(422);
    expect((await change(good, account.api_key)).status).toBe(403);
    const done = await change(good);
    expect([done.status, done.body.user.must_change_password]).toEqual([200, false]);
    expect([(await people.me(one.token)).status, (await people.me(second)).status]).toEqual([401, 401]);
    expect((await people.me(done.body.token as string)).status).toBe(200);
    expect([
      (await people.login(one.email)).status,
      (await people.login(one.email, good.new_password)).status,
    ]).toEqual([401, 200]);
    expect(await people.acts(one.user_id)).toEqual(['user.created', 'user.password_changed']);
  });

  it('gets a new password from an administrator, and out at once', async () => {
    const one = await person(['viewer']);
    const reset = await api.call('post', at(one, '/password'), { body: {} });
    expect(reset.body).toMatchObject({
      must_change_password: true,
      password: expect.stringMatching(/^.{20}$/),
    });
    expect((await people.me(one.token)).status).toBe(401);
    expect((await people.login(one.email, reset.body.password as string)).status).toBe(200);
  });

  it('is out the moment they are suspended, and has to sign in when they are back', async () => {
    const one = await person(['viewer']);
    const { refresh_token } = (await people.login(one.email)).body as { refresh_token: string };
    for (let i = 0; i < 2; i++)
      expect((await api.call('put', at(one, '/suspend'))).body).toMatchObject({ is_active: false });
    expect((await people.me(one.token)).status).toBe(401);
    expect((await people.login(one.email)).status).toBe(401);
    expect((await api.call('put', at(one, '/activate'))).body).toMatchObject({ is_active: true });
    const refreshed = await api.call('post', '/api/v1/auth/refresh', { key: null, body: { refresh_token } });
    expect([refreshed.status, (await people.me(one.token)).status]).toEqual([401, 401]);
    expect((await people.login(one.email)).status).toBe(200);
    expect(await people.acts(one.user_id)).toEqual(['user.created', 'user.suspended', 'user.reactivated']);
  });
});

describe('an administrator of an account', () => {
  it('administers its people and nobody else’s, who look as if they were not there', async () => {
    const { token: key } = await person(['admin']);
    const [mine, theirs, staff] = [
      await person(['viewer']),
      await person(['viewer'], other.account_id),
      await person(['platform'], null),
    ];
    expect((await api.call('get', at(mine), { key })).status).toBe(200);
    const renamed = await api.call('patch', at(mine), { key, body: { name: 'Otro nombre' } });
    expect(renamed.body.name).toBe('Otro nombre');
    for (const foreign of [theirs, staff]) {
      const answers = [
        await api.call('get', at(foreign), { key }),
        await api.call('patch', at(foreign), { key, body: { name: 'x' } }),
        await api.call('put', at(foreign, '/suspend'), { key }),
        await api.call('post', at(foreign, '/password'), { key, body: {} }),
        await api.call('put', at(foreign, '/groups'), { key, body: { groups: [] } }),
        await api.call('delete', at(foreign), { key }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
      expect((await people.me(foreign.token)).status).toBe(200);
    }
    const listed = await api.call('get', '/api/v1/users?limit=100', { key });
    expect(listed.text).toContain(mine.user_id);
    expect(listed.text).not.toContain(theirs.user_id);
    const abroad = { account_id: other.account_id, email: 'y@timbre.example', name: 'Y', groups: [] };
    expect((await api.call('post', '/api/v1/users', { key, body: abroad })).status).toBe(404);
    expect((await api.call('get', `/api/v1/users?account_id=${other.account_id}`, { key })).status).toBe(404);
  });

  it('never becomes one of the platform', async () => {
    const { token: key } = await person(['admin']);
    const one = await person([]);
    const groups = [{ code: 'platform' }];
    expect((await api.call('put', at(one, '/groups'), { key, body: { groups } })).status).toBe(422);
    const exception = { kind: 'conceder', capability: 'sistema.administracion.saldo.recargar', reason: 'x' };
    expect((await api.call('post', at(one, '/exceptions'), { key, body: exception })).status).toBe(422);
  });

  it('neither shuts themselves out nor raises themselves', async () => {
    const self = await person(['admin']);
    const { token: key } = self;
    const exception = { kind: 'conceder', capability: 'sistema.operaciones.lotes.ver', reason: 'x' };
    const answers = [
      await api.call('put', at(self, '/suspend'), { key }),
      await api.call('delete', at(self), { key }),
      await api.call('put', at(self, '/groups'), { key, body: { groups: [] } }),
      await api.call('post', at(self, '/exceptions'), { key, body: exception }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([409, 409, 409, 409]);
    expect((await people.me(key)).status).toBe(200);
  });
});
