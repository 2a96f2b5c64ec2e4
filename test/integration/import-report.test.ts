import { readSheet, writeWorkbook, type Cell, type Sheet } from '@timbre/sheets';
import { accountScope } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestAccount, TestApi } from '../support/api.ts';
import { phoneOf, rutOf, workbookOf } from './batches-support.ts';
import { openImportBench, rowsOf as rows, type ImportBench, type Upload } from './import-support.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

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

const upload = (given: Partial<Upload>) => bench.upload({ key: own.api_key, ...given });
const errorsOf = (import_id: string, query = '', key = own.api_key) =>
  api.call('get', `/api/v1/imports/${import_id}/errors${query}`, { key });
const auditOf = (import_id: string) =>
  api.store.connection.collection('audit_log').find({ target: import_id }).toArray();

/** The workbook of refused rows, as it came over the wire. */
const download = async (import_id: string, key = own.api_key): Promise<Sheet> => {
  const response = await api.request
    .get(`/api/v1/imports/${import_id}/errors?format=xlsx`)
    .set('Authorization', `Bearer ${key}`)
    .buffer(true)
    .parse((stream, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => done(null, Buffer.concat(parts)));
    });
  expect([response.status, response.headers['content-type']]).toEqual([200, XLSX]);
  const read = await readSheet(response.body as Buffer, { file_name: 'rechazadas.xlsx' });
  if (!read.ok) throw new Error(read.fault.message);
  return read.sheet;
};

const text = (cell: Cell | null): string => (cell === null || cell.t === 'formula' ? '' : String(cell.v));

/** The downloaded rows after somebody corrected them, as a file again. */
const corrected = ({ columns, rows: read }: Sheet, mend: (row: string[]) => string[]): Uint8Array =>
  writeWorkbook([{ name: 'Rechazadas', columns, rows: read.map(({ cells }) => mend(cells.map(text))) }]);

const COLUMNS = ['RUT', 'Nombre', 'Celular', 'Saldo', 'Vencimiento', 'Nota'];
const due = new Date('2026-10-05T00:00:00Z');
const faulty = () =>
  workbookOf(
    [
      [rutOf(1), 'Ana Paz', phoneOf(1), 1_000, due, 'a'],
      ['12.345.678-9', 'Dígito Malo', phoneOf(2), '1.234,5', due, '=nota'],
      [rutOf(3), 'Fono Corto', '12', 3_000, due, 'c'],
      [rutOf(1), 'Ana Paz', phoneOf(1), 500, due, 'd'],
    ],
    COLUMNS,
  );

describe('the report of an import', () => {
  it('tells progress, each row with reason and code, and duplicates with their first rows', async () => {
    const { body } = await upload({ bytes: await faulty() });
    const { body: seen } = await api.call('get', `/api/v1/imports/${body.import_id}`, { key: own.api_key });
    expect(seen).toMatchObject({
      ...{ state: 'completed', percentage: 100, rows_read: 4, rows_accepted: 2, rows_refused: 2 },
      duplicates_in_file: [{ first_row: 2, rows: [2, 5] }],
      report: { counts: { refused: 2, duplicates_in_file: 1 }, refused_workbook: true },
    });
    const { body: page } = await errorsOf(body.import_id as string);
    expect(page).toMatchObject({
      ...{ total: 2, has_more: false, next_cursor: null },
      data: [
        { row: 3, rows: [3], column: 'RUT', field: 'rut', code: 'wrong_check_digit', batch_id: null },
        { row: 4, column: 'Celular', field: 'mobile', code: 'invalid_mobile' },
      ],
    });
    expect(page.data[0].suggestion).toContain('dígito verificador');
    expect(JSON.stringify(page)).not.toContain('12.345.678');
    const { body: twice } = await errorsOf(body.import_id as string, '?list=duplicates_in_file');
    expect(twice.data).toMatchObject([{ row: 2, rows: [2, 5], code: 'duplicate_in_file' }]);
    const again = await upload({ bytes: await workbookOf([...rows(1, 50), ...rows(1)]) });
    const { body: held } = await errorsOf(again.body.import_id as string, '?list=duplicates');
    expect(held.data).toMatchObject([{ row: 3, code: 'duplicate', batch_id: body.batch_id }]);
  });

  it('is downloaded, corrected and sent again into the same campaign', async () => {
    const account = await api.createAccount();
    const key = account.api_key;
    const { body } = await upload({ bytes: await faulty(), key });
    const sheet = await download(body.import_id as string, key);
    expect(sheet.columns).toEqual([...COLUMNS, 'Motivo', 'Sugerencia']);
    expect(sheet.rows.map(({ cells }) => cells.slice(0, 6).map(text))).toEqual([
      ['12.345.678-9', 'Dígito Malo', phoneOf(2), '1.234,5', '2026-10-05', '=nota'],
      [rutOf(3), 'Fono Corto', '12', '3000', '2026-10-05', 'c'],
    ]);
    expect(text(sheet.rows[0]?.cells[6] ?? null)).toContain('dígito verificador');
    const [note] = await auditOf(body.import_id as string);
    expect(note).toMatchObject({ action: 'import.refused_exported', after: { rows: 2 } });
    const bytes = corrected(sheet, ([rut = '', name = '', phone = '', ...rest]) => [
      ...[rut.replace('678-9', '678-5'), name, phone === '12' ? phoneOf(3) : phone, ...rest],
    ]);
    const path = `/api/v1/batches/${body.batch_id}/upload`;
    const second = await upload({ path, bytes, key });
    expect([second.status, second.body.errors]).toEqual([200, []]);
    expect(second.body).toMatchObject({
      jobs_added: 2,
      message: '2 contactos agregados, 0 filas rechazadas',
    });
    const { body: status } = await api.call('get', `/api/v1/batches/${body.batch_id}/status`, { key });
    expect(status).toMatchObject({ total_jobs: 3, pending_jobs: 3 });
  });

  it('stays after a refused file, page by page', async () => {
    const account = await api.createAccount();
    const key = account.api_key;
    const bad = Array.from({ length: 1_203 }, (_, n) => [rutOf(n), 'Sin Fono', '12', 1, due, null]);
    const bytes = await workbookOf(bad, COLUMNS);
    const refused = await bench.refused({ bytes, key, fields: { strict: 'true' } });
    expect(refused.status).toBe(422);
    const import_id = refused.body.import_id as string;
    let [cursor, rows_seen]: [string | null, number[]] = ['o0', []];
    while (cursor !== null) {
      const { body } = await errorsOf(import_id, `?limit=500&cursor=${cursor}`, key);
      rows_seen = [...rows_seen, ...(body.data as { row: number }[]).map(({ row }) => row)];
      cursor = body.next_cursor as string | null;
    }
    expect(rows_seen).toEqual(bad.map((_, n) => n + 2));
    expect((await download(import_id, key)).rows.length).toBe(1_203);
    expect((await errorsOf(import_id, '?cursor=7', key)).status).toBe(422);
    expect((await errorsOf(import_id, '?list=todo&limit=0', key)).body.errors.length).toBe(2);
  });

  it('is nobody else’s, and its workbook is gone after its day', async () => {
    const { body } = await upload({ bytes: await workbookOf([...rows(1, 70), ['1-9']]) });
    const import_id = body.import_id as string;
    expect((await errorsOf(import_id, '', other.api_key)).status).toBe(404);
    expect((await errorsOf(import_id, '?format=xlsx', other.api_key)).status).toBe(404);
    const scope = accountScope(own.account_id);
    const document = await api.store.imports.find(scope, import_id);
    await api.store.report_files.remove(scope, document?.report?.file_id ?? '');
    await api.store.import_reports.remove(scope, import_id);
    expect((await errorsOf(import_id, '?format=xlsx')).status).toBe(404);
    expect((await errorsOf(import_id)).body.data).toMatchObject([{ row: 3, code: 'invalid_rut' }]);
  });
});
