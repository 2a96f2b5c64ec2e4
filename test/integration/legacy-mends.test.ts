import { addContacts, createBatch, pauseBatch } from '@timbre/batches';
import { runCli } from '@timbre/cli';
import type { AccountScope } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testServers } from '../support/servers.ts';
import { openBatchBench, person, type BatchBench } from './batches-support.ts';

let bench: BatchBench;
let env: Record<string, string>;
beforeAll(async () => {
  bench = await openBatchBench();
  const { mongodb_uri: MONGODB_URI, redis_url: REDIS_URL } = testServers();
  env = { MONGODB_URI, REDIS_URL, TIMBRE_DATABASE: bench.store.connection.name };
});
afterAll(() => bench.stop());

const run = async (...args: string[]) => {
  const said = { out: '', err: '' };
  const io = { out: (text: string) => (said.out += text), err: (text: string) => (said.err += text) };
  return { code: await runCli(args, io, env), ...said };
};
const batches = () => bench.store.connection.collection('batches');

const campaign = async (people: number) => {
  const { scope } = await bench.account();
  const { batch } = await createBatch(bench.deps)(scope, { name: 'Cobranza' });
  const contacts = Array.from({ length: people }, (_, n) => person(n + 1));
  if (people > 0) await addContacts(bench.deps)(scope, batch.batch_id, { contacts });
  return { scope, batch_id: batch.batch_id };
};
const historyOf = async (scope: AccountScope, batch_id: string) =>
  (await bench.store.batch_history.list(scope, batch_id, { limit: 10 })).map(({ action }) => action);

describe('batches mend-active', () => {
  it('says of each batch what its state says, and fills in what an old document lacks', async () => {
    const running = await campaign(1);
    const paused = await campaign(1);
    await pauseBatch(bench.deps)(paused.scope, paused.batch_id);
    const untouched = await campaign(0);
    for (const { batch_id } of [running, paused])
      await batches().updateOne({ batch_id }, { $unset: { is_active: '' } });
    const { account_id } = running.scope;
    const old = { account_id, name: 'Antigua', call_settings: { retry_settings: { max_attempts: 5 } } };
    await batches().insertMany([
      { ...old, batch_id: 'batch-old' },
      { ...old, batch_id: 'batch-old-done', completed_at: new Date('2025-01-01T00:00:00Z') },
      { ...old, batch_id: 'batch-of-nobody', account_id: 'acc-nobody' },
    ]);

    const before = await batches().find().toArray();
    const dry = await run('batches', 'mend-active', '--dry-run');
    expect(dry).toMatchObject({
      code: 1,
      out: expect.stringContaining('4 lotes por completar, 1 sin tocar'),
    });
    expect(await batches().find().toArray()).toEqual(before);

    const mended = await run('batches', 'mend-active', '--json');
    expect((JSON.parse(mended.out) as { batches: object[] }).batches).toMatchObject([
      { batch_id: running.batch_id, is_active: true, state: 'running' },
      { batch_id: paused.batch_id, is_active: false, state: 'paused' },
      { batch_id: 'batch-old', is_active: false, state: 'paused' },
      { batch_id: 'batch-old-done', is_active: false, state: 'completed' },
      { batch_id: 'batch-of-nobody', is_active: null, reason: 'sin cuenta o sin batch_id' },
    ]);
    expect(await bench.batch(running.scope, 'batch-old')).toMatchObject({
      name: 'Antigua',
      pause_reason: 'user',
      epoch: 0,
      call_settings: { max_attempts: 5, timezone: 'America/Santiago' },
      call_settings_input: { retry_settings: { max_attempts: 5 } },
      dispatch: { owner: null },
    });
    expect(await historyOf(running.scope, running.batch_id)).toEqual(['batch.mended', 'batch.created']);
    expect(await historyOf(untouched.scope, untouched.batch_id)).toEqual(['batch.created']);
    expect((await run('batches', 'mend-active')).out).toContain('0 lotes completados, 1 sin tocar');
  });
});

describe('batches cancel-inactive-jobs', () => {
  it('cancels who waits in batches that do not run, and nobody else', async () => {
    const running = await campaign(2);
    const paused = await campaign(3);
    await pauseBatch(bench.deps)(paused.scope, paused.batch_id);
    const choice = ['--account', paused.scope.account_id];

    const dry = await run('batches', 'cancel-inactive-jobs', '--dry-run', ...choice);
    expect(dry).toMatchObject({ code: 0, out: expect.stringContaining('3 jobs por cancelar en 1 lotes') });
    expect((await bench.batch(paused.scope, paused.batch_id)).pending_jobs).toBe(3);

    const done = await run('batches', 'cancel-inactive-jobs', ...choice, '--json');
    expect(JSON.parse(done.out)).toMatchObject({
      cancelled: 3,
      batches: [{ batch_id: paused.batch_id, state: 'paused', cancelled: 3 }],
    });
    expect(await bench.batch(paused.scope, paused.batch_id)).toMatchObject({
      state: 'paused',
      pending_jobs: 0,
      cancelled_jobs: 3,
    });
    const [job] = await bench.store.job_reads.list(paused.scope, {}, { limit: 1, skip: 0 });
    expect(job).toMatchObject({ status: 'cancelled', cancellation_reason: 'Batch inactive' });
    expect(await historyOf(paused.scope, paused.batch_id)).toContain('batch.jobs_cancelled');
    expect((await run('batches', 'cancel-inactive-jobs', ...choice)).out).toContain('0 jobs cancelados');
    expect((await run('batches', 'cancel-inactive-jobs', '--account', running.scope.account_id)).code).toBe(
      0,
    );
    expect((await bench.batch(running.scope, running.batch_id)).pending_jobs).toBe(2);
  });
});
