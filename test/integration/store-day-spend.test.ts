import { newAttemptId } from '@timbre/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atOnce, openStoreBench, type StoreBench } from './store-support.ts';

let bench: StoreBench;
beforeAll(async () => {
  bench = await openStoreBench();
});
afterAll(() => bench.stop());

const DAY = '2026-11-23';
const dial = (given = {}) => ({
  attempt_id: newAttemptId(),
  call_limit: 100,
  spend_limit: 1_000,
  hold: 300,
  ...given,
});

describe('the spend cap of a day', () => {
  it('is never passed, however many dials are counted at once', async () => {
    const scope = bench.scope();
    const results = await atOnce(40, (n) => bench.either(n).day_spend.count(scope, DAY, dial()));
    expect(results.filter((result) => result === 'counted')).toHaveLength(3);
    expect(new Set(results)).toEqual(new Set(['counted', 'spend']));
    const day = await bench.store.accounts.day(scope, DAY);
    expect(day).toMatchObject({ calls: 3, committed: 900, day: DAY });
    expect(Object.values(day?.held ?? {})).toEqual([300, 300, 300]);
  });

  it('counts to the last unit', async () => {
    const scope = bench.scope();
    const { day_spend } = bench.store;
    expect(await day_spend.count(scope, DAY, dial({ hold: 1_000 }))).toBe('counted');
    expect(await day_spend.count(scope, DAY, dial({ hold: 1 }))).toBe('spend');
    expect(await day_spend.count(scope, DAY, dial({ hold: 1, spend_limit: 1_001 }))).toBe('counted');
  });

  it('leaves the limit of calls in force, and says which one was reached', async () => {
    const scope = bench.scope();
    const { day_spend } = bench.store;
    expect(await day_spend.count(scope, DAY, dial({ call_limit: 1, hold: 10 }))).toBe('counted');
    expect(await day_spend.count(scope, DAY, dial({ call_limit: 1, hold: 10 }))).toBe('calls');
  });

  it('gets back what a call did not cost, once', async () => {
    const scope = bench.scope();
    const { day_spend, accounts } = bench.store;
    const mine = dial();
    await day_spend.count(scope, DAY, mine);
    const cost = { held: 300, charge: 120 };
    const settled = await atOnce(5, (n) =>
      bench.either(n).day_spend.settle(scope, DAY, mine.attempt_id, cost),
    );
    expect(settled.filter(Boolean)).toHaveLength(1);
    expect(await accounts.day(scope, DAY)).toMatchObject({ calls: 1, committed: 120, held: {} });
    await day_spend.add(scope, DAY, 30);
    expect((await accounts.day(scope, DAY))?.committed).toBe(150);
  });

  it('begins with what was spent before it was set, and only then', async () => {
    const scope = bench.scope();
    const { day_spend, accounts } = bench.store;
    await accounts.addToDay(scope, DAY, { ended_calls: 2, cost_micros: 700 });
    await day_spend.begin(scope, DAY, 700);
    await day_spend.begin(scope, DAY, 900);
    expect((await accounts.day(scope, DAY))?.committed).toBe(700);
    expect(await day_spend.count(scope, DAY, dial({ hold: 301 }))).toBe('spend');
  });

  it('is its own account’s and its own day’s', async () => {
    const [one, other] = [bench.scope(), bench.scope()];
    const { day_spend } = bench.store;
    await day_spend.count(one, DAY, dial({ hold: 1_000 }));
    expect(await day_spend.count(other, DAY, dial({ hold: 1_000 }))).toBe('counted');
    expect(await day_spend.count(one, '2026-11-24', dial({ hold: 1_000 }))).toBe('counted');
  });
});
