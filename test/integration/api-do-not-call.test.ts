import { addMs, DAY_MS, manualClock } from '@timbre/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestAccount, type TestApi, type TestCall } from '../support/api.ts';
import { contractFaults } from '../support/contract.ts';
import { MONDAY, phoneOf, rutOf } from './batches-support.ts';

const PATH = '/api/v1/do-not-call';
const clock = manualClock(MONDAY);
let api: TestApi;
let own: TestAccount;
let other: TestAccount;
let session: string;
beforeAll(async () => {
  api = await startTestApi({ clock });
  own = await api.createAccount();
  other = await api.createAccount();
  session = (await api.call('post', '/api/v1/auth/login', { key: null, body: api.admin })).body.token;
});
afterAll(() => api.stop());

const call = (method: 'get' | 'post' | 'delete', path = '', given: TestCall = {}) =>
  api.call(method, `${PATH}${path}`, { key: own.api_key, ...given });
const add = (body: object, key = own.api_key) => call('post', '', { key, body });
const person = (n: number, more: object = {}) => ({
  level: 'person',
  value: rutOf(n),
  reason: 'carta',
  ...more,
});

describe('POST /do-not-call', () => {
  it('adds an entry under the form in which the gate looks for it', async () => {
    const dotted = rutOf(1).replace(/^(\d\d)(\d{3})(\d{3})/, '$1.$2.$3');
    const { status, body, headers } = await add(person(1, { value: ` ${dotted} ` }));
    expect(status).toBe(201);
    expect(headers['location']).toBe(`${PATH}/${body.entry_id}`);
    expect(body).toMatchObject({ value: rutOf(1), source: 'manual', expires_at: null, in_force: true });
    const phone = await add({ level: 'phone', value: '9 5000 0001', reason: 'equivocado' });
    expect(phone.body.value).toBe(phoneOf(1));
  });

  it('again answers 200 with the new reason and end, under the same name', async () => {
    const first = await add(person(2));
    const expires_at = addMs(clock.now(), DAY_MS).toISOString();
    const again = await add(person(2, { reason: 'acuerdo', expires_at }));
    expect(again.status).toBe(200);
    expect(again.body).toMatchObject({ entry_id: first.body.entry_id, reason: 'acuerdo', expires_at });
  });

  it('tells every fault at once', async () => {
    const wrong = await add({
      level: 'person',
      value: '12345678-9',
      reason: 'x',
      expires_at: '2026-01-01T00:00:00Z',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.body.errors.map(({ path }: { path: string }) => path)).toEqual(['value', 'expires_at']);
    expect(wrong.body.errors[0].message).toMatch(/dígito verificador/);
    for (const [body, path] of [
      [{ level: 'phone', value: '123', reason: 'x' }, 'value'],
      [{ level: 'phone', value: `${phoneOf(1)} / ${phoneOf(2)}`, reason: 'x' }, 'value'],
      [{ level: 'person', reason: 'x' }, 'value'],
      [{ level: 'account', value: rutOf(1), reason: 'x' }, 'value'],
      [{ level: 'batch', reason: 'x' }, 'batch_id'],
      [{ level: 'account', batch_id: 'b', reason: 'x' }, 'batch_id'],
      [{ level: 'person', value: rutOf(1) }, 'reason'],
      [{ level: 'todos', reason: 'x' }, 'level'],
      [person(1, { expires_at: 'mañana' }), 'expires_at'],
      [person(1, { expires_at: 5 }), 'expires_at'],
    ] as const) {
      const refused = await add(body);
      expect([refused.status, refused.body.errors[0].path]).toEqual([422, path]);
    }
  });

  it('knows no campaign of another account', async () => {
    const { body } = await api.call('post', '/api/v1/batches', {
      key: other.api_key,
      body: { name: 'Ajena' },
    });
    const { batch_id } = body.batch as { batch_id: string };
    expect((await add({ level: 'batch', batch_id, reason: 'x' })).status).toBe(404);
    expect((await add(person(3, { batch_id }))).status).toBe(404);
    expect((await call('get', `?batch_id=${batch_id}`)).status).toBe(404);
    expect((await add({ level: 'batch', batch_id, reason: 'x' }, other.api_key)).status).toBe(201);
  });

  it('knows a campaign by either of its ids, and keeps the one that jobs have', async () => {
    const { body } = await api.call('post', '/api/v1/batches', {
      key: own.api_key,
      body: { name: 'Propia' },
    });
    const { batch_id } = body.batch as { batch_id: string };
    const { _id } = (await api.call('get', `/api/v1/batches/${batch_id}`, { key: own.api_key })).body;
    const made = await add({ level: 'batch', batch_id: _id as string, reason: 'x' });
    expect(made.body.batch_id).toBe(batch_id);
    expect((await call('get', `?batch_id=${_id as string}`)).body.data).toHaveLength(1);
  });

  it('leaves what a person asked for as it is', async () => {
    const scope = { account_id: own.account_id } as Parameters<typeof api.store.do_not_call.put>[0];
    await api.store.do_not_call.put(scope, {
      ...{ level: 'person', value: rutOf(4), batch_id: null, reason: 'lo pidió', source: 'opt_out' },
      ...{ expires_at: null, created_by: 'attempt', created_at: clock.now() },
    });
    const { status, body } = await add(person(4, { expires_at: addMs(clock.now(), DAY_MS) }));
    expect(status).toBe(200);
    expect(body).toMatchObject({ source: 'opt_out', expires_at: null });
  });

  it('names the account for the platform, and may be read by it', async () => {
    expect((await add(person(5), api.platform_key)).status).toBe(422);
    const body = person(5, { account_id: own.account_id });
    const { body: entry } = await add(body, api.platform_key);
    expect((await call('get', `/${entry.entry_id}`, { key: api.platform_key })).body).toEqual(entry);
    expect((await add(body, other.api_key)).status).toBe(404);
  });
});

describe('an entry', () => {
  it('is another account’s 404, for reading and for deleting', async () => {
    const { entry_id } = (await add(person(10))).body as { entry_id: string };
    for (const method of ['get', 'delete'] as const)
      expect((await call(method, `/${entry_id}`, { key: other.api_key })).status).toBe(404);
    expect((await call('get', `/${entry_id}`)).status).toBe(200);
  });

  it('is deleted once and for all, and a second time in peace', async () => {
    const { entry_id } = (await add(person(11))).body as { entry_id: string };
    for (const key of [own.api_key, own.api_key, api.platform_key])
      expect((await call('delete', `/${entry_id}`, { key })).status).toBe(204);
    expect((await call('get', `/${entry_id}`)).status).toBe(404);
    expect((await call('delete', `/${entry_id}`, { key: other.api_key })).status).toBe(404);
    expect((await call('delete', '/dnc_01JD7Z8Q4M6V9K2T5W8X1Y3B7C')).status).toBe(404);
    const acts = await api.store.audit_log.dangerouslyAcrossAccountsListOf(entry_id);
    expect(acts.map(({ action }) => action)).toEqual(['do_not_call.added', 'do_not_call.removed']);
    expect(JSON.stringify(acts)).not.toContain(rutOf(11).slice(0, 8));
  });

  it('is masked for a person’s session', async () => {
    const { body } = await add(person(12, { reason: `llamó desde ${phoneOf(12)}` }));
    const seen = await call('get', `/${body.entry_id}`, { key: session });
    expect(seen.body.value).toMatch(/^\*{5}\d{3}-\*$/);
    expect(JSON.stringify(seen.body)).not.toContain(phoneOf(12));
  });
});

describe('GET /do-not-call', () => {
  it('goes page by page, newest first, by level, source, person and phone', async () => {
    const account = await api.createAccount();
    const key = account.api_key;
    for (let n = 20; n < 25; n++) await add(person(n), key);
    await add({ level: 'phone', value: phoneOf(20), reason: 'x' }, key);
    const list = async (query: string) => (await call('get', query, { key })).body;
    const first = await list('?limit=4');
    expect(first).toMatchObject({ has_more: true });
    const rest = await list(`?limit=4&cursor=${first.next_cursor}`);
    expect(rest).toMatchObject({ has_more: false, next_cursor: null });
    const values = [...first.data, ...rest.data].map(({ value }: { value: string }) => value);
    expect(values).toEqual([phoneOf(20), ...[24, 23, 22, 21, 20].map(rutOf)]);
    expect((await list('?level=phone')).data).toHaveLength(1);
    expect((await list('?source=opt_out')).data).toEqual([]);
    expect((await list(`?person=${rutOf(21).replace('-', '')}`)).data).toHaveLength(1);
    expect((await list(`?phone=${phoneOf(20).slice(3)}`)).data).toHaveLength(1);
    for (const query of [
      '?cursor=abc',
      '?person=1-1',
      '?phone=1',
      '?limit=0',
      '?nivel=phone',
      '?person=1&phone=2',
    ])
      expect((await call('get', query, { key })).status).toBe(422);
  });
});

describe('POST /do-not-call/import', () => {
  const upload = async (text: string, fields: Record<string, string> = {}, name = 'lista.csv') => {
    const request = api.request.post(`${PATH}/import`).set('Authorization', `Bearer ${own.api_key}`);
    for (const [field, value] of Object.entries(fields)) request.field(field, value);
    const { status, headers, body } = await request.attach('file', Buffer.from(text), name);
    const content_type = String(headers['content-type']);
    expect(contractFaults({ method: 'post', path: `${PATH}/import`, status, content_type, body })).toEqual(
      [],
    );
    return { status, body };
  };
  const LIST = [
    'RUT;Teléfono;Motivo;Vence',
    `${rutOf(40)};;carta del abogado;`,
    `;${phoneOf(41)};;31-12-2026`,
    `${rutOf(42)};${phoneOf(42)};pagó;`,
    '12345678-9;;;',
    ';;sin nada;',
    `${rutOf(43)};;;01-01-2020`,
    `;123;;31/31/2026`,
  ].join('\n');

  it('loads good rows, tells every fault of the others and changes nothing the second time', async () => {
    const { status, body } = await upload(LIST);
    expect(status).toBe(200);
    expect(body).toMatchObject({ rows: 7, added: 4, replaced: 0, kept: 0, refused: 4 });
    expect(body.errors.map(({ row, column }: { row: number; column: string }) => [row, column])).toEqual([
      [5, 'RUT'],
      [6, 'RUT'],
      [7, 'Vence'],
      [8, 'Teléfono'],
      [8, 'Vence'],
    ]);
    expect((await upload(LIST)).body).toMatchObject({ added: 0, replaced: 4, refused: 4 });
    const { data } = (await call('get', `?phone=${phoneOf(41).slice(3)}`)).body;
    expect(data).toMatchObject([
      // The whole last day in Santiago, where December is at −03.
      { source: 'csv', reason: 'lista cargada', expires_at: '2027-01-01T03:00:00.000Z', level: 'phone' },
    ]);
  });

  it('refuses a file that is none, has no such column, or names a campaign that is not there', async () => {
    expect((await upload('nombre\nAna')).status).toBe(422);
    expect((await upload('x', {}, 'lista.exe')).status).toBe(400);
    expect((await upload(LIST, { batch_id: 'batch-de-otro' })).status).toBe(404);
    expect((await upload(LIST, { account_id: other.account_id })).status).toBe(404);
    expect((await upload(LIST, { motivo: 'x' })).status).toBe(422);
  });
});
