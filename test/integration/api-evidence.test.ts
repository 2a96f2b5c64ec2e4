import { manualClock } from '@timbre/kernel';
import { readSheet } from '@timbre/sheets';
import { accountScope, type EvidenceDocument } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestAccount, type TestApi } from '../support/api.ts';

const NOON = new Date('2026-11-24T15:00:00Z');
const clock = manualClock(NOON);
const RUT = '50000001-5';
const PHONE = '+56950000001';

let api: TestApi;
let own: TestAccount;
let other: TestAccount;
beforeAll(async () => {
  api = await startTestApi({ clock });
  own = await api.createAccount();
  other = await api.createAccount();
  for (let n = 0; n < 7; n++) await api.store.evidence.insert(anEntry(n));
  await api.store.evidence.insert({ ...anEntry(7), person_key: '50000002-3', phone: '+56950000002' });
});
afterAll(() => api.stop());

const anEntry = (n: number): EvidenceDocument => ({
  _id: `attempt-${n}:refused`,
  account_id: own.account_id,
  person_key: RUT,
  phone: PHONE,
  job_id: `job-${n}`,
  batch_id: 'batch-1',
  attempt_id: `attempt-${n}`,
  kind: 'refused',
  recorded_at: new Date(NOON.getTime() - 60_000 + n),
  gate_at: NOON,
  sent_at: null,
  started_at: null,
  ended_at: NOON,
  duration_ms: null,
  zone: 'America/Santiago',
  local_time: '2026-11-24T12:00:00-03:00',
  policy: 'cl-collections',
  policy_valid_from: '2021-04-20',
  code: 'contact_cap',
  reason: '=1+1',
  deferred_until: null,
  caller_id: '+56600123456',
  agent_id: 'agent_1',
  retell_call_id: null,
  outcome: null,
  contact: false,
  clock_skew_ms: 2,
  seal: null,
});

const get = (path: string, key: string | undefined = own.api_key) =>
  api.call('get', `/api/v1/evidence${path}`, { key });

describe('GET /evidence', () => {
  it('lists a person page by page, newest first', async () => {
    const ids: string[] = [];
    let cursor = '';
    for (;;) {
      const { body } = await get(`?person=50.000.001-5&limit=3${cursor}`);
      ids.push(...body.data.map((entry: { entry_id: string }) => entry.entry_id));
      if (!body.has_more) break;
      cursor = `&cursor=${body.next_cursor}`;
    }
    expect(ids).toEqual(Array.from({ length: 7 }, (_, n) => `attempt-${6 - n}:refused`));
  });

  it('finds a phone as people write it, and an instant', async () => {
    expect((await get('?phone=9%205000%200002')).body.data).toMatchObject([{ phone: '+56950000002' }]);
    const from = new Date(NOON.getTime() - 60_000 + 5).toISOString();
    expect((await get(`?from=${from}`)).body.data).toHaveLength(3);
  });

  it('masks person and phone for people', async () => {
    const { body } = await api.call('post', '/api/v1/auth/login', { key: null, body: api.admin });
    const seen = await get(`?account_id=${own.account_id}&limit=1`, String(body.access_token ?? body.token));
    expect(seen.body.data[0]).toMatchObject({ person: '*****002-*', phone: '+569****0002' });
  });

  it('refuses what it does not understand, all faults at once', async () => {
    const both = await get('?person=1&phone=2&limit=0&x=1');
    expect([both.status, both.body.errors.length >= 3]).toEqual([422, true]);
    expect((await get('?person=50.000.001-0')).body.errors).toMatchObject([{ path: 'person' }]);
    expect((await get('?cursor=bm8')).body.errors).toMatchObject([{ path: 'cursor' }]);
  });

  it('shows nothing of another account', async () => {
    expect((await get('', other.api_key)).body.data).toEqual([]);
    expect((await get(`?account_id=${own.account_id}`, other.api_key)).status).toBe(404);
    expect(
      (await get(`/export?account_id=${own.account_id}&phone=${PHONE.slice(1)}`, other.api_key)).status,
    ).toBe(404);
    expect((await get(`/verify?account_id=${own.account_id}`, other.api_key)).status).toBe(404);
    expect((await get('', api.platform_key)).status).toBe(422);
  });
});

describe('GET /evidence/export', () => {
  it('gives all of a person with the seals, and audits it', async () => {
    const { body } = await get(`/export?person=${RUT}`);
    expect(body).toMatchObject({ format: 'timbre-evidence-1', of: { person_key: RUT }, head: { n: 0 } });
    expect(body.entries).toHaveLength(7);
    expect(body.seals[0].entries).toHaveLength(8);
    expect(body.entries.every((entry: { seal: number }) => entry.seal === 0)).toBe(true);
    const audit = await api.store.audit_log.dangerouslyAcrossAccountsListOf(own.account_id);
    expect(audit.at(-1)).toMatchObject({ action: 'evidence.exported', after: { entries: 7 } });
  });

  it('writes a workbook in which text stays text', async () => {
    const response = await api.request
      .get(`/api/v1/evidence/export?person=${RUT}&format=xlsx`)
      .set('Authorization', `Bearer ${own.api_key}`)
      .responseType('blob');
    expect(response.headers['content-disposition']).toContain('evidencia.xlsx');
    const read = await readSheet(new Uint8Array(response.body as Buffer), { file_name: 'evidencia.xlsx' });
    if (!read.ok) throw new Error(read.fault.message);
    const { columns, rows } = read.sheet;
    expect(rows).toHaveLength(7);
    const cell = (name: string) => rows[0]?.cells[columns.indexOf(name)];
    expect(cell('Motivo')).toEqual({ t: 'text', v: '=1+1' });
    expect(cell('Gestión')).toEqual({ t: 'text', v: 'Llamada impedida por una regla' });
    expect(cell('Teléfono')).toEqual({ t: 'text', v: PHONE });
  });

  it('asks for one of the two', async () => {
    expect((await get('/export')).status).toBe(422);
  });
});

describe('GET /evidence/verify', () => {
  it('finds nothing, then what somebody changed', async () => {
    expect((await get('/verify')).body).toMatchObject({ ok: true, complete: true, entries: 8, unsealed: 0 });
    await api.store.connection
      .collection<{ _id: string }>('evidence')
      .updateOne({ _id: 'attempt-3:refused' }, { $set: { code: 'holiday' } });
    expect((await get('/verify')).body).toMatchObject({
      ok: false,
      breaks: 1,
      breaks_by_kind: { entry_altered: 1 },
      first_break: { kind: 'entry_altered', seal: 0, id: 'attempt-3:refused' },
    });
  });

  it('compares with a hash that was noted elsewhere', async () => {
    const seal = await api.store.evidence.lastSeal(accountScope(own.account_id));
    const anchored = await get(`/verify?anchor_seal=0&anchor_hash=${'0'.repeat(64)}`);
    expect(anchored.body.breaks_by_kind).toMatchObject({ anchor_differs: 1 });
    const right = await get(`/verify?anchor_seal=0&anchor_hash=${seal?.hash}`);
    expect(right.body.breaks_by_kind).toEqual({ entry_altered: 1 });
    expect((await get('/verify?anchor_seal=0')).status).toBe(422);
    expect((await get('/verify?cursor=bm8')).status).toBe(422);
  });
});
