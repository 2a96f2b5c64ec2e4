import {
  createBatch,
  getImport,
  readImportForm,
  runImport,
  startUpload,
  sweepImports,
  type BatchDeps,
} from '@timbre/batches';
import { HOUR_MS, MINUTE_MS } from '@timbre/kernel';
import { accountScope } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestAccount, TestApi } from '../support/api.ts';
import { openBatchBench, phoneOf, rowFor, rutOf, workbookOf, type BatchBench } from './batches-support.ts';
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

const newBatch = async (key = own.api_key): Promise<string> => {
  const made = await api.call('post', '/api/v1/batches', { key, body: { name: 'A mano' } });
  return made.body.batch.batch_id as string;
};
const upload = (batch_id: string, given: Partial<Upload>) =>
  bench.upload({ path: `/api/v1/batches/${batch_id}/upload`, name: 'lista.csv', key: own.api_key, ...given });
const statusOf = async (batch_id: string) =>
  (await api.call('get', `/api/v1/batches/${batch_id}/status`, { key: own.api_key })).body;

describe('a CSV added to a campaign', () => {
  it('has the columns of earlier clients: several phones, due_date as the last day to pay', async () => {
    const batch_id = await newBatch();
    const csv = [
      'telefonos,nombre,rut,debt_amount,due_date,empresa,referencia',
      `${phoneOf(1)};22 345 6789,Ana Paz,${rutOf(1)},1500,2026-12-15,Tienda,F-1`,
      `${phoneOf(2)},Luis Vera,12.345.678-9,1,2026-12-15,Tienda,F-2`,
    ].join('\n');
    const { status, body } = await upload(batch_id, { bytes: csv });
    expect([status, body.success, body.jobs_added, body.batch_id]).toEqual([200, true, 1, batch_id]);
    expect(body.errors).toMatchObject([{ row: 3, field: 'rut' }]);
    const { body: jobs } = await api.call('get', `/api/v1/batches/${batch_id}/jobs`, { key: own.api_key });
    expect(jobs).toMatchObject([
      {
        contact: { dni: rutOf(1), phones: [phoneOf(1), '+56223456789'] },
        payload: {
          debt_amount: 1_500,
          due_date: '2026-12-15',
          company_name: 'Tienda',
          reference_number: 'F-1',
        },
      },
    ]);
    expect(await statusOf(batch_id)).toMatchObject({ total_jobs: 1, pending_jobs: 1 });
  });

  it('tells whom the campaign has already, and refuses one of which nobody is new', async () => {
    const batch_id = await newBatch();
    expect((await upload(batch_id, { bytes: await workbookOf(rows(2, 100)), name: 'a.xlsx' })).status).toBe(
      200,
    );
    const more = await upload(batch_id, { bytes: await workbookOf(rows(3, 100)), name: 'b.xlsx' });
    expect(more.body).toMatchObject({ jobs_added: 1, duplicates: [{ batch_id, rows: [2] }, { rows: [3] }] });
    const none = await upload(batch_id, { bytes: await workbookOf(rows(3, 100)), name: 'c.xlsx' });
    expect([none.status, await statusOf(batch_id)]).toMatchObject([400, { total_jobs: 3 }]);
  });

  it('refuses as earlier clients know it: 400 with its beginning, and every row', async () => {
    const batch_id = await newBatch();
    const useless = await upload(batch_id, { bytes: 'rut,nombre,telefono\n1-9,X,123\n' });
    expect([useless.status, useless.body.detail]).toEqual([
      400,
      'Error processing CSV: Ninguna fila del archivo se puede usar',
    ]);
    const bytes = `rut,nombre,telefono\n${rutOf(5)},Ana,${phoneOf(5)}\n1-9,X,123\n`;
    expect((await upload(batch_id, { bytes, fields: { strict: 'true' } })).status).toBe(400);
    expect(await statusOf(batch_id)).toMatchObject({ total_jobs: 0 });
    const wrong = { mapping_json: '{"rut":"Z","name":"nombres"}' };
    const { body } = await upload(batch_id, { bytes, fields: wrong });
    expect((body.errors as { path: string }[]).map(({ path }) => path)).toEqual([
      'mapping_json.rut',
      'mapping_json.name',
    ]);
  });

  it('with one Idempotency-Key is added once', async () => {
    const batch_id = await newBatch();
    const headers = { 'Idempotency-Key': 'lista-1' };
    const bytes = await workbookOf(rows(2, 200));
    const first = await upload(batch_id, { bytes, name: 'a.xlsx', headers });
    const second = await upload(batch_id, { bytes, name: 'a.xlsx', headers });
    expect([second.status, second.body.import_id]).toEqual([200, first.body.import_id]);
    const file = { bytes: await workbookOf(rows(2, 210)), name: 'a.xlsx', headers };
    expect((await upload(batch_id, file)).status).toBe(422);
    expect(await statusOf(batch_id)).toMatchObject({ total_jobs: 2 });
  });

  it('needs a campaign of one’s own that is open', async () => {
    const batch_id = await newBatch();
    const file = { bytes: await workbookOf(rows(1, 300)), name: 'a.xlsx' };
    expect((await upload(batch_id, { ...file, key: other.api_key })).status).toBe(404);
    expect((await upload(batch_id, { ...file, fields: { account_id: other.account_id } })).status).toBe(404);
    expect((await upload('batch-nada', file)).status).toBe(404);
    await api.call('post', `/api/v1/batches/${batch_id}/cancel`, { key: own.api_key });
    expect((await upload(batch_id, file)).status).toBe(409);
    expect((await upload(batch_id, {})).status).toBe(422);
  });
});

describe('an added file whose worker dies', () => {
  let plain: BatchBench;
  beforeAll(async () => {
    plain = await openBatchBench();
  });
  afterAll(() => plain.stop());

  const start = async (count: number) => {
    const { scope } = await plain.account();
    const batch_id = await newBatchOf(scope.account_id);
    const bytes = await workbookOf(Array.from({ length: count }, (_, n) => rowFor(n + 1)));
    const file = { name: 'lista.xlsx', bytes };
    const { document } = await startUpload(plain.deps)(
      scope,
      batch_id,
      readImportForm({}, file, false),
      file,
    );
    return { scope, batch_id, document };
  };
  const newBatchOf = async (account_id: string): Promise<string> => {
    return (await createBatch(plain.deps)(accountScope(account_id), { name: 'A mano' })).batch.batch_id;
  };
  const dyingAfter = (nth: number): BatchDeps => {
    let calls = 0;
    const { store } = plain;
    const insertMany: typeof store.jobs.insertMany = async (documents) => {
      const stored = await store.jobs.insertMany(documents);
      calls += 1;
      if (calls === nth) throw new Error('killed');
      return stored;
    };
    return { ...plain.deps, store: { ...store, jobs: { ...store.jobs, insertMany } } };
  };

  it('after a chunk is begun again: every person once, the figures of the first look', async () => {
    const { scope, batch_id, document } = await start(1_200);
    await expect(runImport(dyingAfter(1))(document.import_id)).rejects.toThrow('killed');
    await runImport(plain.deps)(document.import_id);
    expect(await getImport(plain.deps)(scope, document.import_id)).toMatchObject({
      ...{ state: 'completed', duplicates: [], stats: { jobs_created: 1_200 } },
    });
    expect(await plain.store.jobs.countByStatus(scope, batch_id)).toMatchObject({ total_jobs: 1_200 });
  });

  it('is queued again when Redis lost it, and given up after an hour; the campaign stays', async () => {
    const { scope, batch_id, document } = await start(2);
    const queued: string[] = [];
    const producer: BatchDeps['producer'] = {
      hasJob: () => Promise.resolve(false),
      enqueue: (_name, payload) => {
        queued.push(JSON.stringify(payload));
        return Promise.resolve();
      },
    };
    plain.clock.advance(3 * MINUTE_MS);
    await sweepImports({ ...plain.deps, producer })();
    expect(queued).toContain(JSON.stringify({ import_id: document.import_id }));
    plain.clock.advance(HOUR_MS);
    await sweepImports({ ...plain.deps, producer })();
    expect((await getImport(plain.deps)(scope, document.import_id)).state).toBe('failed');
    expect((await plain.batch(scope, batch_id)).state).toBe('running');
  });
});
