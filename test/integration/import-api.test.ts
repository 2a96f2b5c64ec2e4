import { realClock } from '@timbre/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestAccount, TestApi } from '../support/api.ts';
import { until } from '../support/until.ts';
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

const upload = (given: Partial<Upload>) => bench.upload({ key: own.api_key, ...given });
const refused = (given: Partial<Upload>) => bench.refused({ key: own.api_key, ...given });

describe('a good file', () => {
  it('answers 201 with the figures of both processing types and every refused row', async () => {
    const bytes = await workbookOf([...rows(3), ['11.111.111-2', 'X', 'Y', 1, null, 0, phoneOf(9), null]]);
    const fields = {
      account_id: own.account_id,
      batch_name: 'Cartera noviembre',
      batch_description: 'primera',
      processing_type: 'acquisition',
      dias_fecha_limite: '30',
      dias_fecha_maxima: '45',
      call_settings_json:
        '{"allowed_call_hours":{"start":"10:00","end":"18:00"},"max_concurrent_calls":5,"days_of_week":[1,7]}',
    };
    const { status, body, headers } = await upload({ bytes, fields });
    expect(status).toBe(201);
    expect(headers['location']).toBe(`/api/v1/batches/${body.batch_id}`);
    expect(body).toMatchObject({
      success: true,
      message: 'Campaña creada: 3 contactos listos, 1 fila rechazada',
      batch_name: 'Cartera noviembre',
      processing_type: 'acquisition',
      stats: {
        ...{ total_rows_processed: 4, unique_debtors_found: 3, valid_debtors: 3, duplicates_filtered: 0 },
        ...{
          existing_duplicates: 0,
          jobs_created: 3,
          debtors_created: 3,
          total_debtors: 3,
          total_jobs: 3,
          duplicates_found: 0,
        },
      },
      errors: [{ row: 5, column: 'RUTS', field: 'rut' }],
      duplicates: [],
    });
    expect((body.warnings as { reason: string }[]).some(({ reason }) => reason.includes('domingo'))).toBe(
      true,
    );
    const batch = await api.call('get', `/api/v1/batches/${body.batch_id}`, { key: own.api_key });
    expect(batch.body).toMatchObject({
      state: 'running',
      total_jobs: 3,
      description: 'primera',
      estimated_cost: 1.41,
    });
    const jobs = await api.call('get', `/api/v1/batches/${body.batch_id}/jobs`, { key: own.api_key });
    expect(jobs.body[0].payload).toMatchObject({
      due_date: '2026-12-23',
      additional_info: { fecha_maxima: '2027-01-07' },
    });
    const followed = await api.call('get', `/api/v1/imports/${body.import_id}`, { key: own.api_key });
    expect(followed.body).toMatchObject({ state: 'completed', rows_read: 4, rows_written: 3, fault: null });
    for (const key of [other.api_key])
      expect((await api.call('get', `/api/v1/imports/${body.import_id}`, { key })).status).toBe(404);
    expect((await api.call('get', `/api/v1/imports/${body.import_id}`)).status).toBe(200);
  });

  it('may hold several phones in a cell, numbers for phones and RUTs, and amounts as people write them', async () => {
    const account = await api.createAccount();
    const columns = ['RUT', 'Nombre', 'Teléfono', 'Saldo', 'Vencimiento'];
    const bytes = await workbookOf(
      [
        [rutOf(1), 'Dos Teléfonos', '9 5000 0001 / 22 345 6789', '1.234.567', '05-10-2026'],
        [
          Number(rutOf(3).replace(/\D/g, '')),
          'Numérica',
          56950000003,
          250000.4,
          new Date('2026-10-05T00:00:00Z'),
        ],
      ],
      columns,
    );
    expect(rutOf(3)).not.toContain('K');
    const { status, body } = await upload({
      bytes,
      key: account.api_key,
      fields: { processing_type: 'acquisition' },
    });
    expect({ status, errors: body.errors }).toEqual({ status: 201, errors: [] });
    const jobs = await api.call('get', `/api/v1/batches/${body.batch_id}/jobs`, { key: account.api_key });
    const byName = (name: string) =>
      (jobs.body as { contact: { name: string } }[]).find(({ contact }) => contact.name === name);
    expect(byName('Dos Teléfonos')).toMatchObject({
      contact: { dni: rutOf(1), phones: ['+56950000001', '+56223456789'] },
      payload: { debt_amount: 1_234_567, due_date: '2026-10-08' },
    });
    expect(byName('Numérica')).toMatchObject({
      contact: { dni: rutOf(3), phones: ['+56950000003'] },
      payload: { debt_amount: 250_000 },
    });
  });

  it('may be a CSV, and answers 202 at once when asked to', async () => {
    const account = await api.createAccount();
    const csv = `RUT;Nombre;Teléfono\n${rutOf(1)};Persona Uno;${phoneOf(1)}\n`;
    const headers = { Prefer: 'respond-async' };
    const {
      status,
      body,
      headers: answered,
    } = await upload({ bytes: csv, name: 'Año nuevo.csv', headers, key: account.api_key });
    expect(status).toBe(202);
    expect(answered['location']).toBe(`/api/v1/imports/${body.import_id}`);
    expect(body).toMatchObject({ batch_name: 'Año nuevo', state: 'queued' });
    const seen = await api.call('get', `/api/v1/batches/${body.batch_id}`, { key: account.api_key });
    expect(['importing', 'running']).toContain(seen.body.state);
    await until('the end of the import', async () => {
      const { body: now } = await api.call('get', `/api/v1/imports/${body.import_id}`, {
        key: account.api_key,
      });
      return now.state === 'completed';
    });
    expect(
      (await api.call('get', `/api/v1/batches/${body.batch_id}`, { key: account.api_key })).body,
    ).toMatchObject({ state: 'running', total_jobs: 1 });
  });
});

describe('duplicates', () => {
  it('of live batches are skipped and told; all of them are a refusal', async () => {
    const account = await api.createAccount();
    const key = account.api_key;
    const first = await upload({ bytes: await workbookOf(rows(2)), key });
    const second = await upload({ bytes: await workbookOf(rows(3)), key });
    expect(second.body).toMatchObject({
      stats: { duplicates_found: 2, jobs_created: 1 },
      duplicates: [{ batch_id: first.body.batch_id, rows: [2] }, { rows: [3] }],
    });
    const third = await refused({ bytes: await workbookOf(rows(3)), key });
    expect(third.status).toBe(400);
    expect(third.body.detail).toContain('All debtors are duplicates');
    expect(
      (await upload({ bytes: await workbookOf(rows(3)), key, fields: { allow_duplicates: 'true' } })).status,
    ).toBe(201);
  });
});

describe('a worker that is away', () => {
  it('makes an upload wait; 5,000 rows are then read by the next one, and the time is told', async () => {
    await bench.stopWorker();
    const account = await api.createAccount();
    const bytes = await workbookOf(rows(5_000));
    const headers = { Prefer: 'respond-async' };
    const { body } = await upload({ bytes, headers, key: account.api_key });
    const path = `/api/v1/imports/${body.import_id}`;
    expect((await api.call('get', path, { key: account.api_key })).body.state).toBe('queued');
    expect(
      (await api.call('get', `/api/v1/batches/${body.batch_id}`, { key: account.api_key })).body.state,
    ).toBe('importing');
    const start = realClock.now().getTime();
    await bench.startWorker();
    await until(
      'the end of the import',
      async () => (await api.call('get', path, { key: account.api_key })).body.state === 'completed',
      60_000,
    );
    console.log(
      `5,000 rows, from the worker's start to the ready batch: ${realClock.now().getTime() - start} ms`,
    );
    expect(
      (await api.call('get', `/api/v1/batches/${body.batch_id}/status`, { key: account.api_key })).body,
    ).toMatchObject({ total_jobs: 5_000, pending_jobs: 5_000 });
  }, 90_000);
});
