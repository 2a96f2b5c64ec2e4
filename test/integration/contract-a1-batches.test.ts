import { manualClock } from '@timbre/kernel';
import { accountScope } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestAccount, type TestApi } from '../support/api.ts';
import { MONDAY, person } from './batches-support.ts';

const clock = manualClock(MONDAY);
let api: TestApi;
let own: TestAccount;
let account: string;
beforeAll(async () => {
  api = await startTestApi({ clock });
  own = await api.createAccount('credit_based');
  account = `/accounts/${own.account_id}`;
});
afterAll(() => api.stop());

/** As the platform's key, which stands in for clients that had no credentials at all. */
const call = (method: Parameters<TestApi['call']>[0], path: string, body?: unknown) =>
  api.call(method, `/api/v1${path}`, { body });

const BATCH_FIELDS = [
  ...['account_id', 'batch_id', 'name', 'description', 'total_jobs', 'pending_jobs', 'completed_jobs'],
  ...['failed_jobs', 'suspended_jobs', 'total_cost', 'total_minutes', 'estimated_cost', 'is_active'],
  ...['priority', 'call_settings', 'created_at', 'started_at', 'completed_at', 'updated_at'],
  ...['cancellation_reason', '_id'],
];
const JOB_FIELDS = [
  ...['_id', 'job_id', 'account_id', 'batch_id', 'status', 'contact', 'to_number', 'payload', 'mode'],
  ...['attempts', 'tries', 'max_attempts', 'deduplication_key', 'reserved_until', 'worker_id'],
  ...['estimated_cost', 'reserved_amount', 'created_at', 'started_at', 'completed_at', 'failed_at'],
  ...['updated_at', 'finished_at', 'next_try_at', 'call_id', 'is_calling', 'call_started_at'],
  ...['call_ended_at', 'call_duration_seconds', 'call_result', 'last_error', 'last_attempt_result'],
  ...['cancellation_reason', 'fecha_pago_cliente', 'monto_pago_cliente'],
];
const STATUS_FIELDS = [
  ...['batch_id', 'is_active', 'total_jobs', 'pending_jobs', 'completed_jobs', 'failed_jobs'],
  ...['suspended_jobs', 'total_cost', 'total_minutes', 'progress_percentage', 'started_at', 'completed_at'],
];
const fields = (...names: string[]) => Object.fromEntries(names.map((name) => [name, expect.anything()]));
const has = (body: unknown, names: readonly string[]): void =>
  expect(Object.keys(body as object)).toEqual(expect.arrayContaining([...names]));

let people = 300;
/** A campaign with one person, as the API makes it. */
const aCampaign = async () => {
  people += 1;
  const given = { account_id: own.account_id, name: 'Cobranza', call_settings: { max_attempts: 5 } };
  const { body } = await call('post', '/batches', given);
  const batch_id = body.batch.batch_id as string;
  await call('post', `/batches/${batch_id}/jobs`, { contacts: [person(people)] });
  const [job] = (await call('get', `/batches/${batch_id}/jobs`)).body;
  return { batch_id, job_id: job.job_id as string, job };
};

describe('batches', () => {
  it('are found by either id, alone and in bare lists', async () => {
    const { batch_id } = await aCampaign();
    const { body } = await call('get', `/batches/${batch_id}`);
    has(body, BATCH_FIELDS);
    expect((await call('get', `/batches/${body._id}`)).body.batch_id).toBe(batch_id);
    for (const path of [
      '/batches',
      `/batches?account_id=${own.account_id}&is_active=true`,
      `${account}/batches`,
    ]) {
      const list = await call('get', `${path}`);
      expect(list.body[0]).toMatchObject({ batch_id });
      expect(list.headers['x-total-count']).toBeDefined();
    }
  });

  it('tell how far they are, in few bytes, and in full', async () => {
    const { batch_id } = await aCampaign();
    const status = await call('get', `/batches/${batch_id}/status`);
    has(status.body, STATUS_FIELDS);
    expect(Buffer.byteLength(status.text)).toBeLessThan(500);
    has((await call('get', `/batches/${batch_id}/summary`)).body, [
      ...STATUS_FIELDS.filter((name) => name !== 'is_active' && name !== 'progress_percentage'),
      ...['name', 'account_id', 'status', 'completion_rate', 'priority', 'created_at', 'hourly_stats'],
    ]);
  });

  it('are changed, paused and resumed in every way that clients know', async () => {
    const { batch_id } = await aCampaign();
    const at = `/batches/${batch_id}`;
    expect((await call('patch', at, { is_active: false })).body).toMatchObject({
      ...{ success: true, message: 'Batch paused', batch_id, updated_fields: ['is_active', 'updated_at'] },
    });
    expect((await call('patch', at, { is_active: true })).body).toMatchObject({ message: 'Batch resumed' });
    expect((await call('put', `${at}/pause`)).body).toMatchObject({ success: true, message: 'Batch paused' });
    expect((await call('put', `${at}/resume`)).body).toMatchObject({ message: 'Batch resumed' });
    expect((await call('post', `${at}/pause`)).body).toMatchObject({ message: 'Batch paused' });
    expect((await call('post', `${at}/resume`)).body).toMatchObject({ message: 'Batch resumed' });
    expect((await call('patch', at, { name: 'Otra', priority: 2 })).body).toMatchObject({
      message: 'Batch updated successfully',
    });
    // The earlier system refused this although its clients reset settings so.
    expect((await call('patch', at, { call_settings: null })).body).toMatchObject({
      updated_fields: ['call_settings', 'updated_at'],
    });
    expect((await call('patch', at, {})).body).toMatchObject({ status: 400, detail: 'No fields to update' });
  });

  it('are cancelled for good, with the reason in the query', async () => {
    const { batch_id, job_id } = await aCampaign();
    expect((await call('post', `/batches/${batch_id}/cancel?reason=detenida`)).body).toMatchObject({
      ...{ success: true, message: 'Batch cancelled successfully', reason: 'detenida' },
    });
    expect((await call('patch', `/batches/${batch_id}`, { is_active: true })).status).toBe(409);
    expect((await call('get', `/jobs/${job_id}`)).body).toMatchObject({
      ...{ status: 'cancelled', cancellation_reason: 'detenida' },
    });
    const plain = await aCampaign();
    await call('post', `/batches/${plain.batch_id}/cancel`);
    expect((await call('get', `/batches/${plain.batch_id}`)).body).toMatchObject({
      cancellation_reason: 'Batch cancelled',
    });
  });

  it('are deleted, twice if need be', async () => {
    const { batch_id } = await aCampaign();
    for (const _ of [1, 2])
      expect((await call('delete', `/batches/${batch_id}`)).body).toEqual({
        ...{ success: true, message: 'Batch deleted' },
      });
    for (const path of ['', '/status', '/summary', '/jobs'])
      expect((await call('get', `/batches/${batch_id}${path}`)).body).toMatchObject({
        ...{ status: 404, detail: 'Batch not found' },
      });
  });
});

describe('jobs', () => {
  it('are listed by account, by batch and, for the platform, everywhere; found by either id', async () => {
    const { batch_id, job_id, job } = await aCampaign();
    has(job, JOB_FIELDS);
    expect(job).toMatchObject({
      estimated_cost: 0.47,
      reserved_amount: 0,
      payload: fields('additional_info'),
    });
    const other = await api.createAccount();
    const made = await call('post', '/jobs', { ...person(900), account_id: other.account_id });
    for (const query of [`account_id=${own.account_id}`, `batch_id=${batch_id}`])
      expect((await call('get', `/jobs?${query}&limit=1`)).body[0]).toMatchObject({ job_id });
    const everywhere = await call('get', '/jobs?limit=5');
    expect(everywhere.body.map((one: { job_id: string }) => one.job_id)).toEqual(
      expect.arrayContaining([job_id, made.body.job.job_id]),
    );
    expect(Number(everywhere.headers['x-total-count'])).toBeGreaterThanOrEqual(everywhere.body.length);
    expect((await call('get', `/jobs/${job._id}`)).body.job_id).toBe(job_id);
  });

  it('are filtered by every status, today’s and yesterday’s', async () => {
    const { batch_id, job_id } = await aCampaign();
    const scope = accountScope(own.account_id);
    const set = (status: 'done' | 'scheduled' | 'pending') =>
      api.store.jobs.change(scope, job_id, ['pending', 'done', 'scheduled'], { status });
    const found = async (status: string) =>
      (await call('get', `/batches/${batch_id}/jobs?status=${status}`)).body.length as number;
    await set('done');
    expect([await found('completed'), await found('done'), await found('pending')]).toEqual([1, 1, 0]);
    expect((await call('get', `/jobs/${job_id}`)).body.status).toBe('completed');
    await set('scheduled');
    expect([await found('scheduled'), await found('pending')]).toEqual([1, 1]);
    for (const path of [`/batches/${batch_id}/jobs`, '/jobs', `/jobs?account_id=${own.account_id}`]) {
      const { body } = await call('get', `${path}${path.includes('?') ? '&' : '?'}status=raro`);
      expect(body).toMatchObject({ status: 400, detail: 'Invalid status: raro' });
    }
  });

  it('are cancelled and retried, or not, in the words that clients know', async () => {
    const { job_id } = await aCampaign();
    expect((await call('put', `/jobs/${job_id}/retry`)).body).toMatchObject({
      ...{ status: 404, detail: 'Job not found or cannot be retried' },
    });
    expect((await call('put', `/jobs/${job_id}/cancel`)).body).toEqual({
      ...{ success: true, message: 'Job cancelled' },
    });
    expect((await call('get', `/jobs/${job_id}`)).body).toMatchObject({
      cancellation_reason: 'Cancelled by user',
    });
    expect((await call('delete', `/jobs/${job_id}`)).body).toMatchObject({
      ...{ status: 404, detail: 'Job not found or cannot be cancelled' },
    });
    const failed = await aCampaign();
    const failing = { status: 'failed' as const, attempts: 3 };
    await api.store.jobs.change(accountScope(own.account_id), failed.job_id, ['pending'], failing);
    expect((await call('put', `/jobs/${failed.job_id}/retry`)).body).toEqual({
      ...{ success: true, message: 'Job marked for retry' },
    });
    expect((await call('get', `/jobs/${failed.job_id}`)).body).toMatchObject({
      status: 'pending',
      attempts: 3,
    });
    expect((await call('get', '/jobs/nada')).body).toMatchObject({ status: 404, detail: 'Job not found' });
  });
});
