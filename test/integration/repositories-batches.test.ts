import { createBatch } from '@timbre/batches';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anAttempt, openBatchBench, type BatchBench } from './batches-support.ts';

let bench: BatchBench;
beforeAll(async () => {
  bench = await openBatchBench();
});
afterAll(() => bench.stop());

const aBatch = async (state: 'importing' | 'running' = 'running') => {
  const { scope } = await bench.account();
  const { batch } = await createBatch(bench.deps)(scope, { name: 'x' });
  await bench.store.batches.change(scope, batch.batch_id, { set: { state } });
  return { scope, batch };
};

describe('files', () => {
  it('come back whole, to their own account only, until they are removed', async () => {
    const { scope } = await bench.account();
    const { scope: foreign } = await bench.account();
    const bytes = randomBytes(600_000);
    const id = await bench.store.files.put(scope, 'Cartera año.xlsx', bytes);
    expect((await bench.store.files.read(scope, id))?.equals(bytes)).toBe(true);
    expect(await bench.store.files.read(foreign, id)).toBeNull();
    await bench.store.files.remove(foreign, id);
    expect(await bench.store.files.read(scope, id)).not.toBeNull();
    await bench.store.files.remove(scope, id);
    await bench.store.files.remove(scope, id);
    expect(await bench.store.files.read(scope, id)).toBeNull();
    expect(await bench.store.connection.collection('uploads.chunks').countDocuments()).toBe(0);
  });
});

describe('the end of an import', () => {
  it('never loses a pause that comes at the same moment', async () => {
    for (let round = 0; round < 10; round++) {
      const { scope, batch } = await aBatch('importing');
      const { imports, batches } = bench.store;
      const pause = () =>
        batches.change(scope, batch.batch_id, { from: ['importing'], set: { is_active: false } });
      const open = () => imports.openBatch(scope, batch.batch_id, { total_jobs: 1 }, bench.clock.now());
      const [paused] = await Promise.all([pause(), open()]);
      const after = await bench.batch(scope, batch.batch_id);
      expect(after.state).toBe(paused === null ? 'running' : 'paused');
      expect(after.total_jobs).toBe(1);
      expect(await open()).toBeNull();
    }
  });
});

describe('contacts that come in', () => {
  it('are all counted, with every zone, however many requests bring them at once', async () => {
    const { scope, batch } = await aBatch();
    const zones = ['America/Punta_Arenas', 'Pacific/Easter', 'America/Coyhaique'];
    const admit = (n: number) =>
      bench.store.imports.admitJobs(scope, batch.batch_id, 2, [zones[n % 3] ?? ''], bench.clock.now());
    await Promise.all(Array.from({ length: 12 }, (_, n) => admit(n)));
    const after = await bench.batch(scope, batch.batch_id);
    expect(after).toMatchObject({ total_jobs: 24, pending_jobs: 24 });
    expect([...after.contact_zones].sort()).toEqual([...zones].sort());
  });
});

describe('figures by hour', () => {
  it('count finished calls by the local clock, the latest hour first', async () => {
    const { scope, batch } = await aBatch();
    const call = async (dial_seq: number, at: string, success: boolean) => {
      const attempt = anAttempt(bench, batch, 'job_hours', {
        dial_seq,
        state: 'settled',
        open: false,
        sent_at: new Date(at),
      });
      const outcome = {
        class: success ? 'answered' : 'retry',
        reason: 'x',
        success,
        contact: success,
        connected: success,
        spends_attempt: true,
      };
      await bench.store.attempts.insert({ ...attempt, outcome: outcome as typeof attempt.outcome });
    };
    await call(1, '2026-11-23T02:59:00Z', true);
    await call(2, '2026-11-23T03:01:00Z', false);
    await call(3, '2026-11-23T03:30:00Z', true);
    const hours = await bench.store.batch_reads.hours(scope, batch.batch_id, 'America/Santiago', 24);
    expect(hours).toEqual([
      { date: '2026-11-23', hour: 0, total_calls: 2, successful_calls: 1 },
      { date: '2026-11-22', hour: 23, total_calls: 1, successful_calls: 1 },
    ]);
    expect(await bench.store.batch_reads.hours(scope, batch.batch_id, 'America/Santiago', 1)).toHaveLength(1);
  });
});
