import {
  addContacts,
  batchStatus,
  cancelBatch,
  closeBatchJobs,
  createBatch,
  deleteBatch,
  getBatch,
  getJob,
  listBatchJobs,
  listJobs,
  patchBatch,
  pauseBatch,
  readCounters,
  resumeBatch,
  retryJob,
  cancelJob,
} from '@timbre/batches';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anAttempt, openBatchBench, person, type BatchBench } from './batches-support.ts';

let bench: BatchBench;
beforeAll(async () => {
  bench = await openBatchBench();
});
afterAll(() => bench.stop());

const campaign = async (people: number, call_settings?: unknown) => {
  const { scope, account } = await bench.account();
  const { batch } = await createBatch(bench.deps)(scope, { name: 'Cobranza', call_settings });
  if (people > 0) {
    const contacts = Array.from({ length: people }, (_, n) => person(n + 1));
    await addContacts(bench.deps)(scope, batch.batch_id, { contacts });
  }
  return { scope, account, batch_id: batch.batch_id };
};

const page = { limit: 100, skip: 0 };

describe('pause and resume', () => {
  it('cost one new epoch each, may be repeated, and wake the dispatcher', async () => {
    const { scope, batch_id } = await campaign(2);
    const { batch, in_flight } = await pauseBatch(bench.deps)(scope, batch_id);
    expect({
      state: batch.state,
      is_active: batch.is_active,
      pause_reason: batch.pause_reason,
      epoch: batch.epoch,
      in_flight,
    }).toEqual({
      state: 'paused',
      is_active: false,
      pause_reason: 'user',
      epoch: 1,
      in_flight: 0,
    });
    expect((await pauseBatch(bench.deps)(scope, batch_id)).batch.state).toBe('paused');
    await resumeBatch(bench.deps)(scope, batch_id);
    const resumed = await bench.batch(scope, batch_id);
    expect(resumed).toMatchObject({ state: 'running', is_active: true, pause_reason: null });
    expect(resumed.dispatch.next_at).toEqual(bench.clock.now());
    expect(await bench.producer.hasJob('dispatch-tick', { batch_id })).toBe(true);
  });

  it('tells how many dials were sent and are unanswered', async () => {
    const { scope, batch_id } = await campaign(2);
    const batch = await bench.batch(scope, batch_id);
    const sent = anAttempt(bench, batch, 'job_in_flight', { state: 'dialing', sent_at: bench.clock.now() });
    await bench.store.attempts.insert(sent);
    expect((await pauseBatch(bench.deps)(scope, batch_id)).in_flight).toBe(1);
    await bench.store.attempts.move(scope, sent.attempt_id, { from: ['dialing'] }, { state: 'placed' });
    expect((await pauseBatch(bench.deps)(scope, batch_id)).in_flight).toBe(0);
  });

  it('bring suspended people back', async () => {
    const { scope, batch_id } = await campaign(2);
    const { items } = await listBatchJobs(bench.deps)(scope, batch_id, page);
    await bench.store.jobs.change(scope, items[0]!.job.job_id, ['pending'], {
      status: 'suspended',
      last_error: 'Saldo insuficiente: 0',
    });
    await bench.store.batches.adjust(scope, batch_id, { pending_jobs: -1, suspended_jobs: 1 });
    await pauseBatch(bench.deps)(scope, batch_id);
    await resumeBatch(bench.deps)(scope, batch_id);
    expect(await bench.batch(scope, batch_id)).toMatchObject({ pending_jobs: 2, suspended_jobs: 0 });
  });
});

describe('a change', () => {
  it('needs a field, and only new settings make a new epoch', async () => {
    const { scope, batch_id } = await campaign(1);
    await expect(patchBatch(bench.deps)(scope, batch_id, {})).rejects.toMatchObject({
      code: 'invalid_request',
      message: 'No fields to update',
    });
    const renamed = await patchBatch(bench.deps)(scope, batch_id, { name: 'Otra', priority: 3 });
    expect(renamed.updated_fields).toEqual(['name', 'priority', 'updated_at']);
    expect(renamed.batch).toMatchObject({ name: 'Otra', priority: 3, epoch: 0 });
    const settled = await patchBatch(bench.deps)(scope, batch_id, { call_settings: { max_attempts: 7 } });
    expect(settled.batch).toMatchObject({ epoch: 1, call_settings: { max_attempts: 7 } });
    const reset = await patchBatch(bench.deps)(scope, batch_id, { call_settings: null });
    expect(reset.batch).toMatchObject({
      epoch: 2,
      call_settings_input: null,
      call_settings: { max_attempts: 3 },
    });
    const bad = patchBatch(bench.deps)(scope, batch_id, { call_settings: { max_attempts: 99 } });
    await expect(bad).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('pauses and resumes with is_active', async () => {
    const { scope, batch_id } = await campaign(1);
    expect(await patchBatch(bench.deps)(scope, batch_id, { is_active: false })).toMatchObject({
      in_flight: 0,
      batch: { state: 'paused' },
    });
    expect(await patchBatch(bench.deps)(scope, batch_id, { is_active: true })).toMatchObject({
      batch: { state: 'running' },
    });
  });
});

describe('a cancelled batch', () => {
  it('reads as cancelled at once, before and after its jobs are settled, and for good', async () => {
    const { scope, batch_id } = await campaign(30);
    const { items } = await listBatchJobs(bench.deps)(scope, batch_id, page);
    await bench.store.jobs.change(scope, items[0]!.job.job_id, ['pending'], { status: 'failed' });
    await bench.store.batches.adjust(scope, batch_id, { pending_jobs: -1, failed_jobs: 1 });
    await cancelBatch(bench.deps)(scope, batch_id, 'Cliente pagó');
    const expected = { total_jobs: 30, pending_jobs: 0, failed_jobs: 1, cancelled_jobs: 29 };
    const check = async () => {
      expect(readCounters(await bench.batch(scope, batch_id))).toMatchObject(expected);
      expect((await batchStatus(bench.deps)(scope, batch_id)).counters).toMatchObject(expected);
      const cancelled = await listBatchJobs(bench.deps)(scope, batch_id, { ...page, status: 'cancelled' });
      expect({ total: cancelled.total, shown: cancelled.items.length }).toEqual({ total: 29, shown: 29 });
      expect(cancelled.items[0]?.job).toMatchObject({
        status: 'cancelled',
        cancellation_reason: 'Cliente pagó',
      });
      expect(await listBatchJobs(bench.deps)(scope, batch_id, { ...page, status: 'pending' })).toEqual({
        items: [],
        total: 0,
      });
      expect((await listJobs(bench.deps)(scope, { ...page, status: 'cancelled' })).total).toBe(29);
      expect((await listJobs(bench.deps)(scope, { ...page, status: 'pending' })).total).toBe(0);
    };
    await check();
    expect(await bench.producer.hasJob('batch-close', { batch_id })).toBe(true);
    expect(await closeBatchJobs(bench.deps)(batch_id)).toEqual({ kind: 'done' });
    await check();
    expect(await bench.batch(scope, batch_id)).toMatchObject({ cancelled_jobs: 29, pending_jobs: 0 });

    expect((await cancelBatch(bench.deps)(scope, batch_id, 'otra vez')).cancellation_reason).toBe(
      'Cliente pagó',
    );
    for (const change of [pauseBatch, resumeBatch]) {
      await expect(change(bench.deps)(scope, batch_id)).rejects.toMatchObject({ code: 'invalid_state' });
    }
    await expect(patchBatch(bench.deps)(scope, batch_id, { is_active: true })).rejects.toMatchObject({
      code: 'invalid_state',
    });
    await expect(retryJob(bench.deps)(scope, items[0]!.job.job_id)).rejects.toMatchObject({
      code: 'invalid_state',
    });
  });

  it('is closed again while calls are live, and what they leave behind is settled too', async () => {
    const { scope, batch_id } = await campaign(3);
    const batch = await bench.batch(scope, batch_id);
    const { items } = await listBatchJobs(bench.deps)(scope, batch_id, page);
    const job_id = items[0]!.job.job_id;
    const attempt = anAttempt(bench, batch, job_id, { state: 'placed' });
    await bench.store.attempts.insert(attempt);
    await bench.store.jobs.claim(scope, job_id, attempt.attempt_id, bench.clock.now());
    await cancelBatch(bench.deps)(scope, batch_id);
    expect(await closeBatchJobs(bench.deps)(batch_id)).toMatchObject({ kind: 'snooze' });
    expect(await bench.batch(scope, batch_id)).toMatchObject({ in_progress_jobs: 1, cancelled_jobs: 2 });
    await bench.store.attempts.move(
      scope,
      attempt.attempt_id,
      { from: ['placed'] },
      { state: 'settled', open: false },
    );
    await bench.store.jobs.settle(scope, job_id, attempt.attempt_id, { status: 'pending' });
    expect(await closeBatchJobs(bench.deps)(batch_id)).toEqual({ kind: 'done' });
    expect(await bench.batch(scope, batch_id)).toMatchObject({ in_progress_jobs: 0, cancelled_jobs: 3 });
  });
});

describe('a deleted batch', () => {
  it('is gone from every read, keeps its jobs as cancelled, and may be deleted again', async () => {
    const { scope, batch_id } = await campaign(4);
    const { items } = await listBatchJobs(bench.deps)(scope, batch_id, page);
    await deleteBatch(bench.deps)(scope, batch_id, { delete_jobs: false });
    await expect(getBatch(bench.deps)(scope, batch_id)).rejects.toMatchObject({
      code: 'not_found',
      message: 'Batch not found',
    });
    await expect(pauseBatch(bench.deps)(scope, batch_id)).rejects.toMatchObject({ code: 'not_found' });
    const job = async () => (await getJob(bench.deps)(scope, items[0]!.job.job_id)).job;
    expect(await job()).toMatchObject({ status: 'cancelled', cancellation_reason: 'Batch deleted' });
    await closeBatchJobs(bench.deps)(batch_id);
    expect(await job()).toMatchObject({ status: 'cancelled', cancellation_reason: 'Batch deleted' });
    expect((await deleteBatch(bench.deps)(scope, batch_id, { delete_jobs: false })).state).toBe('deleting');
    expect((await bench.batch(scope, batch_id)).completed_at).toEqual(bench.clock.now());
  });

  it('takes its jobs with it when asked to, also the second time', async () => {
    const { scope, batch_id } = await campaign(4);
    const { items } = await listBatchJobs(bench.deps)(scope, batch_id, page);
    await deleteBatch(bench.deps)(scope, batch_id, { delete_jobs: false });
    await closeBatchJobs(bench.deps)(batch_id);
    await deleteBatch(bench.deps)(scope, batch_id, { delete_jobs: true });
    await expect(getJob(bench.deps)(scope, items[0]!.job.job_id)).rejects.toMatchObject({
      message: 'Job not found',
    });
    expect(await listJobs(bench.deps)(scope, page)).toEqual({ items: [], total: 0 });
    expect(await closeBatchJobs(bench.deps)(batch_id)).toEqual({ kind: 'done' });
    expect(await bench.store.jobs.countByStatus(scope, batch_id)).toMatchObject({ total_jobs: 0 });
  });
});

describe('another account', () => {
  it('does not find the batch or its jobs, and changes nothing', async () => {
    const { scope, batch_id } = await campaign(1);
    const { scope: foreign } = await bench.account();
    const before = await bench.batch(scope, batch_id);
    const job_id = (await listBatchJobs(bench.deps)(scope, batch_id, page)).items[0]!.job.job_id;
    const tries = [
      () => getBatch(bench.deps)(foreign, batch_id),
      () => pauseBatch(bench.deps)(foreign, batch_id),
      () => resumeBatch(bench.deps)(foreign, batch_id),
      () => cancelBatch(bench.deps)(foreign, batch_id),
      () => deleteBatch(bench.deps)(foreign, batch_id, { delete_jobs: true }),
      () => patchBatch(bench.deps)(foreign, batch_id, { name: 'x' }),
      () => addContacts(bench.deps)(foreign, batch_id, { contacts: [person(9)] }),
      () => getJob(bench.deps)(foreign, job_id),
      () => retryJob(bench.deps)(foreign, job_id),
      () => cancelJob(bench.deps)(foreign, job_id),
    ];
    for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ code: 'not_found' });
    expect(await bench.batch(scope, batch_id)).toEqual(before);
  });
});
