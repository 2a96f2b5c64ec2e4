import { manualClock } from '@timbre/kernel';
import { OPERATIONS, type Operation } from '@timbre/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestAccount, type TestApi } from '../support/api.ts';
import { MONDAY, person } from './batches-support.ts';

/** Every row of what existing clients call, with the status that a good request gets (decisions.md §5.1). */
const ROWS: readonly (readonly [method: string, path: string, status: number])[] = [
  ['get', '/', 200],
  ['get', '/health', 200],
  ['post', '/api/v1/accounts', 201],
  ['get', '/api/v1/accounts', 200],
  ['get', '/api/v1/accounts/{account_id}', 200],
  ['patch', '/api/v1/accounts/{account_id}', 200],
  ['get', '/api/v1/accounts/{account_id}/balance', 200],
  ['post', '/api/v1/accounts/{account_id}/topup', 200],
  ['get', '/api/v1/accounts/{account_id}/stats', 200],
  ['put', '/api/v1/accounts/{account_id}/suspend', 200],
  ['put', '/api/v1/accounts/{account_id}/activate', 200],
  ['get', '/api/v1/accounts/{account_id}/last-call-settings', 200],
  ['get', '/api/v1/accounts/{account_id}/batches', 200],
  ['get', '/api/v1/accounts/{account_id}/transactions', 200],
  ['get', '/api/v1/accounts/{account_id}/summary', 200],
  ['post', '/api/v1/batches', 201],
  ['get', '/api/v1/batches', 200],
  ['get', '/api/v1/batches/{batch_id}', 200],
  ['get', '/api/v1/batches/{batch_id}/summary', 200],
  ['get', '/api/v1/batches/{batch_id}/status', 200],
  ['get', '/api/v1/batches/{batch_id}/jobs', 200],
  ['post', '/api/v1/batches/{batch_id}/upload', 200],
  ['patch', '/api/v1/batches/{batch_id}', 200],
  ['put', '/api/v1/batches/{batch_id}/pause', 200],
  ['put', '/api/v1/batches/{batch_id}/resume', 200],
  ['post', '/api/v1/batches/{batch_id}/cancel', 200],
  ['delete', '/api/v1/batches/{batch_id}', 200],
  ['post', '/api/v1/batches/excel/preview', 200],
  ['post', '/api/v1/batches/excel/create', 201],
  ['post', '/api/v1/batches/chile/{use_case}', 201],
  ['post', '/api/v1/batches/argentina/{use_case}', 201],
  ['get', '/api/v1/use-cases', 200],
  ['get', '/api/v1/jobs', 200],
  ['get', '/api/v1/jobs/{job_id}', 200],
  ['put', '/api/v1/jobs/{job_id}/retry', 200],
  ['put', '/api/v1/jobs/{job_id}/cancel', 200],
  ['delete', '/api/v1/jobs/{job_id}', 200],
  ['get', '/api/v1/dashboard/stats', 200],
  ['get', '/api/v1/dashboard/overview', 200],
  ['get', '/api/v1/calls/history', 200],
];

const operations: Operation[] = Object.values(OPERATIONS);

describe('every address that existing clients call', () => {
  it.each(ROWS)('%s %s answers %i', (method, path, status) => {
    const found = operations.find((one) => one.method === method && one.path === path);
    expect(found, `${method} ${path}`).toBeDefined();
    expect(Object.keys(found?.responses ?? {})).toContain(String(status));
  });
});

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

const ACCOUNT_FIELDS = [
  ...['account_id', 'account_name', 'plan_type', 'status', 'contact_name', 'contact_email', 'contact_phone'],
  ...['country', 'timezone', 'minutes_purchased', 'minutes_used', 'minutes_reserved', 'credit_balance'],
  ...['credit_used', 'credit_reserved', 'cost_per_minute', 'cost_per_call_setup', 'cost_failed_call'],
  ...['max_concurrent_calls', 'daily_call_limit', 'calls_today', 'features', 'settings', 'created_at'],
  ...['updated_at', 'expires_at', 'last_topup_at', 'billing_type', 'suspension_reason', 'is_active'],
];
const fields = (...names: string[]) => Object.fromEntries(names.map((name) => [name, expect.anything()]));
const has = (body: unknown, names: readonly string[]): void =>
  expect(Object.keys(body as object)).toEqual(expect.arrayContaining([...names]));

let people = 100;
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

describe('accounts', () => {
  it('are made, with the document that clients keep', async () => {
    const given = { account_name: 'A1', contact_name: 'Ana', contact_email: 'ana@timbre.example' };
    const { status, body } = await call('post', '/accounts', {
      ...given,
      initial_credits: 10,
      country: 'ar',
    });
    expect(status).toBe(201);
    expect(body.success).toBe(true);
    has(body.account, ACCOUNT_FIELDS);
    expect(body.account.account_id).toMatch(/^acc-[0-9a-f]{12}$/);
    expect(body.account).toMatchObject({
      ...{ status: 'active', plan_type: 'credit_based', country: 'AR', credit_balance: 10 },
      ...{
        max_concurrent_calls: 5,
        daily_call_limit: 1_000,
        cost_per_minute: 0.15,
        cost_per_call_setup: 0.02,
      },
    });
    expect((await call('post', '/accounts', { ...given, plan_type: 'gratis' })).status).toBe(400);
  });

  it('are listed as a bare array, with its size beside it', async () => {
    const { body, headers } = await call('get', '/accounts?limit=1');
    expect(body).toHaveLength(1);
    has(body[0], ACCOUNT_FIELDS);
    expect(Number(headers['x-total-count'])).toBeGreaterThan(1);
    expect(headers['link']).toContain('rel="next"');
    for (const [query, detail] of [
      ['status=x', 'Invalid status: x'],
      ['plan_type=x', 'Invalid plan_type: x'],
    ] as const)
      expect((await call('get', `/accounts?${query}`)).body).toMatchObject({ status: 400, detail });
  });

  it('tell balance, figures and summary in the words of the plan', async () => {
    expect((await call('get', `${account}/balance`)).body).toMatchObject({
      ...{ has_balance: true, unit: 'USD', plan_type: 'credit_based', can_make_calls: true },
      ...{ remaining: 1_000, used: 0, balance: 1_000, reserved: 0 },
    });
    has((await call('get', `${account}/stats`)).body, [
      ...['account_id', 'account_name', 'status', 'plan_type', 'created_at', 'calls_today', 'daily_limit'],
      ...['max_concurrent', 'credit_balance', 'credit_used', 'credit_available', 'credit_reserved'],
      ...['cost_per_minute', 'cost_per_setup'],
    ]);
    const { body } = await call('get', `${account}/summary`);
    has(body, ['account', 'balance', 'stats', 'financial_summary']);
    has(body.stats, ['total_batches', 'active_batches', 'completed_batches']);
    has(body.financial_summary, ['total_spent', 'total_recharges', 'total_usage', 'transaction_count']);
  });

  it('are topped up, and each top-up is a transaction', async () => {
    const { body } = await call('post', `${account}/topup`, { credits: 5 });
    expect(body).toMatchObject({ success: true, message: 'Account topped up successfully' });
    const list = await call('get', `${account}/transactions?limit=1`);
    expect(list.body[0]).toMatchObject({ type: 'topup_credits', amount: 5 });
    has(list.body[0], ['transaction_id', 'account_id', 'cost', 'description', 'reference_id', 'created_at']);
    expect((await call('post', `${account}/topup`, {})).body).toMatchObject({
      ...{ status: 400, detail: 'Must provide either minutes or credits' },
    });
    expect((await call('get', `${account}/transactions?transaction_type=x`)).body).toMatchObject({
      ...{ status: 400, detail: 'Invalid transaction_type: x' },
    });
    expect((await call('get', `${account}/transactions?limit=201`)).status).toBe(422);
  });

  it('are suspended and activated', async () => {
    const suspended = await call('put', `${account}/suspend?reason=mora`);
    expect(suspended.body).toEqual({ success: true, message: 'Account suspended' });
    const activated = await call('put', `${account}/activate`);
    expect(activated.body).toEqual({ success: true, message: 'Account activated' });
    expect((await call('patch', account, { account_name: 'Otro', is_active: true })).status).toBe(200);
  });

  it('tell their last settings, or in the words that clients know that there are none', async () => {
    expect((await call('get', `${account}/last-call-settings`)).body).toMatchObject({
      ...{ success: false, call_settings: null },
      message: 'No previous call_settings found for this account',
    });
    const { batch_id } = await aCampaign();
    expect((await call('get', `${account}/last-call-settings`)).body).toMatchObject({
      ...{ success: true, call_settings: { max_attempts: 5 }, from_batch: batch_id },
    });
  });

  it('that do not exist are not found, in the words that clients know', async () => {
    const paths = ['', '/balance', '/stats', '/summary', '/transactions', '/batches', '/last-call-settings'];
    for (const path of paths)
      expect((await call('get', `/accounts/acc-000000000000${path}`)).body).toMatchObject({
        ...{ status: 404, detail: 'Account not found' },
      });
  });
});

describe('everywhere', () => {
  it('a slash at the end of an address changes nothing', async () => {
    const { batch_id, job_id } = await aCampaign();
    for (const path of ['/accounts', account, '/batches', `/batches/${batch_id}/status`, `/jobs/${job_id}`])
      expect((await call('get', `${path}/`)).status, path).toBe(200);
  });

  it('the home page and the probe say what clients expect', async () => {
    const home = await api.call('get', '/', { key: null });
    expect(home.body).toMatchObject({ ...fields('message', 'version'), status: 'active' });
    const health = await api.call('get', '/health', { key: null });
    expect(health.body).toMatchObject({ status: 'healthy', database: 'connected', ...fields('timestamp') });
  });
});
