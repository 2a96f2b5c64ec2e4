import {
  addContacts,
  cancelBatch,
  closeBatchJobs,
  createBatch,
  getImport,
  importError,
  listBatchJobs,
  pauseBatch,
  readImportForm,
  runImport,
  startImport,
  type ImportFormFields,
} from '@timbre/batches';
import { MINUTE_MS } from '@timbre/kernel';
import type { AccountScope } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  openBatchBench,
  person,
  phoneOf,
  rowFor,
  rutOf,
  workbookOf,
  type BatchBench,
} from './batches-support.ts';

let bench: BatchBench;
beforeAll(async () => {
  bench = await openBatchBench();
});
afterAll(() => bench.stop());

const rows = (count: number, from = 1) => Array.from({ length: count }, (_, n) => rowFor(from + n));

const upload = async (scope: AccountScope, bytes: Uint8Array, fields: ImportFormFields = {}) => {
  const file = { name: 'cartera.xlsx', bytes };
  return startImport(bench.deps)(scope, readImportForm(fields, file, false), file);
};

/** Uploads and runs; returns the import as it ended. */
const load = async (scope: AccountScope, bytes: Uint8Array, fields: ImportFormFields = {}) => {
  const { document } = await upload(scope, bytes, fields);
  await runImport(bench.deps)(document.import_id);
  return getImport(bench.deps)(scope, document.import_id);
};

const counts = async () => {
  const { connection } = bench.store;
  const names = ['batches', 'jobs', 'uploads.files', 'uploads.chunks'];
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await connection.collection(name).countDocuments()])),
  );
};

describe('an import', () => {
  it('makes one job for each person, opens the batch and removes the file', async () => {
    const { scope } = await bench.account();
    const twice = [
      ...rows(3),
      [rutOf(3), 'Persona 3', 'Tienda Inventada', 500, '2026-11-05', 0, phoneOf(3), '+56 2 2345 6789'],
    ];
    const done = await load(scope, await workbookOf(twice), {
      processing_type: 'acquisition',
      batch_name: 'Noviembre',
      priority: '2',
    });
    expect(done).toMatchObject({
      state: 'completed',
      fault: null,
      rows_read: 4,
      rows_written: 3,
      refused: [],
    });
    expect(done.stats).toMatchObject({
      total_rows_processed: 4,
      unique_debtors_found: 3,
      jobs_created: 3,
      total_jobs: 3,
      duplicates_in_file: 1,
    });
    const batch = await bench.batch(scope, done.batch_id);
    expect(batch).toMatchObject({
      name: 'Noviembre',
      state: 'running',
      total_jobs: 3,
      pending_jobs: 3,
      priority: 2,
    });
    expect(done.batch_id).toMatch(/^batch-acq-20261123-\d{6}-\d{6}$/);
    const { items } = await listBatchJobs(bench.deps)(scope, done.batch_id, { limit: 10, skip: 0 });
    const third = items.find(({ job }) => job.contact.dni === rutOf(3))?.job;
    expect(third).toMatchObject({
      person_key: rutOf(3),
      mode: 'continuous',
      contact: { phones: [phoneOf(3), '+56223456789'], next_phone_index: 0 },
      payload: {
        debt_amount: 3_500,
        due_date: '2026-11-08',
        additional_info: { cantidad_cupones: 2, rut: rutOf(3), nombre: 'Persona 3' },
      },
      deduplication_key: `${scope.account_id}::${rutOf(3)}::${done.batch_id}`,
    });
    expect(third?.phone_states).toHaveLength(2);
    expect(await bench.store.connection.collection('uploads.files').countDocuments()).toBe(0);
  });

  it('keeps what was refused, row by row, and calls the rest', async () => {
    const { scope } = await bench.account();
    const done = await load(
      scope,
      await workbookOf([...rows(2), ['11.111.111-2', 'X', 'Y', 1, null, 0, phoneOf(9), null]]),
    );
    expect(done.stats).toMatchObject({ jobs_created: 2, refused_rows: 1 });
    expect(done.refused).toMatchObject([{ row: 4, column: 'RUTS', field: 'rut' }]);
    expect(JSON.stringify(done)).not.toContain(phoneOf(9).slice(1));
  });

  it('holds the file against live batches of the account only', async () => {
    const { scope } = await bench.account();
    const { scope: other } = await bench.account();
    const file = await workbookOf(rows(4));
    expect((await load(other, file)).stats.jobs_created).toBe(4);
    const { batch } = await createBatch(bench.deps)(scope, { name: 'viva' });
    await addContacts(bench.deps)(scope, batch.batch_id, { contacts: [person(1), person(2)] });
    const second = await load(scope, file);
    expect(second.stats).toMatchObject({ jobs_created: 2, existing_duplicates: 2 });
    expect(second.duplicates).toMatchObject([
      { batch_id: batch.batch_id, rows: [2] },
      { batch_id: batch.batch_id, rows: [3] },
    ]);
    expect(JSON.stringify(second.duplicates)).not.toContain(rutOf(1));

    const third = await load(scope, file);
    expect(importError(third)).toMatchObject({ code: 'invalid_request' });
    expect(importError(third)?.message).toContain('All debtors are duplicates');
    expect((await load(scope, file, { allow_duplicates: 'true' })).stats.jobs_created).toBe(4);
  });

  it('loads the same people again once their batch has ended, and warns of the same file', async () => {
    const { scope } = await bench.account();
    const file = await workbookOf(rows(2));
    const first = await load(scope, file);
    await cancelBatch(bench.deps)(scope, first.batch_id);
    const again = await load(scope, file);
    expect(again.stats.jobs_created).toBe(2);
    expect(again.warnings[0]?.reason).toContain(first.batch_id);
    bench.clock.advance(11 * MINUTE_MS);
    expect(
      (await load(scope, file, { allow_duplicates: 'true' })).warnings.some(({ row }) => row === 0),
    ).toBe(false);
  });

  it('refuses a basic file that the balance does not cover, never an acquisition', async () => {
    const { scope } = await bench.account({ plan_type: 'minutes_based' });
    await bench.store.wallets.move(scope, 'seconds', 'top-1', {
      kind: 'top_up',
      amount: 500,
      batch_id: null,
      description: '',
      at: bench.clock.now(),
    });
    const file = await workbookOf(rows(3));
    const poor = await load(scope, file);
    expect(importError(poor)?.message).toBe(
      'Saldo insuficiente. Necesario: 9 minutos; disponible: 8.33 minutos',
    );
    expect(importError(poor)?.status).toBe(400);
    expect((await load(scope, file, { processing_type: 'acquisition' })).state).toBe('completed');
  });

  it('leaves nothing when strict meets a faulty row, when columns are missing and when nothing can be used', async () => {
    const { scope } = await bench.account();
    const before = await counts();
    const faulty = await workbookOf([...rows(2), ['11.111.111-2', 'X', 'Y', 1, null, 0, phoneOf(9), null]]);
    const strict = importError(await load(scope, faulty, { strict: 'true' }));
    expect(strict).toMatchObject({ status: 422, errors: [{ path: 'file.rows[4].RUTS' }] });
    const missing = importError(await load(scope, await workbookOf([['a', 1]], ['Nombre', 'Saldo'])));
    expect(missing?.message).toBe('Faltan columnas en el archivo: RUT, Teléfono');
    const useless = importError(
      await load(scope, await workbookOf([['11.111.111-2', 'X', 'Y', 1, null, 0, phoneOf(9), null]])),
    );
    expect(useless).toMatchObject({ status: 422, message: 'Ninguna fila del archivo se puede usar' });
    expect(await counts()).toEqual(before);
  });

  it('can be paused, cancelled or deleted while it runs', async () => {
    const { scope } = await bench.account();
    const paused = await upload(scope, await workbookOf(rows(2)));
    expect((await pauseBatch(bench.deps)(scope, paused.document.batch_id)).batch.state).toBe('importing');
    await runImport(bench.deps)(paused.document.import_id);
    expect(await bench.batch(scope, paused.document.batch_id)).toMatchObject({
      state: 'paused',
      total_jobs: 2,
    });

    const cancelled = await upload(scope, await workbookOf(rows(2, 50)));
    await cancelBatch(bench.deps)(scope, cancelled.document.batch_id);
    await runImport(bench.deps)(cancelled.document.import_id);
    expect(await getImport(bench.deps)(scope, cancelled.document.import_id)).toMatchObject({
      state: 'failed',
      fault: { code: 'invalid_state' },
    });
    expect(await bench.batch(scope, cancelled.document.batch_id)).toMatchObject({ state: 'cancelled' });
    await closeBatchJobs(bench.deps)(cancelled.document.batch_id);
  });
});

describe('5,000 rows', () => {
  it('are loaded, and the time is told', async () => {
    const { scope } = await bench.account();
    const file = await workbookOf(rows(5_000));
    const { document } = await upload(scope, file);
    const start = performance.now();
    await runImport(bench.deps)(document.import_id);
    console.log(`import of 5,000 rows: ${Math.round(performance.now() - start)} ms`);
    expect(await getImport(bench.deps)(scope, document.import_id)).toMatchObject({
      state: 'completed',
      stats: { jobs_created: 5_000 },
    });
  }, 60_000);
});
