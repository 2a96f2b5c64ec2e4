import { manualClock } from '@timbre/kernel';
import { accountScope } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestAccount, type TestApi } from '../support/api.ts';
import { anAttempt, MONDAY, person, phoneOf, rutOf } from './batches-support.ts';

const clock = manualClock(MONDAY);
let api: TestApi;
let own: TestAccount;
let other: TestAccount;
beforeAll(async () => {
  api = await startTestApi({ clock });
  own = await api.createAccount('credit_based');
  other = await api.createAccount();
});
afterAll(() => api.stop());

const call = (method: Parameters<TestApi['call']>[0], path: string, body?: unknown, key = own.api_key) =>
  api.call(method, `/api/v1${path}`, { key, body });

let people = 0;
/** A batch with one new person; the ids of both. */
const aJob = async () => {
  people += 1;
  const { body } = await call('post', '/batches', { name: 'Cobranza' });
  const { batch_id } = body.batch as { batch_id: string };
  await call('post', `/batches/${batch_id}/jobs`, { contacts: [person(people)] });
  const jobs = await call('get', `/batches/${batch_id}/jobs`);
  return {
    batch_id,
    job_id: jobs.body[0].job_id as string,
    document_id: jobs.body[0]._id as string,
    n: people,
  };
};

const scope = () => accountScope(own.account_id);

const fail = async ({ job_id, batch_id }: { job_id: string; batch_id: string }) => {
  await api.store.jobs.change(scope(), job_id, ['pending'], {
    status: 'failed',
    attempts: 3,
    failed_at: clock.now(),
    last_error: 'Máximo de intentos alcanzado (3)',
    phone_states: [
      { dead: true, last_reason: 'invalid_destination', streak: 1, tried_this_round: true, rest_until: null },
    ],
  });
  await api.store.batches.adjust(scope(), batch_id, { pending_jobs: -1, failed_jobs: 1 });
};

describe('POST /jobs', () => {
  it('makes a single job, outside of every list of batches', async () => {
    const { status, body, headers } = await call('post', '/jobs', {
      ...person(901),
      account_id: own.account_id,
    });
    expect(status).toBe(201);
    expect(headers['location']).toBe(`/api/v1/jobs/${body.job.job_id}`);
    expect(body.job).toMatchObject({
      batch_id: null,
      mode: 'single',
      status: 'pending',
      to_number: phoneOf(901),
      deduplication_key: `${own.account_id}::${rutOf(901)}::single`,
    });
    const batches = await call('get', '/batches');
    expect(JSON.stringify(batches.body)).not.toContain('single-');
    expect((await call('get', `/batches/single-${own.account_id}/status`)).status).toBe(404);
    expect((await call('get', `/jobs/${body.job.job_id}`)).body).toEqual(body.job);
  });

  it('has one job of a person under way, and takes another when it has ended', async () => {
    const first = await call('post', '/jobs', person(902));
    const again = await call('post', '/jobs', person(902));
    expect(again).toMatchObject({ status: 409, body: { code: 'conflict', job_id: first.body.job.job_id } });
    await call('put', `/jobs/${first.body.job.job_id}/cancel`);
    expect((await call('post', '/jobs', person(902))).body.job.deduplication_key).toMatch(/::single-2$/);
    const both = await Promise.all([call('post', '/jobs', person(903)), call('post', '/jobs', person(903))]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('adds to a batch that is named, and tells every fault of the contact', async () => {
    const { batch_id } = await aJob();
    const added = await call('post', '/jobs', { ...person(904), batch_id });
    expect(added).toMatchObject({ status: 201, body: { job: { batch_id, mode: 'continuous' } } });
    expect(await call('post', '/jobs', { ...person(904), batch_id })).toMatchObject({
      status: 409,
      body: { job_id: added.body.job.job_id },
    });
    const { status, body } = await call('post', '/jobs', {
      dni: '1-1',
      phones: ['1'],
      name: 'X',
      debt_amount: 'mucho',
    });
    expect(status).toBe(422);
    expect((body.errors as { path: string }[]).map(({ path }) => path)).toEqual(
      expect.arrayContaining(['dni', 'debt_amount']),
    );
    expect((await call('post', '/jobs', { ...person(905), batch_id }, other.api_key)).status).toBe(404);
  });
});

describe('GET /jobs', () => {
  it('lists and filters, with the number of all', async () => {
    const account = await api.createAccount();
    const made = await call('post', '/batches', { name: 'x' }, account.api_key);
    const { batch_id } = made.body.batch as { batch_id: string };
    await call(
      'post',
      `/batches/${batch_id}/jobs`,
      { contacts: [person(1), person(2), person(3)] },
      account.api_key,
    );
    await call('post', '/jobs', person(4), account.api_key);
    const list = (query: string, key = account.api_key) => call('get', `/jobs${query}`, undefined, key);
    expect((await list('?limit=2')).headers['x-total-count']).toBe('4');
    expect((await list(`?batch_id=${batch_id}`)).body).toHaveLength(3);
    expect((await list('?status=pending')).body).toHaveLength(4);
    for (const status of [
      'completed',
      'done',
      'failed',
      'in_progress',
      'scheduled',
      'suspended',
      'cancelled',
      'waiting_schedule',
    ]) {
      expect((await list(`?status=${status}`)).body).toEqual([]);
    }
    expect(await list('?status=nada')).toMatchObject({
      status: 400,
      body: { detail: 'Invalid status: nada' },
    });
    expect((await list(`?account_id=${own.account_id}`)).status).toBe(404);
    expect((await list(`?batch_id=${batch_id}`, own.api_key)).status).toBe(404);
    expect((await list('', api.platform_key)).status).toBe(200);
    expect((await list(`?batch_id=${batch_id}`, api.platform_key)).body).toHaveLength(3);
    expect((await list(`?account_id=${account.account_id}`, api.platform_key)).headers['x-total-count']).toBe(
      '4',
    );
  });
});

describe('one job', () => {
  it('is found by both of its ids, by its account only', async () => {
    const { job_id, document_id } = await aJob();
    const { body } = await call('get', `/jobs/${job_id}`);
    expect((await call('get', `/jobs/${document_id}`)).body).toEqual(body);
    expect((await call('get', `/jobs/${job_id}`, undefined, api.platform_key)).body).toEqual(body);
    for (const [method, tail, detail] of [
      ['get', '', 'Job not found'],
      ['get', '/attempts', 'Job not found'],
      ['put', '/retry', 'Job not found or cannot be retried'],
      ['put', '/cancel', 'Job not found or cannot be cancelled'],
      ['delete', '', 'Job not found or cannot be cancelled'],
    ] as const) {
      expect(await call(method, `/jobs/${job_id}${tail}`, undefined, other.api_key)).toMatchObject({
        status: 404,
        body: { detail },
      });
    }
    expect((await call('get', `/jobs/${job_id}`)).body).toEqual(body);
  });

  it('is masked for people and clear for programs', async () => {
    const { job_id, n } = await aJob();
    const login = await api.request.post('/api/v1/auth/login').send(api.admin);
    const { body } = await call('get', `/jobs/${job_id}`, undefined, login.body.token as string);
    expect(body.contact.phones[0]).toMatch(/^\+569\*{4}\d{4}$/);
    const text = JSON.stringify(body);
    for (const secret of [phoneOf(n), rutOf(n), `Persona ${n}`]) expect(text).not.toContain(secret);
    expect(JSON.stringify((await call('get', `/jobs/${job_id}`)).body)).toContain(phoneOf(n));
  });

  it('is retried when it failed: one more attempt, the calls made stay counted', async () => {
    const job = await aJob();
    expect(await call('put', `/jobs/${job.job_id}/retry`)).toMatchObject({
      status: 404,
      body: { detail: 'Job not found or cannot be retried' },
    });
    await fail(job);
    expect(await call('put', `/jobs/${job.job_id}/retry`)).toMatchObject({
      status: 200,
      body: { success: true, message: 'Job marked for retry' },
    });
    expect((await call('get', `/jobs/${job.job_id}`)).body).toMatchObject({
      status: 'pending',
      attempts: 3,
      max_attempts: 4,
      last_error: null,
      failed_at: null,
    });
    expect((await api.store.jobs.find(scope(), job.job_id))?.phone_states[0]).toMatchObject({
      dead: false,
      tried_this_round: false,
    });
    expect((await call('get', `/batches/${job.batch_id}/status`)).body).toMatchObject({
      pending_jobs: 1,
      failed_jobs: 0,
      is_active: true,
    });
  });

  it('is cancelled once, by either address, and ends its batch when it was the last', async () => {
    const job = await aJob();
    expect(await call('put', `/jobs/${job.document_id}/cancel`)).toMatchObject({
      status: 200,
      body: { message: 'Job cancelled' },
    });
    expect((await call('get', `/jobs/${job.job_id}`)).body).toMatchObject({
      status: 'cancelled',
      cancellation_reason: 'Cancelled by user',
    });
    expect((await call('delete', `/jobs/${job.job_id}`)).status).toBe(404);
    expect((await call('get', `/batches/${job.batch_id}`)).body).toMatchObject({
      state: 'completed',
      cancelled_jobs: 1,
      progress_percentage: 100,
    });
    const failed = await aJob();
    await fail(failed);
    expect((await call('delete', `/jobs/${failed.job_id}`)).status).toBe(200);
    expect((await call('get', `/batches/${failed.batch_id}`)).body).toMatchObject({
      failed_jobs: 0,
      cancelled_jobs: 1,
    });
  });

  it('tells its dials without what guards them', async () => {
    const { job_id, batch_id } = await aJob();
    const now = clock.now();
    const batch = await api.store.batches.find(scope(), batch_id);
    const attempt = anAttempt({ clock }, batch!, job_id, {
      ...{
        state: 'settled',
        open: false,
        dial_token: 'secreto',
        retell_call_id: 'call_1',
        duration_ms: 61_500,
      },
      ...{
        charge: { unit: 'micros', amount: 175_000 },
        disconnection_reason: 'user_hangup',
        call_status: 'ended',
      },
      ...{ sent_at: now, placed_at: now, call_started_at: now, call_ended_at: now, settled_at: now },
      outcome: {
        ...{ class: 'answered', reason: 'user_hangup', success: true },
        ...{ contact: true, connected: true, spends_attempt: true },
      },
    });
    const { attempt_id } = attempt;
    await api.store.attempts.insert(attempt);
    const { body } = await call('get', `/jobs/${job_id}/attempts`);
    expect(body).toMatchObject([
      {
        attempt_id,
        call_id: 'call_1',
        cost: 0.175,
        duration_seconds: 62,
        outcome: { class: 'answered', success: true },
      },
    ]);
    expect(JSON.stringify(body)).not.toContain('secreto');
    const { body: summary } = await call('get', `/batches/${batch_id}/summary`);
    expect(summary.hourly_stats).toEqual([
      { hour: 10, date: '2026-11-23', total_calls: 1, successful_calls: 1, success_rate: 100 },
    ]);
  });
});
