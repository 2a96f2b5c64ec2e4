import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestAccount, TestApi } from '../support/api.ts';
import { until } from '../support/until.ts';
import { phoneOf, rutOf, workbookOf } from './batches-support.ts';
import { openImportBench, rowsOf as rows, type ImportBench, type Upload } from './import-support.ts';

const PATH = '/api/v1/batches/excel/preview';

let bench: ImportBench;
let api: TestApi;
let own: TestAccount;
let other: TestAccount;
beforeAll(async () => {
  bench = await openImportBench();
  api = bench.api;
  own = await api.createAccount();
  other = await api.createAccount();
});
afterAll(() => bench.stop());

const preview = (given: Partial<Upload>) => bench.upload({ path: PATH, key: own.api_key, ...given });
const count = (name: string) => api.store.connection.collection(name).countDocuments();

/** A file with a bit of everything: good rows, a wrong RUT, a person twice, columns that nobody knows. */
const mixed = () =>
  workbookOf(
    [
      [rutOf(1), 'Ana Paz', phoneOf(1), 1_000, '9 5000 9001', 'x'],
      [rutOf(2), 'Luis Vera', phoneOf(2), 2_000, '9 5000 9002', 'y'],
      [rutOf(1), 'Ana Paz', phoneOf(1), 500, '9 5000 9001', 'x'],
      ['12.345.678-9', 'Sin Dígito', phoneOf(3), 1, null, 'z'],
      [rutOf(4), 'Sin Fono', '123', 1, null, 'z'],
    ],
    ['RUT', 'Nombre', 'Celular', 'Saldo', 'Contacto extra', 'Obs'],
  );

describe('a preview', () => {
  it('tells figures, columns, faults and duplicates, and leaves nothing but itself', async () => {
    const live = await bench.upload({ bytes: await workbookOf(rows(1, 2)), key: own.api_key });
    const [batches, jobs] = [await count('batches'), await count('jobs')];
    const { status, body } = await preview({ bytes: await mixed(), fields: { account_id: own.account_id } });
    expect(status).toBe(200);
    expect(body).toMatchObject({ success: true, filename: 'cartera.xlsx', state: 'completed' });
    const { detected_columns, ...facts } = body.preview;
    expect(facts).toMatchObject({
      ...{ total_rows: 5, accepted_rows: 3, refused_rows: 2, valid_debtors: 1, with_valid_phone: 2 },
      ...{ without_phone: 1, total_debt_amount: 3_500, duplicates_found: 1, refusal: null },
      duplicates_preview: [
        {
          ...{ rut: rutOf(2), nombre: 'Luis Vera', monto_total: 2_000, rows: [3] },
          duplicate_reasons: [{ type: 'existing_job', batch_id: live.body.batch_id }],
        },
      ],
      duplicates_in_file: [{ first_row: 2, rows: [2, 4] }],
      sample_debtors: [{ rut: rutOf(1), nombre: 'Ana Paz', monto_total: 1_500, to_number: phoneOf(1) }, {}],
      errors: [
        { row: 5, column: 'RUT', field: 'rut', code: 'wrong_check_digit' },
        { row: 6, column: 'Celular', field: 'mobile', code: 'invalid_mobile' },
      ],
      errors_total: 2,
      country_format: { country: 'CL', id_name: 'RUT', id_required: true },
    });
    expect(body.preview.sample_rows[0].cells[1]).toEqual({ column: 'Nombre', value: 'Ana Paz' });
    expect(detected_columns).toMatchObject([
      { column: 'RUT', letter: 'A', field: 'rut', confidence: 'exact', suggestion: null },
      { letter: 'B', field: 'name' },
      { letter: 'C', field: 'mobile' },
      { letter: 'D', field: 'amount' },
      { letter: 'E', field: null, confidence: 'none', suggestion: { field: 'other_phone' } },
      { letter: 'F', field: null, suggestion: null },
    ]);
    expect([await count('batches'), await count('jobs')]).toEqual([batches, jobs]);
    expect(await count('uploads.files')).toBe(0);
  });

  it('takes the account from the query too, and what mapping_json says', async () => {
    const columns = ['Documento', 'Quién', 'Dónde', 'RUT'];
    const bytes = await workbookOf([[rutOf(11), 'Ana Paz', phoneOf(11), 'nada']], columns);
    const key = api.platform_key;
    const path = `${PATH}?account_id=${own.account_id}`;
    const plain = await preview({ bytes, path, key });
    expect(plain.body.preview).toMatchObject({ missing_columns: ['Nombre', 'Teléfono'], valid_debtors: 0 });
    expect(plain.body.preview.refusal).toContain('Faltan columnas');
    const mapping_json = JSON.stringify({ rut: 'Documento', nombre: 'b', phone: ['dónde'] });
    const mapped = await preview({ bytes, path, key, fields: { mapping_json } });
    expect(mapped.body.preview).toMatchObject({ refusal: null, valid_debtors: 1, errors_total: 0 });
    expect(mapped.body.preview.detected_columns).toMatchObject([
      { field: 'rut', confidence: 'given' },
      { field: 'name', confidence: 'given' },
      { field: 'phone', confidence: 'given' },
      { field: null },
    ]);
  });

  it('tells every fault of form and file at once', async () => {
    const fields = {
      processing_type: 'rápido',
      strict: 'quizás',
      mapping_json: '{"amout":"A","rut":7,"RUTS":"B","name":{}}',
      call_settings_json: '{"max_attempts":99}',
    };
    const { status, body } = await preview({ bytes: 'a;b\n', name: 'cartera.xls', fields });
    expect(status).toBe(400);
    expect((body.errors as { path: string }[]).map(({ path }) => path).sort()).toEqual([
      'call_settings.max_attempts',
      'file',
      'mapping_json.amout',
      'mapping_json.name',
      'mapping_json.rut',
      'processing_type',
      'strict',
    ]);
    const unreadable = await preview({ bytes: new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]) });
    expect(unreadable.status).toBe(422);
    expect((await preview({ bytes: '{', name: 'a.csv', fields: { mapping_json: '{' } })).status).toBe(400);
    const unknown = await api.request.post(`${PATH}?cuenta=x`).set('Authorization', `Bearer ${own.api_key}`);
    expect([unknown.status, (await preview({ bytes: await mixed(), key: null })).status]).toEqual([415, 401]);
  });

  it('masks people for a session, and is nobody else’s', async () => {
    const { body: session } = await api.call('post', '/api/v1/auth/login', { key: null, body: api.admin });
    const key = String(session.access_token ?? session.token);
    const path = `${PATH}?account_id=${own.account_id}`;
    const { status, body, text } = await preview({ bytes: await mixed(), path, key });
    expect(status).toBe(200);
    for (const secret of ['Ana Paz', rutOf(1), phoneOf(1), '9 5000 9001']) expect(text).not.toContain(secret);
    const at = `/api/v1/import-previews/${body.preview_id}`;
    expect((await api.call('get', at, { key: other.api_key })).status).toBe(404);
    const mine = await api.call('get', at, { key: own.api_key });
    expect(mine.body.preview.sample_debtors[0].nombre).toBe('Ana Paz');
    const foreign = { bytes: await mixed(), fields: { account_id: other.account_id } };
    expect((await preview(foreign)).status).toBe(404);
  });

  it('answers 202 at once to whom prefers that, and waits for a worker that is away', async () => {
    await bench.stopWorker();
    const headers = { Prefer: 'respond-async' };
    const { status, body, headers: answered } = await preview({ bytes: await mixed(), headers });
    expect(status).toBe(202);
    expect(body).toMatchObject({ state: 'queued', preview: null });
    const at = answered['location'] as string;
    expect((await api.call('get', at, { key: own.api_key })).body.state).toBe('queued');
    await bench.startWorker();
    await until('the preview', async () => {
      const { body: now } = await api.call('get', at, { key: own.api_key });
      return now.state === 'completed';
    });
  });
});
