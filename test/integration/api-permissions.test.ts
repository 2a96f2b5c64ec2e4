import { CAPABILITIES, GROUPS, KEY_SCOPES } from '@timbre/accounts';
import { KEY_SCOPE_NAMES } from '@timbre/contracts';
import { addMs, HOUR_MS, realClock } from '@timbre/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestAccount, type TestApi } from '../support/api.ts';

let api: TestApi;
let account: TestAccount;
beforeAll(async () => {
  api = await startTestApi({ env: { TRUST_PROXY: '1' } });
  account = await api.createAccount();
});
afterAll(() => api.stop());

const newKey = async (given: object, account_id: string | null = account.account_id) =>
  api.call('post', '/api/v1/api-keys', { body: { name: 'prueba', account_id, ...given } });
const me = (key: string, headers: Record<string, string> = {}) =>
  api.call('get', '/api/v1/auth/me', { key, headers });

describe('the catalogue', () => {
  it('has every capability, group and scope', async () => {
    const { body } = await api.call('get', '/api/v1/permissions');
    expect(body.capabilities.map(({ name }: { name: string }) => name)).toEqual([...CAPABILITIES]);
    expect(body.groups.map(({ code }: { code: string }) => code)).toEqual(GROUPS.map(({ code }) => code));
    expect(body.key_scopes.map(({ scope }: { scope: string }) => scope)).toEqual(Object.keys(KEY_SCOPES));
    expect([...KEY_SCOPE_NAMES]).toEqual(Object.keys(KEY_SCOPES));
    expect((await api.call('get', '/api/v1/permissions', { key: account.api_key })).status).toBe(403);
  });
});

describe('API keys', () => {
  it('may do what their scopes say and nothing else', async () => {
    const { body } = await newKey({ scopes: ['batches:read'] });
    expect(body).toMatchObject({ scopes: ['batches:read'], expires_at: null, allowed_networks: [] });
    const key = body.key as string;
    expect((await me(key)).body.capabilities).toEqual(['sistema.operaciones.lotes.ver']);
    expect((await api.call('get', '/api/v1/batches', { key })).status).toBe(200);
    const refused = await api.call('post', '/api/v1/batches', { key, body: { name: 'x' } });
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({
      error: 'Permiso denegado',
      capacidades_requeridas: ['sistema.operaciones.lotes.crear'],
    });
  });

  it('without scopes have the rights of their kind', async () => {
    const [of_account, of_platform] = [await newKey({}), await newKey({}, null)];
    expect([of_account.body.scopes, of_platform.body.scopes]).toEqual([['account'], ['platform']]);
    const { capabilities } = (await me(of_account.body.key as string)).body as { capabilities: string[] };
    expect(capabilities).toContain('sistema.operaciones.contactos.ver');
    expect(capabilities.some((name) => name.includes('.usuarios.') || name.includes('.llaves.'))).toBe(false);
  });

  it('stored before there were scopes keep their rights', async () => {
    const { body } = await newKey({});
    const old = { $unset: { scopes: 1, expires_at: 1, allowed_networks: 1, created_by: 1, rotated_from: 1 } };
    await api.store.connection.collection('api_keys').updateOne({ key_id: body.key_id }, old);
    const key = body.key as string;
    expect((await api.call('get', '/api/v1/batches', { key })).status).toBe(200);
    const listed = await api.call('get', `/api/v1/api-keys?account_id=${account.account_id}`);
    expect(listed.body[0]).toMatchObject({ key_id: body.key_id, scopes: ['account'] });
  });

  it('end with their date', async () => {
    const soon = addMs(realClock.now(), HOUR_MS);
    const { body } = await newKey({ expires_at: soon });
    expect(body.expires_at).toBe(soon.toISOString());
    expect((await me(body.key as string)).status).toBe(200);
    const past = { $set: { expires_at: addMs(realClock.now(), -1) } };
    await api.store.connection.collection('api_keys').updateOne({ key_id: body.key_id }, past);
    const answer = await me(body.key as string);
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({ error: 'No autenticado', detalle: answer.body.detail });
  });

  it('work from their networks only', async () => {
    const { body } = await newKey({ allowed_networks: ['200.27.10.0/24', '2001:db8::/32'] });
    const from = async (address: string) =>
      (await me(body.key as string, { 'X-Forwarded-For': address })).status;
    expect([await from('200.27.10.9'), await from('2001:db8::7')]).toEqual([200, 200]);
    expect([await from('200.27.11.9'), await from('127.0.0.1')]).toEqual([401, 401]);
  });

  it('are refused with every fault at once', async () => {
    const bad = await newKey({ scopes: ['todo'], expires_at: 'mañana', allowed_networks: 'casa' });
    expect(bad.body.errors.map(({ path }: { path: string }) => path).toSorted()).toEqual([
      'allowed_networks',
      'expires_at',
      'scopes[0]',
    ]);
    const ranges = await newKey({ allowed_networks: ['10.0.0.0/8', '10.0.0.0/33', 'casa'] });
    expect(ranges.body.errors.map(({ path }: { path: string }) => path)).toEqual([
      'allowed_networks[1]',
      'allowed_networks[2]',
    ]);
    expect((await newKey({ expires_at: '2020-01-01T00:00:00Z' })).body.errors[0].path).toBe('expires_at');
    expect((await newKey({ scopes: [] })).status).toBe(422);
  });

  it('never may do more than who makes them', async () => {
    const keeper = (await newKey({ scopes: ['admin:keys', 'batches:read'] })).body.key as string;
    const make = (body: object) =>
      api.call('post', '/api/v1/api-keys', { key: keeper, body: { name: 'x', ...body } });
    expect((await make({ scopes: ['batches:read'] })).status).toBe(201);
    for (const scopes of [['batches:write'], ['admin:*'], ['account'], undefined])
      expect((await make({ scopes })).status).toBe(403);
    expect(
      (await make({ scopes: ['batches:read'], account_id: (await api.createAccount()).account_id })).status,
    ).toBe(404);
  });

  it('are rotated: the old one goes on for a while, then only the new one works', async () => {
    const { body: old } = await newKey({
      scopes: ['batches:read'],
      allowed_networks: ['127.0.0.0/8', '::1'],
    });
    const rotate = (overlap_hours: number) =>
      api.call('post', `/api/v1/api-keys/${old.key_id}/rotate?account_id=${account.account_id}`, {
        body: { overlap_hours },
      });
    const next = await rotate(1);
    expect(next.status).toBe(201);
    expect(next.body).toMatchObject({
      ...{ name: old.name, scopes: old.scopes, allowed_networks: old.allowed_networks, expires_at: null },
      rotated_from: old.key_id,
    });
    expect([(await me(old.key as string)).status, (await me(next.body.key as string)).status]).toEqual([
      200, 200,
    ]);
    expect((await rotate(0)).status).toBe(201);
    expect([(await me(old.key as string)).status, (await me(next.body.key as string)).status]).toEqual([
      401, 200,
    ]);
    expect((await rotate(0)).status).toBe(409);
  });
});

describe('the audit log', () => {
  const audit = (query: string, key?: string) => api.call('get', `/api/v1/audit${query}`, { key });
  const auditor = async (owner = account) =>
    (await newKey({ scopes: ['admin:audit', 'batches:read'] }, owner.account_id)).body.key as string;

  it('has every refusal and every sensitive access, with where and from whom', async () => {
    const key = await auditor();
    const id = key.slice(9, 17);
    const agent = { 'User-Agent': 'prueba/1.0', 'X-Forwarded-For': '198.51.100.7' };
    await api.call('delete', '/api/v1/batches/batch-1', { key, headers: agent });
    await api.call('get', '/api/v1/batches', { key });
    const { body } = await audit(`?actor=${id}`, key);
    expect(body.data).toHaveLength(1);
    expect(body.data[0]).toMatchObject({
      account_id: account.account_id,
      actor: { kind: 'api_key', id },
      action: 'ACCESO_DENEGADO',
      target: 'deleteBatch',
      ip: '198.51.100.7',
      after: {
        capacidades_requeridas: ['sistema.operaciones.lotes.eliminar'],
        method: 'delete',
        path: '/api/v1/batches/{batch_id}',
        agent: 'prueba/1.0',
      },
    });
    const allowed = await audit('?action=ACCESO_PERMITIDO&target=createApiKey&limit=1');
    expect(allowed.body.data[0]).toMatchObject({
      after: { capacidades_requeridas: ['sistema.administracion.llaves.crear'] },
    });
  });

  it('tells what changed, without secrets', async () => {
    const { body: made } = await newKey({ scopes: ['calls:read'] });
    await api.call('delete', `/api/v1/api-keys/${made.key_id}?account_id=${account.account_id}`);
    const { body, text } = await audit(`?target=${made.key_id}`, await auditor());
    expect(body.data.map(({ action }: { action: string }) => action)).toEqual([
      'api_key.revoked',
      'api_key.created',
    ]);
    expect(body.data[1].after).toMatchObject({ scopes: ['calls:read'] });
    expect(text).not.toContain(made.key as string);
  });

  it('is one’s own account’s; the platform sees all', async () => {
    const other = await api.createAccount();
    const key = await auditor(other);
    await api.call('delete', '/api/v1/batches/batch-1', { key });
    const own = await audit('?limit=100', await auditor());
    const owners = new Set(own.body.data.map(({ account_id }: { account_id: string }) => account_id));
    expect(owners).toEqual(new Set([account.account_id]));
    expect((await audit(`?account_id=${other.account_id}`, await auditor())).status).toBe(404);
    const of_other = await audit(`?account_id=${other.account_id}&action=ACCESO_DENEGADO`);
    expect(of_other.body.data).toHaveLength(1);
    expect((await audit('', account.api_key)).status).toBe(403);
  });

  it('is read page by page and by time', async () => {
    const key = await auditor();
    for (let i = 0; i < 5; i++) await api.call('delete', '/api/v1/batches/batch-1', { key });
    const base = `?actor=${key.slice(9, 17)}&limit=2`;
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await audit(`${base}${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...(body.data as { audit_id: string }[]).map(({ audit_id }) => audit_id));
      cursor = body.next_cursor as string | null;
    }
    expect(new Set(seen).size).toBe(5);
    const now = realClock.now();
    const none = await audit(`${base}&from=${addMs(now, HOUR_MS).toISOString()}`);
    const all = await audit(`?actor=${key.slice(9, 17)}&from=${addMs(now, -HOUR_MS).toISOString()}`);
    expect([none.body.data.length, all.body.data.length]).toEqual([0, 5]);
    for (const query of [
      '?cursor=nada',
      '?from=ayer',
      '?from=2020-01-01T00:00:00Z&to=2026-01-01T00:00:00Z',
      '?otro=1',
    ])
      expect((await audit(query)).status).toBe(422);
  });
});
