import { newAttemptId } from '@timbre/kernel';
import { JOB_STATUSES, type AccountScope, type BatchDocument, type JobDocument } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBatch, aJob, anAccount } from '../support/documents.ts';
import { atOnce, later, NOW, openStoreBench, type StoreBench } from './store-support.ts';

let bench: StoreBench;
let scope: AccountScope;
beforeAll(async () => {
  bench = await openStoreBench();
  scope = bench.scope();
});
afterAll(() => bench.stop());

const newBatch = (): BatchDocument => aBatch(anAccount(NOW, scope), NOW);
/** Stores one job for each entry; their names tell them apart. */
const storedIn = async (
  batch: BatchDocument,
  ...given: (Partial<JobDocument> & { name: string })[]
): Promise<JobDocument[]> => {
  const jobs = given.map(({ name, ...rest }) => {
    const job = aJob(batch, ['+56950001234'], NOW, rest);
    return { ...job, contact: { ...job.contact, name } };
  });
  await bench.store.jobs.insertMany(jobs);
  return jobs;
};
const one = async (given: Partial<JobDocument> = {}): Promise<JobDocument> => {
  const [job] = await storedIn(newBatch(), { name: 'uno', ...given });
  if (job === undefined) throw new Error('not stored');
  return job;
};
const namesOf = (jobs: JobDocument[]): string[] => jobs.map((job) => job.contact.name);
let since: Date | undefined;
const due = async ({ batch_id }: BatchDocument, limit = 100, zones?: (string | null)[]) =>
  namesOf(
    await bench.store.jobs.listDue(scope, { batch_id, now: NOW, limit, since, ...(zones ? { zones } : {}) }),
  );
const now = async (job: JobDocument) => bench.store.jobs.find(scope, job.job_id);

describe.each([
  ['all at once', undefined],
  ['in windows', later(-3_600_000)],
])('due jobs, read %s', (_, begin) => {
  beforeAll(() => {
    since = begin;
  });

  it('come down the priorities, oldest first, up to the limit', async () => {
    const batch = newBatch();
    await storedIn(
      batch,
      { name: 'normal-nuevo', priority: 1, reserved_until: later(-10) },
      { name: 'urgente-futuro', priority: 3, reserved_until: later(1) },
      { name: 'alto', priority: 2, reserved_until: NOW },
      { name: 'normal-viejo', priority: 1, reserved_until: later(-20) },
      { name: 'urgente', priority: 3, reserved_until: later(-5) },
      { name: 'en curso', priority: 9, status: 'in_progress' },
    );
    await storedIn(newBatch(), { name: 'otro lote', priority: 9 });
    expect(await due(batch)).toEqual(['urgente', 'alto', 'normal-viejo', 'normal-nuevo']);
    expect(await due(batch, 3)).toEqual(['urgente', 'alto', 'normal-viejo']);
    expect(await due(batch, 1)).toEqual(['urgente']);
  });

  it('are of the open zones only; null stands for the zone of the batch', async () => {
    const batch = newBatch();
    await storedIn(
      batch,
      { name: 'Santiago', timezone: null },
      { name: 'Isla de Pascua', timezone: 'Pacific/Easter' },
      { name: 'Punta Arenas', timezone: 'America/Punta_Arenas' },
    );
    expect((await due(batch, 100, [null, 'Pacific/Easter'])).sort()).toEqual(['Isla de Pascua', 'Santiago']);
    expect(await due(batch, 100, ['America/Punta_Arenas'])).toEqual(['Punta Arenas']);
    expect(await due(batch, 100, [])).toEqual([]);
  });

  it('of old documents, `scheduled`, come when no pending one is due', async () => {
    const batch = newBatch();
    await storedIn(
      batch,
      { name: 'antiguo', status: 'scheduled', priority: 3 },
      { name: 'pendiente', priority: 1 },
    );
    expect(await due(batch)).toEqual(['pendiente']);
    await bench.store.connection.collection('jobs').deleteOne({ 'contact.name': 'pendiente' });
    expect(await due(batch)).toEqual(['antiguo']);
  });

  it('say when the next one is due, whatever its priority', async () => {
    const batch = newBatch();
    const next = () => bench.store.jobs.nextDueAt(scope, batch.batch_id);
    expect(await next()).toBeNull();
    await storedIn(
      batch,
      { name: 'urgente', priority: 3, reserved_until: later(5_000) },
      { name: 'normal', priority: 1, reserved_until: later(2_000) },
      { name: 'antiguo', status: 'scheduled', reserved_until: later(3_000) },
      { name: 'fallido', status: 'failed', reserved_until: later(1) },
    );
    expect(await next()).toEqual(later(2_000));
  });
});

describe('due jobs, looked for again', () => {
  const look = async ({ batch_id }: BatchDocument, seconds: number, limit = 2) =>
    namesOf(
      await bench.store.jobs.listDue(scope, {
        ...{ batch_id, limit, now: later(seconds * 1_000), since: later(-86_400_000) },
      }),
    );
  const gone = (name: string) =>
    bench.store.connection.collection('jobs').deleteOne({ 'contact.name': name });

  it('are never missed, whenever they come and however old they are', async () => {
    const batch = newBatch();
    await storedIn(
      batch,
      { name: 'ayer', reserved_until: later(-80_000_000) },
      { name: 'hoy', reserved_until: later(-1_000) },
      { name: 'luego', reserved_until: later(7_000) },
    );
    expect(await look(batch, 0)).toEqual(['ayer', 'hoy']);
    await gone('ayer');
    expect(await look(batch, 0)).toEqual(['hoy']);
    await storedIn(batch, { name: 'rezagado', reserved_until: later(-50_000_000) });
    expect(await look(batch, 1)).toEqual(['rezagado', 'hoy']);
    await gone('rezagado');
    await gone('hoy');
    expect(await look(batch, 6)).toEqual([]);
    expect(await look(batch, 7)).toEqual(['luego']);
    await storedIn(batch, { name: 'antes de mirar', reserved_until: later(2_000) });
    expect(await look(batch, 8)).toEqual(['antes de mirar', 'luego']);
  });

  it('go by a priority that came later, and by one that no campaign has any more', async () => {
    const batch = newBatch();
    await storedIn(batch, { name: 'uno', priority: 1 });
    expect(await look(batch, 0)).toEqual(['uno']);
    await storedIn(batch, { name: 'tres', priority: 3 }, { name: 'dos', priority: 2 });
    expect(await look(batch, 1, 3)).toEqual(['tres', 'dos', 'uno']);
    for (const name of ['uno', 'dos', 'tres']) await gone(name);
    await storedIn(batch, { name: 'cero', priority: 0 }, { name: 'cien', priority: 100 });
    expect(await look(batch, 2)).toEqual(['cien', 'cero']);
  });

  it('of another account stay hidden, whatever campaign is named', async () => {
    const batch = newBatch();
    await storedIn(batch, { name: 'ajeno' });
    const others = await bench.store.jobs.listDue(bench.scope(), {
      ...{ batch_id: batch.batch_id, limit: 5, now: NOW, since: later(-1_000) },
    });
    expect(others).toEqual([]);
  });
});

describe('a claim', () => {
  it('goes to one of fifty, and the dial is counted once', async () => {
    const job = await one();
    const claimed = await atOnce(50, (n) =>
      bench.either(n).jobs.claim(scope, job.job_id, newAttemptId(), NOW),
    );
    const winners = claimed.filter((winner) => winner !== null);
    expect(winners).toHaveLength(1);
    expect(await now(job)).toMatchObject({
      status: 'in_progress',
      dial_seq: 1,
      live_attempt_id: winners[0]?.live_attempt_id,
    });
  });

  it.each(JOB_STATUSES)('of a job that is %s is for those that wait', async (status) => {
    const job = await one({ status });
    const claimed = await bench.store.jobs.claim(scope, job.job_id, newAttemptId(), NOW);
    expect(claimed !== null).toBe(status === 'pending' || status === 'scheduled');
  });

  it('leaves alone what is not due, is held, or is of another account', async () => {
    const early = await one({ reserved_until: later(1) });
    const held = await one({ live_attempt_id: 'somebody' });
    const foreign = await one();
    const claim = (whose: AccountScope, job: JobDocument) =>
      bench.store.jobs.claim(whose, job.job_id, 'mine', NOW);
    expect(await claim(scope, early)).toBeNull();
    expect(await claim(scope, held)).toBeNull();
    expect(await claim(bench.scope(), foreign)).toBeNull();
    expect(await now(foreign)).toMatchObject({ status: 'pending', dial_seq: 0 });
  });
});

describe('a settlement', () => {
  it('is for the attempt that holds the job, once', async () => {
    const job = await one();
    await bench.store.jobs.claim(scope, job.job_id, 'holder', NOW);
    const settle = (n: number, by: string) =>
      bench.either(n).jobs.settle(scope, job.job_id, by, { status: 'completed', attempts: 1 });
    expect(await settle(0, 'stranger')).toBeNull();
    const settled = await atOnce(20, (n) => settle(n, 'holder'));
    expect(settled.filter((before) => before !== null)).toHaveLength(1);
    expect(settled.find((before) => before !== null)).toMatchObject({ status: 'in_progress' });
    expect(await now(job)).toMatchObject({ status: 'completed', live_attempt_id: null, attempts: 1 });
  });

  it('is the only way to move a job that an attempt holds', async () => {
    const job = await one();
    await bench.store.jobs.claim(scope, job.job_id, 'holder', NOW);
    const { jobs } = bench.store;
    expect(await jobs.change(scope, job.job_id, JOB_STATUSES, { status: 'cancelled' })).toBeNull();
    expect(await jobs.moveChunk(scope, job.batch_id, JOB_STATUSES, { status: 'cancelled' }, 10)).toBe(0);
    expect(await jobs.deleteChunk(scope, job.batch_id, 10)).toBe(0);
    expect((await now(job))?.status).toBe('in_progress');
  });
});

describe('many jobs at once', () => {
  it('are stored without the ones that are there already, and counted right', async () => {
    const batch = newBatch();
    const people = Array.from({ length: 40 }, (_, n) =>
      aJob(batch, ['+56950001234'], NOW, { deduplication_key: `${batch.batch_id}-${n}` }),
    );
    const again = people.map((job) => ({
      ...aJob(batch, job.contact.phones, NOW),
      deduplication_key: job.deduplication_key ?? '',
    }));
    expect(await bench.store.jobs.insertMany(people.slice(0, 25))).toBe(25);
    expect(await bench.store.jobs.insertMany(again)).toBe(15);
    expect(await bench.store.jobs.insertMany(again)).toBe(0);
    expect((await bench.store.jobs.countByStatus(scope, batch.batch_id)).total_jobs).toBe(40);
  });

  it('that come from several requests together are stored once each', async () => {
    const batch = newBatch();
    const request = () =>
      Array.from({ length: 20 }, (_, n) =>
        aJob(batch, ['+56950001234'], NOW, { deduplication_key: `${batch.batch_id}-${n}` }),
      );
    const counts = await atOnce(6, (n) => bench.either(n).jobs.insertMany(request()));
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(20);
  });

  it('move and go in chunks, and come back from suspension all together', async () => {
    const batch = newBatch();
    await storedIn(
      batch,
      ...Array.from({ length: 5 }, (_, n) => ({ name: `${n}`, status: 'suspended' as const })),
    );
    const { jobs } = bench.store;
    expect(await jobs.resumeSuspended(scope, batch.batch_id, NOW)).toBe(5);
    const chunk = () => jobs.moveChunk(scope, batch.batch_id, ['pending'], { status: 'cancelled' }, 2);
    expect([await chunk(), await chunk(), await chunk(), await chunk()]).toEqual([2, 2, 1, 0]);
    expect(await jobs.countByStatus(scope, batch.batch_id)).toMatchObject({
      cancelled_jobs: 5,
      total_jobs: 5,
    });
    const drop = () => jobs.deleteChunk(scope, batch.batch_id, 3);
    expect([await drop(), await drop(), await drop()]).toEqual([3, 2, 0]);
  });

  it('are counted by status, old words under the new ones', async () => {
    const batch = newBatch();
    await storedIn(batch, ...JOB_STATUSES.map((status) => ({ name: status, status })));
    expect(await bench.store.jobs.countByStatus(scope, batch.batch_id)).toEqual({
      total_jobs: 8,
      pending_jobs: 2,
      in_progress_jobs: 1,
      completed_jobs: 2,
      failed_jobs: 1,
      suspended_jobs: 1,
      cancelled_jobs: 1,
    });
  });
});
