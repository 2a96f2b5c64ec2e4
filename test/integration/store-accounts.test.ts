import { accountScope, type AccountScope } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anAccount } from '../support/documents.ts';
import { atOnce, NOW, openStoreBench, wins, type StoreBench } from './store-support.ts';

let bench: StoreBench;
beforeAll(async () => {
  bench = await openStoreBench();
});
afterAll(() => bench.stop());

const DAY = '2026-11-23';
const callsOf = async (scope: AccountScope, day = DAY): Promise<number> =>
  (await bench.store.accounts.day(scope, day))?.calls ?? 0;

describe('the calls of a day', () => {
  it('never pass the limit, however many dials are counted at once', async () => {
    const scope = bench.scope();
    const counted = await atOnce(40, (n) => bench.either(n).accounts.countCall(scope, DAY, 12));
    expect(wins(counted)).toBe(12);
    expect(await callsOf(scope)).toBe(12);
    expect(await bench.store.accounts.countCall(scope, DAY, 12)).toBe(false);
  });

  it('of which none are allowed are none', async () => {
    const scope = bench.scope();
    expect(await bench.store.accounts.countCall(scope, DAY, 1)).toBe(true);
    expect(await bench.store.accounts.countCall(scope, DAY, 0)).toBe(false);
    expect(await callsOf(scope)).toBe(1);
  });

  it('go down when a dial did not happen, and up to the limit again', async () => {
    const scope = bench.scope();
    await atOnce(3, () => bench.store.accounts.countCall(scope, DAY, 3));
    await bench.store.accounts.uncountCall(scope, DAY);
    expect(await callsOf(scope)).toBe(2);
    const counted = await atOnce(5, (n) => bench.either(n).accounts.countCall(scope, DAY, 3));
    expect(wins(counted)).toBe(1);
  });

  it('belong to one day and one account', async () => {
    const [mine, theirs] = [bench.scope(), bench.scope()];
    await bench.store.accounts.countCall(mine, DAY, 1);
    expect(await bench.store.accounts.countCall(mine, '2026-11-24', 1)).toBe(true);
    expect(await bench.store.accounts.countCall(theirs, DAY, 1)).toBe(true);
    expect([await callsOf(mine), await callsOf(theirs)]).toEqual([1, 1]);
  });

  it('stand beside what finished calls took, added up without a loss', async () => {
    const scope = bench.scope();
    const add = (n: number) =>
      bench
        .either(n)
        .accounts.addToDay(scope, DAY, { ended_calls: 1, connected_seconds: 30, cost_micros: 7 });
    const results = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => add(n)));
    expect(results.map((result) => result.status)).toEqual(Array<string>(20).fill('fulfilled'));
    expect(await bench.store.accounts.day(scope, DAY)).toMatchObject({
      ended_calls: 20,
      connected_seconds: 600,
      cost_micros: 140,
    });
  });
});

describe('an account', () => {
  it('exists once, and changes for its own scope only', async () => {
    const account = anAccount(NOW);
    const made = await atOnce(5, (n) =>
      bench.either(n).accounts.insert({ ...account, account_name: `${n}` }),
    );
    expect(wins(made)).toBe(1);
    const scope = accountScope(account.account_id);
    expect(await bench.store.accounts.change(bench.scope(), { status: 'suspended' })).toBeNull();
    expect((await bench.store.accounts.find(scope))?.status).toBe('active');
    expect((await bench.store.accounts.change(scope, { status: 'suspended' }))?.status).toBe('suspended');
  });
});
