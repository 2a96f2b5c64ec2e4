import { addMs, DAY_MS, realClock } from '@timbre/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestAccount, type TestApi } from '../support/api.ts';
import { at, peopleOf } from './users-support.ts';

let api: TestApi;
let account: TestAccount;
let people: ReturnType<typeof peopleOf>;
beforeAll(async () => {
  api = await startTestApi();
  people = peopleOf(api);
  account = await api.createAccount();
});
afterAll(() => api.stop());

const person = (codes: string[]) => people.person(codes, account.account_id);

describe('nobody gives what they do not have', () => {
  it('in a group, an exception, a password or a key', async () => {
    const { token: key } = await person(['administracion_usuarios']);
    const [plain, admin] = [await person([]), await person(['admin'])];
    const groups = (code: string) => ({ key, body: { groups: [{ code }] } });
    const refused = await api.call('put', at(plain, '/groups'), groups('operator'));
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({ code: 'forbidden', error: 'Permiso denegado' });
    expect(refused.body.capacidades_requeridas).toContain('sistema.operaciones.lotes.crear');
    expect((await api.call('put', at(plain, '/groups'), groups('administracion_usuarios'))).status).toBe(200);
    const grant = { kind: 'conceder', capability: 'sistema.operaciones.lotes.ver', reason: 'x' };
    expect((await api.call('post', at(plain, '/exceptions'), { key, body: grant })).status).toBe(403);
    const body = { email: 'z@timbre.example', name: 'Z', groups: [{ code: 'viewer' }] };
    expect((await api.call('post', '/api/v1/users', { key, body })).status).toBe(403);
    // Somebody with more rights: their password would be a way to them.
    for (const [method, rest] of [
      ['post', '/password'],
      ['put', '/suspend'],
      ['delete', ''],
    ] as const) {
      const answer = await api.call(method, at(admin, rest), {
        key,
        ...(method === 'post' ? { body: {} } : {}),
      });
      expect(answer.status).toBe(403);
    }
    expect((await people.me(admin.token)).status).toBe(200);
  });

  it('and a revocation is not lifted by one who lacks the right', async () => {
    const helper = await person(['administracion_usuarios']);
    const plain = await person(['viewer']);
    const capability = 'sistema.operaciones.lotes.ver';
    const made = await api.call('post', at(plain, '/exceptions'), {
      body: { kind: 'revocar', capability, reason: 'Investigación' },
    });
    const path = at(plain, `/exceptions/${made.body.exception_id}`);
    expect((await api.call('delete', path, { key: helper.token })).status).toBe(403);
    expect((await api.call('delete', path)).status).toBe(204);
    expect((await api.call('delete', path)).status).toBe(404);
  });
});

describe('exceptions', () => {
  it('give and take a right at once, until they end', async () => {
    const one = await person(['viewer']);
    const [lists, creates] = ['sistema.operaciones.lotes.ver', 'sistema.operaciones.lotes.crear'];
    const list = () => api.call('get', '/api/v1/batches', { key: one.token });
    const create = () => api.call('post', '/api/v1/batches', { key: one.token, body: { name: 'C' } });
    expect([(await list()).status, (await create()).status]).toEqual([200, 403]);
    const grant = async (kind: string, capability: string, expires_at: Date | null = null) => {
      const body = { kind, capability, reason: 'Reemplazo', expires_at };
      const made = await api.call('post', at(one, '/exceptions'), { body });
      expect(made.status).toBe(201);
      return made.body as { exception_id: string };
    };
    const given = await grant('conceder', creates, addMs(realClock.now(), DAY_MS));
    const taken = await grant('revocar', lists);
    expect([(await list()).status, (await create()).status]).toEqual([403, 201]);
    const rights = await api.call('get', at(one, '/groups'));
    expect(rights.body.groups).toEqual([{ code: 'viewer', expires_at: null }]);
    expect(rights.body.exceptions).toHaveLength(2);
    expect(rights.body.capabilities).toContain(creates);
    expect(rights.body.capabilities).not.toContain(lists);

    const users = api.store.connection.collection('users');
    const over = { $set: { 'exceptions.0.expires_at': addMs(realClock.now(), -1) } };
    await users.updateOne({ user_id: one.user_id }, over);
    expect((await create()).status).toBe(403);
    await api.call('delete', at(one, `/exceptions/${taken.exception_id}`));
    expect((await list()).status).toBe(200);
    expect(await people.acts(one.user_id)).toEqual([
      'user.created',
      'user.exception_granted',
      'user.exception_revoked',
      'user.exception_removed',
    ]);
    expect(given.exception_id).toMatch(/^exc_/);
  });

  it('are of rights that exist, in the future', async () => {
    const one = await person([]);
    const post = (given: object) =>
      api.call('post', at(one, '/exceptions'), {
        body: { kind: 'conceder', capability: 'sistema.operaciones.lotes.ver', reason: 'x', ...given },
      });
    const bad = [
      { kind: 'regalar' },
      { capability: 'sistema.operaciones.lotes.volar' },
      { capability: '*' },
      { expires_at: '2020-01-01T00:00:00Z' },
      { reason: '' },
    ];
    for (const given of bad) expect((await post(given)).status).toBe(422);
  });
});
