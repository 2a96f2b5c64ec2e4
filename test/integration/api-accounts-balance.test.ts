import { accountScope } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const person = {
  account_name: 'Cobranzas Andes',
  contact_name: 'Paula Rojas',
  contact_email: 'paula@andes.example',
};
const account = async (extra: object): Promise<string> =>
  (await api.call('post', '/api/v1/accounts', { body: { ...person, ...extra } })).body.account
    .account_id as string;
const balance = async (id: string) =>
  (await api.call('get', `/api/v1/accounts/${id}/balance`)).body as unknown;
const topUp = (id: string, body: object, headers: Record<string, string> = {}) =>
  api.call('post', `/api/v1/accounts/${id}/topup`, { body, headers });

describe('balance', () => {
  it('has the shape of each plan', async () => {
    expect(await balance(await account({ plan_type: 'unlimited' }))).toEqual({
      has_balance: true,
      plan_type: 'unlimited',
      can_make_calls: true,
    });
    expect(await balance(await account({ plan_type: 'minutes_based', initial_minutes: 2.5 }))).toEqual({
      has_balance: true,
      plan_type: 'minutes_based',
      can_make_calls: true,
      unit: 'minutes',
      remaining: 2.5,
      used: 0,
      purchased: 2.5,
      reserved: 0,
    });
    expect(await balance(await account({ initial_credits: 0.16 }))).toEqual({
      has_balance: false,
      plan_type: 'credit_based',
      can_make_calls: false,
      unit: 'USD',
      remaining: 0.16,
      used: 0,
      balance: 0.16,
      reserved: 0,
    });
  });

  it('tells what calls hold and use', async () => {
    const id = await account({ initial_credits: 10 });
    const { wallets } = api.store;
    await wallets.hold(accountScope(id), 'micros', 'attempt-1', 1_520_000);
    expect(await balance(id)).toMatchObject({ remaining: 8.48, used: 0, balance: 10, reserved: 1.52 });
    await wallets.settle(accountScope(id), 'micros', 'attempt-1', 1_520_000, 170_000);
    expect(await balance(id)).toMatchObject({ remaining: 9.83, used: 0.17, balance: 10, reserved: 0 });
  });

  it('ends with the daily limit', async () => {
    const id = await account({ plan_type: 'unlimited', daily_call_limit: 0 });
    expect(await balance(id)).toMatchObject({ has_balance: true, can_make_calls: false });
  });
});

describe('top-up', () => {
  it('adds minutes, credits or both, and says so in the ledger', async () => {
    const id = await account({});
    const { status, body } = await topUp(id, { minutes: 10, credits: 25.5 });
    expect([status, body.success, body.message]).toEqual([200, true, 'Account topped up successfully']);
    expect(body.balance).toMatchObject({ remaining: 25.5, balance: 25.5 });
    const rows = (await api.call('get', `/api/v1/accounts/${id}/transactions`)).body as {
      type: string;
      amount: number;
    }[];
    expect(rows.map(({ type, amount }) => [type, amount]).sort()).toEqual([
      ['topup_credits', 25.5],
      ['topup_minutes', 10],
    ]);
    expect((await api.call('get', `/api/v1/accounts/${id}`)).body.last_topup_at).not.toBeNull();
  });

  it('quotes the known sentence when nothing is given', async () => {
    const { status, body } = await topUp(await account({}), {});
    expect([status, body.detail]).toEqual([400, 'Must provide either minutes or credits']);
  });

  it.each([
    { credits: 0 },
    { credits: -5 },
    { minutes: -1 },
    { credits: '5' },
    { credits: 1e9 },
    { minutes: null },
  ])('refuses %j', async (body) => {
    expect((await topUp(await account({}), body)).status).toBe(422);
  });

  it('is made once for one Idempotency-Key', async () => {
    const id = await account({});
    const headers = { 'Idempotency-Key': 'recarga-2026-03' };
    for (const status of [200, 200]) expect((await topUp(id, { credits: 5 }, headers)).status).toBe(status);
    expect(await balance(id)).toMatchObject({ balance: 5 });
    expect((await topUp(id, { credits: 6 }, headers)).status).toBe(422);
    expect((await topUp(id, { credits: 5, minutes: 5 }, headers)).status).toBe(422);
    expect((await topUp(id, { credits: 5 }, { 'Idempotency-Key': 'x'.repeat(256) })).status).toBe(422);
    expect(await balance(id)).toMatchObject({ balance: 5 });
  });

  it('is made once for one Idempotency-Key that arrives many times at once', async () => {
    const id = await account({});
    const headers = { 'Idempotency-Key': 'a-la-vez' };
    const answers = await Promise.all(Array.from({ length: 12 }, () => topUp(id, { credits: 5 }, headers)));
    // While the first is under way the others are told to wait.
    expect(answers.some(({ status }) => status === 200)).toBe(true);
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
    expect(await balance(id)).toMatchObject({ balance: 5, remaining: 5 });
    expect((await api.call('get', `/api/v1/accounts/${id}/transactions`)).body).toHaveLength(1);
  });

  it('answers 404 for an unknown account', async () => {
    expect((await topUp('acc-000000000000', { credits: 5 })).status).toBe(404);
  });
});

describe('transactions, stats and summary', () => {
  it('show usage as money out, in cents', async () => {
    const id = await account({ initial_credits: 10 });
    const scope = accountScope(id);
    const at = new Date('2026-03-02T15:00:00Z');
    await api.store.wallets.hold(scope, 'micros', 'attempt-1', 2_000_000);
    await api.store.wallets.settle(scope, 'micros', 'attempt-1', 2_000_000, 157_500);
    const usage = {
      unit: 'micros',
      kind: 'settle',
      ref_id: 'attempt-1',
      amount: 157_500,
      description: 'Llamada',
      at,
    } as const;
    await api.store.wallets.record(scope, usage);

    const used = await api.call('get', `/api/v1/accounts/${id}/transactions?transaction_type=call_usage`);
    expect(used.body).toMatchObject([
      { type: 'call_usage', amount: -0.1575, cost: 16, unit: 'USD', reference_id: 'attempt-1' },
    ]);
    expect(used.headers['x-total-count']).toBe('1');
    expect(
      (await api.call('get', `/api/v1/accounts/${id}/transactions?transaction_type=bonus`)).body,
    ).toEqual([]);
    expect((await api.call('get', `/api/v1/accounts/${id}/transactions?transaction_type=x`)).status).toBe(
      400,
    );
    expect((await api.call('get', `/api/v1/accounts/${id}/transactions?limit=201`)).status).toBe(422);

    const { body } = await api.call('get', `/api/v1/accounts/${id}/summary`);
    expect(body.financial_summary).toEqual({
      total_spent: 0.16,
      total_recharges: 10,
      total_usage: 0.1575,
      transaction_count: 2,
    });
    expect(body.stats).toEqual({ total_batches: 0, active_batches: 0, completed_batches: 0 });
    expect(body.account.account_id).toBe(id);
    expect(body.balance.remaining).toBe(9.8425);
  });

  it('gives the stats of the plan', async () => {
    const minutes = await account({ plan_type: 'minutes_based', initial_minutes: 5 });
    const { body } = await api.call('get', `/api/v1/accounts/${minutes}/stats`);
    expect(body).toMatchObject({
      minutes_purchased: 5,
      minutes_remaining: 5,
      calls_today: 0,
      daily_limit: 1000,
      max_concurrent: 5,
    });
    expect(body).not.toHaveProperty('credit_balance');
    const credit = await account({ initial_credits: 5 });
    expect((await api.call('get', `/api/v1/accounts/${credit}/stats`)).body).toMatchObject({
      credit_balance: 5,
      credit_available: 5,
      cost_per_minute: 0.15,
      cost_per_setup: 0.02,
    });
  });

  it('has no last call settings before the first batch', async () => {
    const id = await account({});
    const { status, body } = await api.call('get', `/api/v1/accounts/${id}/last-call-settings`);
    expect([status, body]).toEqual([
      200,
      { success: false, message: 'No previous call_settings found for this account', call_settings: null },
    ]);
  });
});
