import { manualClock } from '@timbre/kernel';
import { accountScope, type AccountDocument, type BatchDocument } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestAccount, type TestApi } from '../support/api.ts';
import { aBatch, aJob } from '../support/documents.ts';

const NOW = new Date('2026-11-23T14:30:00.000Z');
const EMPTY = {
  total_jobs: 0,
  pending: 0,
  in_progress: 0,
  completed: 0,
  failed: 0,
  suspended: 0,
  cancelled: 0,
};

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ clock: manualClock(NOW) });
});
afterAll(() => api.stop());

const get = (path: string, key?: string, headers: Record<string, string> = {}) =>
  api.call('get', `/api/v1${path}`, { ...(key === undefined ? {} : { key }), headers });

const documentOf = async ({ account_id }: TestAccount): Promise<AccountDocument> =>
  (await api.store.accounts.find(accountScope(account_id))) as AccountDocument;

/** A batch with these counters. */
const batchOf = async (account: TestAccount, given: Partial<BatchDocument>): Promise<BatchDocument> => {
  const batch = aBatch(await documentOf(account), NOW, {}, given);
  await api.store.batches.insert(batch);
  return batch;
};

const countDay = ({ account_id }: TestAccount, day: string, calls: number) =>
  api.store.connection
    .collection<{ _id: string }>('account_days')
    .insertOne({ _id: `${account_id}:${day}`, account_id, day, calls } as { _id: string });

/** An account with a running, a finished, a cancelled, a removed and an implicit batch. */
const busyAccount = async (): Promise<TestAccount> => {
  const account = await api.createAccount('credit_based');
  const running = {
    total_jobs: 100,
    pending_jobs: 60,
    in_progress_jobs: 2,
    completed_jobs: 30,
    failed_jobs: 8,
  };
  await batchOf(account, { ...running, total_cost_micros: 2_500_000, total_seconds: 90 });
  await batchOf(account, { state: 'completed', is_active: false, total_jobs: 10, completed_jobs: 10 });
  await batchOf(account, {
    ...{ state: 'cancelled', is_active: false, total_jobs: 20, pending_jobs: 15, suspended_jobs: 5 },
  });
  await batchOf(account, {
    state: 'deleting',
    delete_jobs: true,
    is_active: false,
    total_jobs: 7,
    failed_jobs: 7,
  });
  await batchOf(account, { implicit: true, total_jobs: 1, completed_jobs: 1 });
  await countDay(account, '2026-11-23', 40);
  await countDay(account, '2026-11-22', 900);
  return account;
};

describe('the overview', () => {
  it('of an account without anything is zeros', async () => {
    const account = await api.createAccount('unlimited');
    const { status, body } = await get('/dashboard/overview', account.api_key);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      success: true,
      timestamp: NOW.toISOString(),
      account: { account_id: account.account_id, status: 'active', balance: 0, billing_type: 'unlimited' },
      metrics: { jobs_today: 0, success_rate_percentage: 0, active_batches: 0, pending_jobs: 0 },
      detailed_stats: {
        jobs: { today: 0, pending: 0, completed: 0, failed: 0, total_finished: 0 },
        batches: { active_count: 0, total_jobs: 0, total_cost: 0, total_minutes: 0 },
      },
    });
  });

  it('sums up the batches of the account and its calls of today', async () => {
    const account = await busyAccount();
    const { body } = await get('/dashboard/overview', account.api_key);
    expect(body).toMatchObject({
      account: { balance: 1_000, billing_type: 'credits' },
      metrics: { jobs_today: 40, success_rate_percentage: 83.67, active_batches: 1, pending_jobs: 60 },
      detailed_stats: {
        jobs: { today: 40, pending: 60, completed: 41, failed: 8, total_finished: 49 },
        batches: { active_count: 1, total_jobs: 100, total_cost: 2.5, total_minutes: 1.5 },
      },
    });
  });

  it('is read once in thirty seconds, and by its ETag not even sent', async () => {
    const account = await api.createAccount('minutes_based');
    const first = await get('/dashboard/overview', account.api_key);
    expect(first.headers['cache-control']).toBe('private, no-cache');
    await batchOf(account, { total_jobs: 5, pending_jobs: 5 });
    const second = await get('/dashboard/overview', account.api_key);
    expect(second.body).toEqual(first.body);
    const etag = String(first.headers['etag']);
    const third = await get('/dashboard/overview', account.api_key, { 'If-None-Match': etag });
    expect([third.status, third.text]).toEqual([304, '']);
  });

  it('of the installation is for the platform; an account may name itself alone', async () => {
    const [account, other] = [await busyAccount(), await api.createAccount()];
    const named = await get(`/dashboard/overview?account_id=${account.account_id}`);
    expect(named.body.metrics.pending_jobs).toBe(60);
    const all = await get('/dashboard/overview');
    expect(all.body.account).toBeNull();
    expect(all.body.metrics.pending_jobs).toBeGreaterThanOrEqual(60);
    expect(all.body.metrics.jobs_today).toBeGreaterThanOrEqual(40);
    const own = await get(`/dashboard/overview?account_id=${other.account_id}`, other.api_key);
    expect(own.status).toBe(200);
    for (const path of ['overview', 'stats']) {
      const foreign = await get(`/dashboard/${path}?account_id=${account.account_id}`, other.api_key);
      expect([foreign.status, foreign.body.detail]).toEqual([404, 'Account not found']);
      expect((await get(`/dashboard/${path}?account_id=acc-nobody`)).status).toBe(404);
    }
  });

  it('refuses what it does not know', async () => {
    const { status, body } = await get('/dashboard/overview?cuenta=1&account_id=%24');
    expect(status).toBe(422);
    expect(body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['account_id', 'cuenta']);
  });
});

describe('the stats', () => {
  it('of an account are its document, its balance and its jobs', async () => {
    const account = await busyAccount();
    const { body } = await get('/dashboard/stats', account.api_key);
    expect(body).toMatchObject({
      account: { account_id: account.account_id, plan_type: 'credit_based', calls_today: 40 },
      balance: { has_balance: true, remaining: 1_000, unit: 'USD' },
      jobs: {
        account_id: account.account_id,
        total_jobs: 131,
        pending: 60,
        in_progress: 2,
        completed: 41,
        failed: 8,
        suspended: 0,
        cancelled: 20,
        stats_by_status: { pending: 60, completed: 41, cancelled: 20 },
        total_cost: 2.5,
        total_minutes: 1.5,
        success_rate: 83.67,
      },
      timestamp: NOW.toISOString(),
    });
    expect(body).not.toHaveProperty('system');
  });

  it('of an account without anything fail nowhere', async () => {
    const account = await api.createAccount();
    const { body } = await get('/dashboard/stats', account.api_key);
    expect(body.jobs).toMatchObject({ ...EMPTY, success_rate: 0, total_cost: 0 });
  });

  it('of the installation count accounts', async () => {
    const { body } = await get('/dashboard/stats');
    expect(body).not.toHaveProperty('account');
    expect(body.system.total_accounts).toBeGreaterThan(3);
    expect(body.system.active_accounts).toBe(body.system.total_accounts);
    expect(body.jobs.account_id).toBeNull();
  });
});

describe('the status of a batch', () => {
  const withJobs = async (account: TestAccount, given: Partial<BatchDocument>, due: Date[]) => {
    const batch = await batchOf(account, { total_jobs: due.length, pending_jobs: due.length, ...given });
    const jobs = due.map((reserved_until) => aJob(batch, ['+56950000001'], NOW, { reserved_until }));
    await api.store.jobs.insertMany(jobs);
    return batch;
  };

  it('is not sent again while nothing changed', async () => {
    const account = await api.createAccount();
    const batch = await withJobs(account, {}, [NOW, NOW]);
    const path = `/batches/${batch.batch_id}/status`;
    const first = await get(path, account.api_key);
    expect(first.text.length).toBeLessThan(500);
    const etag = String(first.headers['etag']);
    const again = await get(path, account.api_key, { 'If-None-Match': etag });
    expect([again.status, again.text, again.headers['etag']]).toEqual([304, '', etag]);
    await api.store.batches.adjust(accountScope(account.account_id), batch.batch_id, { failed_jobs: 1 });
    const changed = await get(path, account.api_key, { 'If-None-Match': etag });
    expect([changed.status, changed.body.failed_jobs]).toEqual([200, 1]);
  });

  it('tells who waits for the hours, of those who are due and of those who were put off', async () => {
    const account = await api.createAccount();
    const later = new Date(NOW.getTime() + 3_600_000);
    const closed = await withJobs(account, { contact_pack: null }, [NOW, NOW, later]);
    const open = await withJobs(account, {}, [NOW, later]);
    const shut = await api.store.batches.change(accountScope(account.account_id), closed.batch_id, {
      set: { call_settings: { ...closed.call_settings, days_of_week: [7] } },
    });
    expect(shut).not.toBeNull();
    await api.store.connection
      .collection('jobs')
      .updateMany(
        { batch_id: open.batch_id, reserved_until: later },
        { $set: { wait_reason: 'out_of_hours' } },
      );
    const waiting = async ({ batch_id }: BatchDocument) =>
      (await get(`/batches/${batch_id}/status`, account.api_key)).body.waiting_schedule_jobs as number;
    expect([await waiting(closed), await waiting(open)]).toEqual([2, 1]);
  });
});
