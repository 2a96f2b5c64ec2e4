import {
  abandonImport,
  getImport,
  readImportForm,
  runImport,
  startImport,
  sweepImports,
  type BatchDeps,
  type ImportFormFields,
} from '@timbre/batches';
import { HOUR_MS, MINUTE_MS } from '@timbre/kernel';
import type { AccountScope } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBatchBench, rowFor, workbookOf, type BatchBench } from './batches-support.ts';

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

const counts = async () => {
  const { connection } = bench.store;
  const names = ['batches', 'jobs', 'uploads.files', 'uploads.chunks'];
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await connection.collection(name).countDocuments()])),
  );
};

/** Surroundings in which `jobs.insertMany` dies at its `nth` call, as a killed process would. */
const dyingAt = (nth: number, when: 'before' | 'after'): BatchDeps => {
  let calls = 0;
  const { store } = bench;
  const insertMany: typeof store.jobs.insertMany = async (documents) => {
    calls += 1;
    if (calls === nth && when === 'before') throw new Error('killed');
    const stored = await store.jobs.insertMany(documents);
    if (calls === nth) throw new Error('killed');
    return stored;
  };
  return { ...bench.deps, store: { ...store, jobs: { ...store.jobs, insertMany } } };
};

describe('an import whose worker dies', () => {
  it.each([
    ['before its first chunk', 1, 'before'],
    ['after its first chunk', 1, 'after'],
    ['after its second chunk', 2, 'after'],
  ] as const)('%s ends the same when it is begun again', async (_, nth, when) => {
    const { scope } = await bench.account();
    const { document } = await upload(scope, await workbookOf(rows(1_200)));
    await expect(runImport(dyingAt(nth, when))(document.import_id)).rejects.toThrow('killed');
    expect(await bench.batch(scope, document.batch_id)).toMatchObject({ state: 'importing', total_jobs: 0 });
    await runImport(bench.deps)(document.import_id);
    expect(await getImport(bench.deps)(scope, document.import_id)).toMatchObject({
      state: 'completed',
      stats: { jobs_created: 1_200 },
    });
    expect(await bench.batch(scope, document.batch_id)).toMatchObject({
      state: 'running',
      total_jobs: 1_200,
      pending_jobs: 1_200,
    });
    expect(await bench.store.jobs.countByStatus(scope, document.batch_id)).toMatchObject({
      total_jobs: 1_200,
    });
  });

  it('after the batch was opened is only finished', async () => {
    const { scope } = await bench.account();
    const { document } = await upload(scope, await workbookOf(rows(5)));
    const dying = { ...bench.deps, wake: () => Promise.reject(new Error('killed')) };
    await expect(runImport(dying)(document.import_id)).rejects.toThrow('killed');
    await runImport(bench.deps)(document.import_id);
    expect(await getImport(bench.deps)(scope, document.import_id)).toMatchObject({ state: 'completed' });
    expect(await bench.batch(scope, document.batch_id)).toMatchObject({ state: 'running', total_jobs: 5 });
  });

  it('while it clears a refused file leaves nothing once it is begun again', async () => {
    const { scope } = await bench.account();
    const before = await counts();
    const { document } = await upload(scope, await workbookOf([['x']], ['Nombre']));
    const { store } = bench;
    const remove = () => Promise.reject(new Error('killed'));
    await expect(
      runImport({ ...bench.deps, store: { ...store, batches: { ...store.batches, remove } } })(
        document.import_id,
      ),
    ).rejects.toThrow('killed');
    await runImport(bench.deps)(document.import_id);
    expect((await getImport(bench.deps)(scope, document.import_id)).fault?.message).toContain(
      'Faltan columnas',
    );
    expect(await counts()).toEqual(before);
  });

  it('for the last time leaves nothing but its reason', async () => {
    const { scope } = await bench.account();
    const before = await counts();
    const { document } = await upload(scope, await workbookOf(rows(1_500)));
    await expect(runImport(dyingAt(2, 'before'))(document.import_id)).rejects.toThrow('killed');
    await abandonImport(bench.deps)(document.import_id);
    expect(await getImport(bench.deps)(scope, document.import_id)).toMatchObject({
      state: 'failed',
      fault: { code: 'internal' },
    });
    expect(await counts()).toEqual(before);
  });

  it('is queued again when Redis lost it, and given up after an hour', async () => {
    const { scope } = await bench.account();
    const { document } = await upload(scope, await workbookOf(rows(2)));
    const lost: string[] = [];
    const deps = {
      ...bench.deps,
      producer: {
        hasJob: () => Promise.resolve(false),
        enqueue: async (_name: string, payload: object) => void lost.push(JSON.stringify(payload)),
      },
    };
    bench.clock.advance(3 * MINUTE_MS);
    await sweepImports(deps)();
    expect(lost).toContain(JSON.stringify({ import_id: document.import_id }));
    await sweepImports(bench.deps)();
    expect((await bench.batch(scope, document.batch_id)).state).toBe('importing');
    bench.clock.advance(HOUR_MS);
    await sweepImports(deps)();
    expect(await getImport(bench.deps)(scope, document.import_id)).toMatchObject({ state: 'failed' });
    expect(await bench.store.batches.find(scope, document.batch_id)).toBeNull();
  });
});
