import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestAccount, TestApi } from '../support/api.ts';
import { phoneOf, rutOf, workbookOf } from './batches-support.ts';
import { openImportBench, rowsOf as rows, type ImportBench, type Upload } from './import-support.ts';

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

const refused = (given: Partial<Upload>) => bench.refused({ key: own.api_key, ...given });
const paths = (body: { errors?: { path: string }[] }) => (body.errors ?? []).map(({ path }) => path);

describe('a bad file', () => {
  it('of another type is refused with what to do', async () => {
    const xls = await refused({ bytes: 'x', name: 'cartera.xls' });
    expect(xls).toMatchObject({
      status: 400,
      body: { detail: 'Solo se permiten archivos Excel (.xlsx) o CSV; guarde el .xls como .xlsx' },
    });
    expect((await refused({ bytes: '<html><body>hola</body></html>' })).status).toBe(415);
    expect((await refused({ bytes: '%PDF-1.7', name: 'a.csv' })).status).toBe(415);
    expect(
      (await refused({ bytes: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) })).status,
    ).toBeGreaterThanOrEqual(415);
    expect((await refused({ bytes: new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]) })).status).toBe(422);
    expect((await refused({ bytes: 'x'.repeat(10 * 1024 * 1024 + 1), name: 'a.csv' })).status).toBe(413);
  });

  it('without a file, rows or columns is refused', async () => {
    expect((await refused({})).status).toBe(422);
    expect((await refused({ bytes: new Uint8Array() })).body.detail).toContain('vacío');
    expect((await refused({ bytes: await workbookOf([]) })).status).toBe(422);
    const missing = await refused({ bytes: await workbookOf([['a', 1]], ['Nombre', 'Saldo']) });
    expect(missing).toMatchObject({
      status: 422,
      body: { detail: 'Faltan columnas en el archivo: RUT, Teléfono' },
    });
  });

  it('of which no row can be used tells every row, column and reason', async () => {
    const bytes = await workbookOf([
      ['11.111.111-2', 'A', 'T', 1, '2026-10-05', 0, phoneOf(1), null],
      [rutOf(2), 'B', 'T', 'mucho', '31/02/2026', 0, phoneOf(2), null],
      [rutOf(3), 'C', 'T', 1, '2026-10-05', 0, '123', null],
    ]);
    const { status, body } = await refused({ bytes });
    expect(status).toBe(422);
    expect(paths(body)).toEqual([
      'file.rows[2].RUTS',
      'file.rows[3].Saldo actualizado',
      'file.rows[3].FechaVencimiento',
      'file.rows[4].Teléfono móvil',
    ]);
    expect(JSON.stringify(body)).not.toContain(phoneOf(1).slice(1));
  });

  it('is refused whole under strict', async () => {
    const bytes = await workbookOf([...rows(2), ['11.111.111-2', 'X', 'Y', 1, null, 0, phoneOf(9), null]]);
    expect(await refused({ bytes, fields: { strict: 'true' } })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'file.rows[4].RUTS' }] },
    });
  });

  it('that the balance does not cover is refused', async () => {
    const poor = await api.createAccount('minutes_based');
    const scope = { key: poor.api_key, bytes: await workbookOf(rows(400)) };
    const { status, body } = await refused(scope);
    expect(status).toBe(400);
    expect(body.detail).toMatch(/^Saldo insuficiente\. Necesario: 1200 minutos/);
  });
});

describe('a bad form', () => {
  it('is told in one answer, and nothing is made', async () => {
    const bytes = await workbookOf(rows(1));
    const settings = JSON.stringify({
      timezone: 'America/Nada',
      allowed_hours: { start: '09:00', end: '09:00' },
      max_attempts: 0,
    });
    const bad = await refused({
      bytes,
      name: 'cartera.ods',
      fields: {
        account_id: 'undefined',
        processing_type: 'todo',
        call_settings_json: settings,
        dias_fecha_limite: 'x',
        allow_duplicates: 'quizás',
      },
    });
    expect(bad.status).toBe(400);
    expect(paths(bad.body)).toEqual([
      'account_id',
      'file',
      'processing_type',
      'call_settings.max_attempts',
      'call_settings.allowed_hours',
      'call_settings.timezone',
      'allow_duplicates',
      'dias_fecha_limite',
    ]);
    const only = await refused({ bytes, fields: { call_settings_json: settings } });
    expect({ status: only.status, paths: paths(only.body).length }).toEqual({ status: 422, paths: 3 });
    const json = await refused({ bytes, fields: { call_settings_json: '{"max_attempts": }' } });
    expect(json.status).toBe(400);
    expect(json.body.detail).toMatch(/^call_settings_json debe ser un JSON válido: /);
  });

  it('of an unknown, foreign or suspended account or a wrong key makes nothing', async () => {
    const bytes = await workbookOf(rows(1));
    for (const account_id of [other.account_id, 'acc-000000000000']) {
      expect((await refused({ bytes, fields: { account_id } })).status).toBe(404);
    }
    expect(
      (await refused({ bytes, fields: { account_id: 'acc-000000000000' }, key: api.platform_key })).status,
    ).toBe(404);
    expect(await refused({ bytes, key: api.platform_key })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'account_id' }] },
    });
    expect((await refused({ bytes, key: `${own.api_key}x` })).status).toBe(401);
    expect((await refused({ bytes, key: null })).status).toBe(401);
    const suspended = await api.createAccount();
    await api.call('put', `/api/v1/accounts/${suspended.account_id}/suspend`);
    expect((await refused({ bytes, key: suspended.api_key })).status).toBe(409);
  });
});
