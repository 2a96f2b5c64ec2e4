import { newAttemptId } from '@timbre/kernel';
import { accountScope, type AccountDocument, type JobDocument } from '@timbre/store';
import { afterEach, describe, expect, it } from 'vitest';
import { anAttempt } from '../support/documents.ts';
import { ALL_KEPT, phoneFor, startEngine, type Engine } from '../support/engine.ts';
import { until } from '../support/until.ts';

let engine: Engine;
afterEach(() => engine.stop());

const people = (count: number, outcome: string, from = 0): string[][] =>
  Array.from({ length: count }, (_, n) => [phoneFor(outcome, from + n)]);
const jobsNow = (jobs: JobDocument[]) => Promise.all(jobs.map((job) => engine.job(job)));
const scopeOf = (account: AccountDocument) => accountScope(account.account_id);

describe('the limits of a day', () => {
  // 23:00 in Santiago on the night in which the clock skips midnight: the next day begins at 01:00, 04:00 UTC.
  const NEXT_DAY = new Date('2026-09-06T04:00:00Z');

  it('hold to the cent, and end when the account’s day does, on the night without a midnight too', async () => {
    engine = await startEngine({
      factor: 120,
      calls_per_second: 5,
      virtual_start: new Date('2026-09-06T03:00:00Z'),
    });
    const spender = await engine.account(
      { plan_type: 'credit_based', daily_spend_limit: 500_000 },
      { micros: 50_000_000 },
    );
    const caller = await engine.account({ daily_call_limit: 3 });
    const settings = { max_attempts: 1, max_call_duration: 100 };
    const spending = await engine.campaign(spender, people(5, '0001'), settings);
    const calling = await engine.campaign(caller, people(5, '0011', 100), settings);

    const waiting = async (jobs: JobDocument[], reason: string) =>
      (await jobsNow(jobs)).filter(
        (job) => job.wait_reason === reason && job.reserved_until.getTime() === NEXT_DAY.getTime(),
      ).length;
    await until(
      'two wait for money',
      async () => (await waiting(spending.jobs, 'spend_limit')) === 2,
      60_000,
    );
    await until('two wait for calls', async () => (await waiting(calling.jobs, 'daily_limit')) === 2, 60_000);
    // Three calls of 45 s at 0.02 + 0.15 a minute; what is left does not pay for a minute.
    const day = await engine.store.accounts.day(scopeOf(spender), '2026-09-05');
    expect(day).toMatchObject({ calls: 3, held: {} });
    expect(day?.committed).toBe(day?.cost_micros);
    expect(day?.committed).toBeLessThanOrEqual(500_000);
    expect(engine.clock.now() < NEXT_DAY).toBe(true);

    await engine.completed(spending.batch);
    await engine.completed(calling.batch);
    for (const account of [spender, caller]) {
      const next = await engine.store.accounts.day(scopeOf(account), '2026-09-06');
      expect(next?.calls).toBe(2);
    }
    const batches = [await engine.batch(spending.batch), await engine.batch(calling.batch)];
    expect(await engine.check(...batches)).toEqual(ALL_KEPT);
    expect(batches[0]?.completed_jobs).toBe(5);
  }, 180_000);

  it('let go of what a crash left held, and of the call that was counted for it', async () => {
    engine = await startEngine({ factor: 120 });
    const account = await engine.account({ plan_type: 'minutes_based', daily_spend_limit: 600 });
    const { batch, jobs } = await engine.campaign(account, people(1, '0001'), {}, { state: 'paused' });
    const scope = scopeOf(account);
    const attempt_id = newAttemptId();
    const now = engine.clock.now();
    const job = jobs[0] ?? ({} as JobDocument);
    const closed = { _id: attempt_id, attempt_id, state: 'released' as const, open: false };
    await engine.store.attempts.insert(anAttempt(job, batch, now, closed));
    const day = now.toISOString().slice(0, 10);
    await engine.store.day_spend.count(scope, day, {
      attempt_id,
      call_limit: 10,
      spend_limit: 600,
      hold: 600,
    });
    const mended = await until('the day is put right', async () => {
      const found = await engine.store.accounts.day(scope, day);
      return found?.committed === 0 && found.calls === 0 && found;
    });
    expect(mended).toMatchObject({ held: {} });
  }, 60_000);
});

describe('the room at Retell', () => {
  const post = (metadata: object, to_number: string) =>
    fetch(`${engine.simulator.url}/v2/create-phone-call`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${engine.simulator.key}` },
      body: JSON.stringify({
        from_number: '+56225550100',
        to_number,
        override_agent_id: 'agent_sim_cobranza',
        metadata,
      }),
    });

  it('is what its limit leaves beside the calls of others', async () => {
    engine = await startEngine({ factor: 10, calls_per_second: 10, max_concurrent_calls: 50 });
    engine.simulator.setLimits({ concurrency_limit: 8 });
    const account = await engine.account();
    const told = { account_id: account.account_id, attempt_id: newAttemptId() };
    for (let n = 0; n < 3; n++)
      expect((await post(n === 0 ? told : {}, phoneFor('0007', 900 + n))).status).toBe(201);
    await until('Retell was read', async () => {
      const read = await engine.store.retell_capacity.find('default');
      return read?.others === 3 && read.limit === 8;
    });
    const { batch } = await engine.campaign(account, people(20, '0011'), { max_attempts: 1 });
    let most = 0;
    await until(
      'everybody is called',
      async () => {
        most = Math.max(most, await engine.store.slots.inUse('retell:default'));
        return (await engine.batch(batch)).state === 'completed';
      },
      90_000,
    );
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(8);
    // A call that ends between two counts may let one too many through: refused, and nothing is spent.
    expect(engine.simulator.dials().filter((dial) => dial.answer === 429).length).toBeLessThanOrEqual(3);

    // Calls that go on and are not ours are told once, to whom they name, and left alone.
    const notice = await until(
      'the stray is told',
      async () => {
        const found = await engine.store.messages.list(scopeOf(account), { limit: 10, skip: 0 });
        return found.find((message) => message.subject.startsWith('Llamada en curso')) ?? null;
      },
      60_000,
    );
    expect(notice.body).toContain('Timbre no la corta');
    expect((await engine.store.retell_capacity.find('default'))?.stray_ids.length).toBeGreaterThanOrEqual(1);
  }, 180_000);
});
