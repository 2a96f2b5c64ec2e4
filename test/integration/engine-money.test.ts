import { resumeAfterTopUp } from '@timbre/calls';
import { accountScope } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_KEPT, phoneFor, startEngine, type Engine } from '../support/engine.ts';
import { until } from '../support/until.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine({ factor: 120, calls_per_second: 10 });
});
afterAll(() => engine.stop());

const people = (count: number, outcome: string, from = 0): string[][] =>
  Array.from({ length: count }, (_, n) => [phoneFor(outcome, from + n)]);
const once = { max_attempts: 1, retry_delay_hours: 0.1, max_call_duration: 60 };

describe('money', () => {
  it('is charged by plan, and wallets and ledger agree to the last unit', async () => {
    const minutes = await engine.account({ plan_type: 'minutes_based' }, { seconds: 36_000 });
    const credits = await engine.account({ plan_type: 'credit_based' }, { micros: 50_000_000 });
    const unlimited = await engine.account({ plan_type: 'unlimited' });
    const campaigns = await Promise.all(
      [minutes, credits, unlimited].map((account, n) =>
        engine.campaign(account, [...people(5, '0001', n * 10), ...people(3, '0011', n * 10 + 5)], once),
      ),
    );
    for (const { batch } of campaigns) await engine.completed(batch);
    const batches = await Promise.all(campaigns.map(({ batch }) => engine.batch(batch)));
    expect(await engine.check(...batches)).toEqual(ALL_KEPT);

    const [ofMinutes, ofCredits, ofUnlimited] = batches;
    const wallet = async (account_id: string, unit: 'seconds' | 'micros') =>
      engine.store.wallets.find(accountScope(account_id), unit);
    // Five calls of about 45 s; three unanswered ones cost nothing by the minute and a cent each by credit.
    expect((await wallet(minutes.account_id, 'seconds'))?.used).toBeGreaterThanOrEqual(5 * 40);
    expect(ofMinutes?.total_cost_micros).toBe(0);
    const used = (await wallet(credits.account_id, 'micros'))?.used ?? 0;
    expect(used).toBe(ofCredits?.total_cost_micros);
    expect(used).toBeGreaterThan(5 * (20_000 + 100_000) + 3 * 10_000 - 1);
    expect(ofUnlimited?.total_seconds).toBeGreaterThanOrEqual(5 * 40);
    expect((await wallet(unlimited.account_id, 'seconds'))?.used).toBe(0);
  }, 90_000);

  it('that is short makes the last call shorter, suspends the rest, and a top-up lets them go on', async () => {
    const account = await engine.account(
      { plan_type: 'minutes_based', max_concurrent_calls: 1 },
      { seconds: 130 },
    );
    const scope = accountScope(account.account_id);
    const { batch, jobs } = await engine.campaign(account, people(4, '0001', 100), {
      ...once,
      max_call_duration: 100,
    });
    const paused = await until(
      'the campaign pauses itself',
      async () => {
        const now = await engine.batch(batch);
        return now.state === 'paused' && now.in_progress_jobs === 0 && now;
      },
      60_000,
    );
    expect(paused).toMatchObject({ pause_reason: 'no_balance', is_active: false });
    const held_back = (await Promise.all(jobs.map((job) => engine.job(job)))).filter(
      (job) => job.status === 'suspended',
    );
    expect(held_back.length).toBeGreaterThanOrEqual(1);
    expect(held_back[0]?.last_error).toMatch(/^Saldo insuficiente: /);
    const attempts = await engine.store.attempts.listOfBatch(scope, batch.batch_id);
    const dialled = attempts.filter((attempt) => attempt.sent_at !== null);
    expect(dialled[0]?.max_call_duration_s).toBe(100);
    expect(dialled.at(-1)?.max_call_duration_s).toBeLessThan(100);
    const [notice] = await engine.store.messages.list(scope, { limit: 5, skip: 0 });
    expect(notice?.subject).toMatch(/saldo insuficiente/);

    await engine.store.wallets.move(scope, 'seconds', 'recarga-1', {
      kind: 'top_up',
      amount: 1_000,
      batch_id: null,
      description: 'Recarga',
      at: engine.clock.now(),
    });
    const queue = { enqueue: async () => {}, enqueueMany: async () => {}, hasJob: async () => false };
    await resumeAfterTopUp({
      ...(engine as object),
      store: engine.store,
      clock: engine.clock,
      queue,
    } as never)({ account_id: account.account_id });
    await engine.completed(batch);
    expect((await Promise.all(jobs.map((job) => engine.job(job)))).map((job) => job.status)).toEqual(
      Array(4).fill('completed'),
    );
    expect(await engine.check(await engine.batch(batch))).toEqual(ALL_KEPT);
  }, 120_000);

  it('for exactly one call, wanted by many at once, makes one call and never falls below zero', async () => {
    const account = await engine.account({ plan_type: 'minutes_based' }, { seconds: 60 });
    const { batch } = await engine.campaign(account, people(20, '0001', 200), once);
    await until(
      'the campaign pauses itself',
      async () => {
        const now = await engine.batch(batch);
        return now.state === 'paused' && now.in_progress_jobs === 0;
      },
      60_000,
    );
    const scope = accountScope(account.account_id);
    await until('all are suspended', async () => (await engine.batch(batch)).suspended_jobs > 0);
    const dialled = (await engine.store.attempts.listOfBatch(scope, batch.batch_id)).filter(
      (attempt) => attempt.sent_at !== null,
    );
    expect(dialled).toHaveLength(1);
    expect((await engine.store.wallets.find(scope, 'seconds'))?.available).toBeGreaterThanOrEqual(0);
  }, 90_000);
});
