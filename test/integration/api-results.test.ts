import { manualClock, newAttemptId } from '@timbre/kernel';
import { readSheet } from '@timbre/sheets';
import { accountScope, type JobDocument } from '@timbre/store';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestAccount, type TestApi } from '../support/api.ts';
import { aJob, anAttempt } from '../support/documents.ts';
import { MONDAY } from './batches-support.ts';

const clock = manualClock(MONDAY);
let api: TestApi;
let own: TestAccount;
let other: TestAccount;
let session: string;
let batch_id: string;
beforeAll(async () => {
  api = await startTestApi({ clock });
  own = await api.createAccount('credit_based');
  other = await api.createAccount();
  session = (await api.call('post', '/api/v1/auth/login', { key: null, body: api.admin })).body
    .token as string;
  batch_id = await aCampaign();
});
afterAll(() => api.stop());

const HOSTILE = '=HYPERLINK("http://mal.example";"ver")';

/** Four people: one promised to pay at their second phone, one failed, one was withdrawn, one waits. */
const aCampaign = async (): Promise<string> => {
  const made = await api.call('post', '/api/v1/batches', { key: own.api_key, body: { name: 'Resultados' } });
  const scope = accountScope(own.account_id);
  const batch = (await api.store.batches.find(scope, made.body.batch.batch_id as string))!;
  const at = (n: number) => new Date(clock.now().getTime() + n * 1_000);
  const person = (n: number, given: Partial<JobDocument>) => {
    const job = aJob(batch, [`+5695000000${n}`, `+5695100000${n}`], at(n), { dial_seq: 1, ...given });
    return { ...job, contact: { ...job.contact, name: `Persona ${n}`, dni: `5000000${n}-1` } };
  };
  const jobs = [
    person(1, {
      status: 'completed',
      attempts: 2,
      fecha_pago_cliente: '2026-11-30',
      monto_pago_cliente: 150_000,
      call_result: {
        ...{ success: true, status: 'ended', timestamp: at(90) },
        summary: {
          disconnection_reason: 'user_hangup',
          transcript: 'secreto',
          collected_dynamic_variables: { motivo_atraso: HOSTILE, fecha_pago_cliente: '2026-11-30' },
          call_analysis: { custom_analysis_data: { compromiso_pago: true } },
        },
      },
    }),
    person(2, { status: 'failed', attempts: 3, last_error: 'Máximo de intentos alcanzado (3)' }),
    person(3, {
      status: 'cancelled',
      cancellation_reason: 'pagaron hoy',
      withdrawal: { withdrawal_id: 'wd_1', at: at(5), reason: 'pagaron hoy', by: 'key_1' },
    }),
    person(4, { dial_seq: 0 }),
  ];
  await api.store.jobs.insertMany(jobs);
  const settled = (seq: number, phone: string, heard: boolean) => {
    const attempt_id = newAttemptId();
    return anAttempt(jobs[0]!, batch, at(10 * seq), {
      ...{ _id: attempt_id, attempt_id, state: 'settled', open: false, dial_seq: seq, phone, contact: heard },
      ...{
        sent_at: at(10 * seq),
        duration_ms: heard ? 61_500 : 0,
        charge: { unit: 'micros', amount: 120_000 },
      },
      outcome: {
        ...{ class: heard ? 'answered' : 'retry', reason: 'x', success: heard },
        ...{ contact: heard, connected: heard, spends_attempt: true },
      },
    });
  };
  await api.store.attempts.insert(settled(1, '+56950000001', false));
  await api.store.attempts.insert(settled(2, '+56951000001', true));
  return batch.batch_id;
};

const path = (query = '') => `/api/v1/batches/${batch_id}/results${query}`;
const get = (query = '', key = own.api_key) => api.call('get', path(query), { key });
const download = (query: string, key = own.api_key, headers: Record<string, string> = {}) =>
  fetch(`${api.url}${path(query)}`, { headers: { Authorization: `Bearer ${key}`, ...headers } });

describe('results as JSON', () => {
  it('tell what became of each person, in the order in which they came in', async () => {
    const { status, body } = await get();
    expect(status).toBe(200);
    expect(body).toMatchObject({ next_cursor: null, has_more: false });
    expect(body.data.map((row: { outcome: string }) => row.outcome)).toEqual([
      'contacted',
      'not_contacted',
      'withdrawn',
      'waiting',
    ]);
    expect(body.data[0]).toMatchObject({
      ...{ dni: '50000001-1', name: 'Persona 1', attempts: 2, calls: 2, reason: null },
      ...{ answered_phone: '+56951000001', duration_seconds: 62, cost: 0.24, last_result: 'user_hangup' },
      ...{ fecha_pago_cliente: '2026-11-30', monto_pago_cliente: 150_000 },
      variables: { motivo_atraso: HOSTILE, compromiso_pago: 'true' },
    });
    expect(body.data[1]).toMatchObject({ reason: 'Máximo de intentos alcanzado (3)' });
    expect(body.data[2]).toMatchObject({ reason: 'pagaron hoy', status: 'cancelled' });
    expect(JSON.stringify(body)).not.toContain('secreto');
  });

  it('come in pages that neither repeat nor leave anybody out', async () => {
    const seen: string[] = [];
    let cursor = '';
    for (;;) {
      const { body } = await get(`?limit=3${cursor}`);
      seen.push(...body.data.map((row: { name: string }) => row.name));
      if (!body.has_more) break;
      cursor = `&cursor=${body.next_cursor}`;
    }
    expect(seen).toEqual(['Persona 1', 'Persona 2', 'Persona 3', 'Persona 4']);
  });

  it('are masked for a person’s session', async () => {
    const { body } = await get('', session);
    expect(body.data[0]).toMatchObject({
      ...{ dni: '*****001-*', name: 'P*** 1***', phones: ['+569****0001', '+569****0001'] },
      ...{ answered_phone: '+569****0001', debt_amount: null },
      variables: { motivo_atraso: '****', compromiso_pago: '****' },
    });
  });

  it.each(['?limit=0', '?limit=1001', '?cursor=xyz', '?format=pdf', '?dialect=otro', '?foo=1'])(
    'refuse %s',
    async (query) => expect((await get(query)).status).toBe(422),
  );

  it('of another account are not there', async () => {
    for (const query of ['', '?format=csv', '?format=xlsx'])
      expect((await get(query, other.api_key)).status).toBe(404);
  });
});

describe('results as a file', () => {
  it('open in Excel in Chile by a double click', async () => {
    const response = await download('?format=csv');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="resultados-${batch_id}-2026-11-23.csv"`,
    );
    const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
    expect(text.startsWith('\ufeff"RUT";"Nombre"')).toBe(true);
    const rows = parse<Record<string, string>>(text, { bom: true, delimiter: ';', columns: true });
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatchObject({
      ...{ RUT: '50000001-1', Teléfonos: '56950000001 56951000001', Resultado: 'Contactado' },
      ...{ 'Costo (US$)': '0,24', 'Última llamada': '23-11-2026 10:00', 'Duración (s)': '62' },
      ...{ 'Teléfono que contestó': '56951000001', 'Monto comprometido': '150000' },
      ...{ motivo_atraso: `'${HOSTILE}`, compromiso_pago: 'true' },
    });
    expect(rows[2]).toMatchObject({ Resultado: 'Retirado', Motivo: 'pagaron hoy', motivo_atraso: '' });
  });

  it('come as programs read them, also by the Accept header', async () => {
    const response = await download('?dialect=rfc4180', own.api_key, { Accept: 'text/csv' });
    const text = await response.text();
    expect(text.startsWith('"RUT","Nombre"')).toBe(true);
    const rows = parse<Record<string, string>>(text, { columns: true });
    expect(rows[0]).toMatchObject({ 'Costo (US$)': '0.24', 'Última llamada': '2026-11-23 10:00' });
  });

  it('come as a workbook whose text is text', async () => {
    const response = await download('?format=xlsx');
    const bytes = new Uint8Array(await response.arrayBuffer());
    const read = await readSheet(bytes, { file_name: 'resultados.xlsx' });
    if (!read.ok) throw new Error(read.fault.message);
    const { columns, rows } = read.sheet;
    expect(rows).toHaveLength(4);
    const cell = (name: string) => rows[0]?.cells[columns.indexOf(name)];
    expect(cell('motivo_atraso')).toEqual({ t: 'text', v: HOSTILE });
    expect(cell('Teléfonos')).toEqual({ t: 'text', v: '+56950000001 +56951000001' });
    expect(cell('Costo (US$)')).toEqual({ t: 'number', v: 0.24 });
  });

  it('are masked for a session, and audited with their rows before they leave', async () => {
    const text = await (await download('?format=csv', session)).text();
    expect(text).not.toContain('50000001');
    expect(text).not.toContain('56951000001');
    expect(text).not.toContain('Persona');
    const entries = await api.store.audit_log.dangerouslyAcrossAccountsListOf(batch_id);
    const exports = entries.filter(({ action }) => action === 'results.exported');
    expect(exports.at(-1)).toMatchObject({
      ...{ account_id: own.account_id, actor: { kind: 'user' } },
      after: { rows: 4, format: 'csv', dialect: 'chile', clear: false },
    });
    expect(exports.some(({ after }) => after?.['clear'] === true)).toBe(true);
  });
});

describe('cancelled people', () => {
  it('are counted by reason and by day', async () => {
    const { status, body } = await api.call('get', `/api/v1/batches/${batch_id}/cancelled-stats`, {
      key: own.api_key,
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      ...{ batch_id, timezone: 'America/Santiago', total: 1 },
      by_reason: [{ reason: 'pagaron hoy', count: 1 }],
      by_day: [{ date: '2026-11-23', count: 1 }],
      groups: [{ date: '2026-11-23', reason: 'pagaron hoy', count: 1 }],
    });
  });

  it('of a cancelled batch count at once, settled or not', async () => {
    const id = await aCampaign();
    const key = own.api_key;
    await api.call('post', `/api/v1/batches/${id}/cancel`, { key, body: { reason: 'fin de mes' } });
    const { body } = await api.call('get', `/api/v1/batches/${id}/cancelled-stats`, { key });
    expect(body).toMatchObject({ total: 2 });
    expect(body.by_reason).toEqual(
      expect.arrayContaining([
        { reason: 'fin de mes', count: 1 },
        { reason: 'pagaron hoy', count: 1 },
      ]),
    );
  });

  it('of another account are not there', async () => {
    const seen = await api.call('get', `/api/v1/batches/${batch_id}/cancelled-stats`, { key: other.api_key });
    expect(seen.status).toBe(404);
  });
});
