import { manualClock } from '@timbre/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestAccount, type TestApi } from '../support/api.ts';
import { MONDAY, person } from './batches-support.ts';

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

const campaign = async (people = 0, given: object = {}) => {
  const { body } = await call('post', '/batches', { name: 'Cobranza', ...given });
  const { batch_id } = body.batch as { batch_id: string };
  if (people > 0) {
    const contacts = Array.from({ length: people }, (_, n) => person(n + 1));
    await call('post', `/batches/${batch_id}/jobs`, { contacts });
  }
  return batch_id;
};

describe('POST /batches', () => {
  it('answers 201 with the batch, the settings as sent and as they apply', async () => {
    const call_settings = {
      allowed_call_hours: { start: '09:00', end: '22:00' },
      retry_settings: { max_attempts: 5 },
    };
    const { status, body, headers } = await call('post', '/batches', {
      batch_name: 'Urgente',
      call_settings,
      account_id: own.account_id,
    });
    expect(status).toBe(201);
    expect(headers['location']).toBe(`/api/v1/batches/${body.batch.batch_id}`);
    expect(body.batch).toMatchObject({
      name: 'Urgente',
      state: 'running',
      is_active: true,
      priority: 1,
      total_cost: 0,
      call_settings,
      effective_settings: {
        max_attempts: 5,
        allowed_hours: { start: '09:00', end: '22:00' },
        timezone: 'America/Santiago',
      },
    });
    expect(body.warnings.join(' ')).toContain('se reduce');
  });

  it('tells every fault at once', async () => {
    const call_settings = {
      timezone: 'America/Nada',
      allowed_hours: { start: '09:00', end: '09:00' },
      max_attempts: 0,
    };
    const { status, body } = await call('post', '/batches', { name: 'x', call_settings });
    expect(status).toBe(422);
    const paths = (body.errors as { path: string }[]).map(({ path }) => path);
    expect(paths.sort()).toEqual([
      'call_settings.allowed_hours',
      'call_settings.max_attempts',
      'call_settings.timezone',
    ]);
    const wrong = await call('post', '/batches', { nombre: 'x', priority: 'alta', balance: 9 });
    expect((wrong.body.errors as { path: string }[]).map(({ path }) => path).sort()).toEqual([
      'balance',
      'name',
      'nombre',
      'priority',
    ]);
    expect((await call('post', '/batches', { name: 'x', call_settings: 'no' })).status).toBe(422);
    expect(
      (await call('post', '/batches', { name: 'x', call_settings: {} })).body.batch.call_settings,
    ).toBeNull();
    expect(
      (await call('post', '/batches', { name: 'x', call_settings: null })).body.batch.call_settings,
    ).toBeNull();
  });

  it('refuses unknown, foreign and missing accounts', async () => {
    for (const account_id of [other.account_id, 'acc-000000000000']) {
      expect(await call('post', '/batches', { name: 'x', account_id })).toMatchObject({
        status: 404,
        body: { detail: 'Account not found' },
      });
    }
    expect((await call('post', '/batches', { name: 'x' }, api.platform_key)).status).toBe(422);
    expect(
      (await call('post', '/batches', { name: 'x', account_id: 'acc-000000000000' }, api.platform_key))
        .status,
    ).toBe(404);
    expect(
      (await call('post', '/batches', { name: 'x', account_id: own.account_id }, api.platform_key)).status,
    ).toBe(201);
  });
});

describe('reading batches', () => {
  it('lists the own ones with their number and links', async () => {
    const third = await api.createAccount();
    for (let n = 0; n < 3; n++) await call('post', '/batches', { name: `Lote ${n}` }, third.api_key);
    const { body, headers } = await call('get', '/batches?limit=2', undefined, third.api_key);
    expect(body).toHaveLength(2);
    expect(headers['x-total-count']).toBe('3');
    expect(headers['link']).toContain('rel="next"');
    await call('put', `/batches/${body[0].batch_id}/pause`, undefined, third.api_key);
    expect((await call('get', '/batches?is_active=true', undefined, third.api_key)).body).toHaveLength(2);
    expect(
      (await call('get', '/batches?state=paused', undefined, third.api_key)).headers['x-total-count'],
    ).toBe('1');
    expect(
      (await call('get', `/batches?account_id=${own.account_id}`, undefined, third.api_key)).status,
    ).toBe(404);
    expect(
      (await call('get', '/batches?limit=0&orden=1', undefined, third.api_key)).body.errors,
    ).toHaveLength(2);
    const all = await call('get', '/batches', undefined, api.platform_key);
    expect(Number(all.headers['x-total-count'])).toBeGreaterThan(3);
  });

  it('finds a batch by its id and by the id of its document', async () => {
    const batch_id = await campaign();
    const { body } = await call('get', `/batches/${batch_id}`);
    expect((await call('get', `/batches/${body._id}`)).body).toEqual(body);
    expect((await call('get', `/batches/${batch_id}`, undefined, api.platform_key)).body).toEqual(body);
    for (const missing of [
      'batch-20260101-00000000',
      '0123456789abcdef01234567',
      `single-${own.account_id}`,
    ]) {
      expect(await call('get', `/batches/${missing}`)).toMatchObject({
        status: 404,
        body: { detail: 'Batch not found' },
      });
    }
  });

  it('answers the status in less than 500 bytes, with exactly its fields', async () => {
    const batch_id = await campaign(5);
    const { body, text } = await call('get', `/batches/${batch_id}/status`);
    expect(Object.keys(body as object).sort()).toEqual(
      [
        ...[
          'batch_id',
          'is_active',
          'total_jobs',
          'pending_jobs',
          'completed_jobs',
          'failed_jobs',
          'suspended_jobs',
        ],
        ...['total_cost', 'total_minutes', 'progress_percentage', 'started_at', 'completed_at'],
        ...['in_progress_jobs', 'cancelled_jobs', 'waiting_schedule_jobs'],
      ].sort(),
    );
    expect(text.length).toBeLessThan(500);
    expect(body).toMatchObject({
      total_jobs: 5,
      pending_jobs: 5,
      waiting_schedule_jobs: 0,
      progress_percentage: 0,
    });
  });

  it('counts who waits for the hours of the batch, without a write', async () => {
    const batch_id = await campaign(3, {
      call_settings: { allowed_hours: { start: '15:00', end: '18:00' } },
    });
    expect((await call('get', `/batches/${batch_id}/status`)).body).toMatchObject({
      pending_jobs: 3,
      waiting_schedule_jobs: 3,
    });
    const { body } = await call('get', `/batches/${batch_id}/jobs?status=waiting_schedule`);
    expect(body).toHaveLength(3);
    expect(body[0]).toMatchObject({
      status: 'pending',
      waiting_schedule: true,
      reserved_until: '2026-11-23T18:00:00.000Z',
      last_error: expect.stringMatching(/^Fuera de horario: fuera del horario permitido/) as string,
    });
  });

  it('sums a batch up', async () => {
    const batch_id = await campaign(2);
    const { body } = await call('get', `/batches/${batch_id}/summary`);
    expect(body).toMatchObject({
      status: 'active',
      state: 'running',
      name: 'Cobranza',
      completion_rate: 0,
      hourly_stats: [],
    });
    await call('post', `/batches/${batch_id}/pause`);
    expect((await call('get', `/batches/${batch_id}/summary`)).body.status).toBe('paused');
  });
});
