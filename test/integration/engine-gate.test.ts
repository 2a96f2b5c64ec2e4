import { accountScope } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_KEPT, phoneFor, startEngine, type Engine } from '../support/engine.ts';
import { until } from '../support/until.ts';

const people = (count: number, outcome: string, from = 0): string[][] =>
  Array.from({ length: count }, (_, n) => [phoneFor(outcome, from + n)]);
const once = { max_attempts: 1, retry_delay_hours: 0.1 };

describe('outside the hours', () => {
  // A Saturday evening in Santiago: the Chilean collections pack opens again on Monday at 08:00.
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine({ factor: 60, virtual_start: new Date('2026-11-21T23:30:00Z') });
  });
  afterAll(() => engine.stop());

  it('no job is touched, and the campaign waits for the opening', async () => {
    const account = await engine.account();
    const { batch, jobs } = await engine.campaign(account, people(50, '0001'), once, { contact_pack: null });
    const waiting = await until('the dispatcher looked', async () => {
      const now = await engine.batch(batch);
      return now.dispatch.fence > 0 && now.dispatch.lock_until.getTime() === 0 && now;
    });
    expect(waiting.dispatch.next_at).toEqual(new Date('2026-11-23T11:00:00Z'));
    const after = await Promise.all(jobs.map((job) => engine.job(job)));
    expect(
      new Set(
        after.map(
          (job) => `${job.status} ${job.attempts} ${job.updated_at.getTime() === job.created_at.getTime()}`,
        ),
      ),
    ).toEqual(new Set(['pending 0 true']));
    expect(engine.simulator.dials()).toEqual([]);
  });
});

describe('the gate', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine({ factor: 60, calls_per_second: 3, workers: 2 });
  });
  afterAll(() => engine.stop());
  const scopeOf = (account: { account_id: string }) => accountScope(account.account_id);

  it('lets nothing dial after a pause, and everything after the resume', async () => {
    const account = await engine.account({ max_concurrent_calls: 5 });
    const { batch } = await engine.campaign(account, people(30, '0001', 0), once);
    await until('calls are live', async () => engine.simulator.dials().length > 3);
    await engine.store.batches.change(scopeOf(account), batch.batch_id, {
      from: ['running'],
      set: { state: 'paused', is_active: false, pause_reason: 'user' },
      bump_epoch: true,
    });
    await until(
      'no POST is unanswered',
      async () => (await engine.store.attempts.countInFlight(scopeOf(account), batch.batch_id)) === 0,
    );
    const at_pause = engine.simulator.dials().length;
    await until('live calls finish', async () => (await engine.batch(batch)).in_progress_jobs === 0, 60_000);
    expect(engine.simulator.dials().length).toBe(at_pause);

    await engine.store.batches.change(scopeOf(account), batch.batch_id, {
      set: { state: 'running', is_active: true, pause_reason: null, 'dispatch.next_at': engine.clock.now() },
      bump_epoch: true,
    });
    await engine.completed(batch);
    expect(await engine.check(await engine.batch(batch))).toEqual(ALL_KEPT);
  }, 120_000);

  it('rings a person once at a time, whatever campaigns and phones there are', async () => {
    const account = await engine.account();
    const [phone, other] = [phoneFor('0001', 500), phoneFor('0001', 501)];
    const first = await engine.campaign(account, [[phone]], once);
    const second = await engine.campaign(account, [[phone]], once);
    const third = await engine.campaign(account, [[other]], once);
    for (const { batch } of [first, second, third]) await engine.completed(batch);
    expect(await engine.check(first.batch, second.batch, third.batch)).toEqual(ALL_KEPT);
    expect(engine.simulator.dials().filter((dial) => dial.to_number === phone)).toHaveLength(2);
  }, 90_000);

  it('keeps to the cap of live calls', async () => {
    const account = await engine.account({ max_concurrent_calls: 10 });
    const { batch } = await engine.campaign(account, people(25, '0001', 600), {
      ...once,
      max_concurrent_calls: 3,
    });
    await engine.completed(batch);
    const calls = engine.simulator.history().filter((call) => Number(call.to_number.slice(4, 8)) >= 5600);
    const live = (at: number): number =>
      calls.filter((call) => call.received_at <= at && (call.ended_at ?? Infinity) > at).length;
    expect(Math.max(...calls.map((call) => live(call.received_at)))).toBeLessThanOrEqual(3);
    expect(await engine.check(await engine.batch(batch))).toEqual(ALL_KEPT);
  }, 120_000);

  it('stops at the daily limit and says so', async () => {
    const account = await engine.account({ daily_call_limit: 4 });
    const { batch, jobs } = await engine.campaign(account, people(10, '0011', 700), once);
    const waiting = await until(
      'the rest waits',
      async () => {
        const after = await Promise.all(jobs.map((job) => engine.job(job)));
        const held = after.filter((job) => job.wait_reason === 'daily_limit');
        return held.length === 6 && held;
      },
      60_000,
    );
    expect(waiting[0]?.last_error).toBe('Límite diario de llamadas alcanzado (4)');
    const attempts = await engine.store.attempts.listOfBatch(scopeOf(account), batch.batch_id);
    expect(attempts.filter((attempt) => attempt.sent_at !== null)).toHaveLength(4);
  }, 90_000);

  it('makes Retell ring and talk no longer than the campaign says', async () => {
    const account = await engine.account();
    const phones = [phoneFor('0011', 800), phoneFor('0007', 801)];
    const { batch } = await engine.campaign(
      account,
      phones.map((phone) => [phone]),
      { ...once, ring_timeout: 25, max_call_duration: 180 },
    );
    await engine.completed(batch);
    const [unanswered, longest] = phones.map((phone) =>
      engine.simulator.history().find((call) => call.to_number === phone),
    );
    const rang_s = ((unanswered?.ended_at ?? 0) - (unanswered?.received_at ?? 0)) / 1000;
    expect(rang_s).toBeGreaterThanOrEqual(25);
    expect(rang_s).toBeLessThan(30);
    expect(longest).toMatchObject({ reason: 'max_duration_reached', duration_ms: 180_000 });
  }, 60_000);

  it('calls first who has priority', async () => {
    const account = await engine.account({ max_concurrent_calls: 1 });
    const { batch, jobs } = await engine.campaign(account, people(3, '0011', 900), once, { state: 'paused' });
    const urgent = jobs[2] ?? ({} as never);
    await engine.store.jobs.change(accountScope(account.account_id), urgent.job_id, ['pending'], {
      priority: 3,
    });
    await engine.store.batches.change(scopeOf(account), batch.batch_id, {
      set: { state: 'running', 'dispatch.next_at': engine.clock.now() },
    });
    const ended = await engine.completed(batch);
    expect(ended.started_at).toBeInstanceOf(Date);
    const order = (await engine.store.attempts.listOfBatch(scopeOf(account), batch.batch_id)).map(
      (attempt) => attempt.job_id,
    );
    expect(order[0]).toBe(urgent.job_id);
  }, 90_000);
});
