import { newAttemptId } from '@timbre/kernel';
import type { AccountScope, Store, WalletDocument, WalletMovement } from '@timbre/store';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atOnce, later, NOW, openStoreBench, wins, type StoreBench } from './store-support.ts';

let bench: StoreBench;
beforeAll(async () => {
  bench = await openStoreBench();
});
afterAll(() => bench.stop());

const movement = (kind: WalletMovement['kind'], amount: number, at = NOW): WalletMovement => ({
  kind,
  amount,
  batch_id: null,
  description: 'prueba',
  at,
});
const walletOf = async (scope: AccountScope): Promise<WalletDocument> => {
  const wallet = await bench.store.wallets.find(scope, 'seconds');
  if (wallet === null) throw new Error('no wallet');
  return wallet;
};
const funded = async (amount: number): Promise<AccountScope> => {
  const scope = bench.scope();
  await bench.store.wallets.create(scope);
  await bench.store.wallets.move(scope, 'seconds', 'inicio', movement('top_up', amount));
  return scope;
};
const held = (wallet: WalletDocument): number => Object.values(wallet.held).reduce((sum, n) => sum + n, 0);
const posted = async (scope: AccountScope, ...kinds: string[]): Promise<number> =>
  (await bench.store.wallets.sumLedger(scope))
    .filter((row) => row.unit === 'seconds' && kinds.includes(row.kind))
    .reduce((sum, row) => sum + row.amount, 0);

/** The invariant of every wallet at every moment. */
const expectExact = (wallet: WalletDocument): void =>
  expect(wallet.granted).toBe(wallet.available + held(wallet) + wallet.used);

/** One thing that some process does to one wallet; numbers name attempts, so that steps meet each other. */
type Step =
  | { do: 'hold'; attempt: number; amount: number }
  | { do: 'settle'; attempt: number; part: number }
  | { do: 'top_up'; ref: number; amount: number }
  | { do: 'adjust'; ref: number; amount: number }
  | { do: 'post'; before_ms: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('hold' as const),
    attempt: fc.nat(5),
    amount: fc.integer({ min: 1, max: 80 }),
  }),
  fc.record({ do: fc.constant('settle' as const), attempt: fc.nat(5), part: fc.constantFrom(0, 0.5, 1) }),
  fc.record({ do: fc.constant('top_up' as const), ref: fc.nat(2), amount: fc.constantFrom(25, 60) }),
  fc.record({ do: fc.constant('adjust' as const), ref: fc.nat(2), amount: fc.constantFrom(5, 15) }),
  fc.record({ do: fc.constant('post' as const), before_ms: fc.constantFrom(-1, 1) }),
);

/** Settles as the engine does: the charge is frozen with the hold, then wallet, then ledger. */
const settle = async (store: Store, scope: AccountScope, attempt_id: string, part: number): Promise<void> => {
  const amount = (await store.wallets.find(scope, 'seconds'))?.held[attempt_id];
  if (amount === undefined) return;
  await store.wallets.settle(scope, 'seconds', attempt_id, amount, Math.floor(amount * part));
};

const run = async (store: Store, scope: AccountScope, given: Step, tag: string): Promise<void> => {
  const { wallets } = store;
  if (given.do === 'hold') await wallets.hold(scope, 'seconds', `${tag}-${given.attempt}`, given.amount);
  else if (given.do === 'settle') await settle(store, scope, `${tag}-${given.attempt}`, given.part);
  else if (given.do === 'post') await wallets.postUnposted(scope, later(given.before_ms));
  else await wallets.move(scope, 'seconds', `${given.do}-${given.ref}`, movement(given.do, given.amount));
};

describe('a wallet', () => {
  it('keeps granted = available + Σ held + used, whatever happens at the same time', async () => {
    const waves = fc.array(fc.array(step, { minLength: 3, maxLength: 8 }), { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(waves, async (given) => {
        const scope = await funded(100);
        for (const wave of given) {
          await Promise.all(wave.map((one, n) => run(bench.either(n), scope, one, 'a')));
          expectExact(await walletOf(scope));
        }
        const wallet = await walletOf(scope);
        expect(wallet.granted).toBe(await posted(scope, 'top_up'));
        expect(wallet.available).toBeGreaterThanOrEqual(-(await posted(scope, 'adjust')));
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('never lets more be held than is there', async () => {
    const scope = await funded(100);
    const taken = await atOnce(40, (n) => bench.either(n).wallets.hold(scope, 'seconds', newAttemptId(), 9));
    expect(wins(taken)).toBe(11);
    expect(await walletOf(scope)).toMatchObject({ available: 1, used: 0 });
  });

  it('holds once for one attempt and settles it once', async () => {
    const scope = await funded(100);
    const attempt_id = newAttemptId();
    const taken = await atOnce(10, (n) => bench.either(n).wallets.hold(scope, 'seconds', attempt_id, 30));
    expect(wins(taken)).toBe(1);
    await atOnce(10, (n) => bench.either(n).wallets.settle(scope, 'seconds', attempt_id, 30, 12));
    expect(await walletOf(scope)).toMatchObject({ available: 88, used: 12, held: {} });
  });

  it('is exact about a balance that a hold would use up to the last unit', async () => {
    const scope = await funded(60);
    expect(await bench.store.wallets.hold(scope, 'seconds', 'one', 61)).toBe(false);
    expect(await bench.store.wallets.hold(scope, 'seconds', 'one', 60)).toBe(true);
    expect(await bench.store.wallets.hold(scope, 'seconds', 'two', 1)).toBe(false);
    expect((await walletOf(scope)).available).toBe(0);
  });

  it('is made once: a second creation changes nothing', async () => {
    const scope = await funded(70);
    await atOnce(5, (n) => bench.either(n).wallets.create(scope));
    expect(await bench.store.wallets.list(scope)).toHaveLength(2);
    expect((await walletOf(scope)).granted).toBe(70);
  });
});

describe('a movement', () => {
  it.each(['top_up', 'adjust'] as const)(
    'of kind %s adds once, repeated and twelve times at once',
    async (kind) => {
      const scope = await funded(100);
      const move = (n: number) => bench.either(n).wallets.move(scope, 'seconds', 'ref', movement(kind, 40));
      expect(wins(await atOnce(12, move))).toBe(1);
      for (let n = 0; n < 3; n++) expect(await move(n)).toBe(false);
      await bench.store.wallets.postUnposted(scope, later(60_000));
      expect(await move(0)).toBe(false); // the ledger remembers what the wallet has forgotten
      const wallet = await walletOf(scope);
      expect(wallet.granted).toBe(kind === 'top_up' ? 140 : 100);
      expect(wallet.used).toBe(kind === 'top_up' ? 0 : 40);
      expect(await posted(scope, kind)).toBe(kind === 'top_up' ? 140 : 40);
      expectExact(wallet);
    },
  );

  it('of two amounts under one reference counts one of them, the same in wallet and ledger', async () => {
    for (let round = 0; round < 10; round++) {
      const scope = await funded(100);
      await atOnce(6, (n) =>
        bench.either(n).wallets.move(scope, 'seconds', 'ref', movement('top_up', n < 3 ? 25 : 60)),
      );
      const { granted } = await walletOf(scope);
      expect([125, 160]).toContain(granted);
      expect(await posted(scope, 'top_up')).toBe(granted);
    }
  });

  it('of an account without a wallet leaves no row behind', async () => {
    const scope = bench.scope();
    expect(await bench.store.wallets.move(scope, 'seconds', 'ref', movement('top_up', 5))).toBe(false);
    expect(await bench.store.wallets.sumLedger(scope)).toEqual([]);
  });

  it('that a crash kept from the ledger is posted once, and its mark goes when nobody repeats it any more', async () => {
    const scope = await funded(100);
    await bench.store.wallets.move(scope, 'seconds', 'perdida', movement('top_up', 50));
    // The process died between the wallet and the ledger.
    await bench.store.connection.collection('ledger').deleteOne({ ref_id: 'perdida', ...scope });
    expect(await posted(scope, 'top_up')).toBe(100);
    await atOnce(6, (n) => bench.either(n).wallets.postUnposted(scope, NOW));
    expect(await posted(scope, 'top_up')).toBe(150);
    expect((await walletOf(scope)).unposted).toHaveProperty('perdida');
    await bench.store.wallets.postUnposted(scope, later(1));
    expect((await walletOf(scope)).unposted).toEqual({});
    expect(await bench.store.wallets.move(scope, 'seconds', 'perdida', movement('top_up', 50))).toBe(false);
    expect((await walletOf(scope)).granted).toBe(150);
  });

  it('shows its wallet to the reconciler until nothing is open', async () => {
    const scope = await funded(100);
    const listed = async (): Promise<boolean> =>
      (await bench.store.wallets.dangerouslyAcrossAccountsListUnsettled(10_000)).some(
        (wallet) => wallet.account_id === scope.account_id,
      );
    expect(await listed()).toBe(true);
    await bench.store.wallets.postUnposted(scope, later(1));
    expect(await listed()).toBe(false);
    await bench.store.wallets.hold(scope, 'seconds', 'x', 10);
    expect(await listed()).toBe(true);
  });
});

describe('the ledger', () => {
  it('keeps the first row of a reference and kind', async () => {
    const scope = await funded(100);
    const entry = { unit: 'seconds', kind: 'settle', ref_id: 'att', description: '', at: NOW } as const;
    await atOnce(8, (n) => bench.either(n).wallets.record(scope, { ...entry, amount: 10 + n }));
    const rows = await bench.store.wallets.listLedger(scope, { kind: 'settle' }, { limit: 10, skip: 0 });
    expect(rows).toHaveLength(1);
    expect(await posted(scope, 'settle')).toBe(rows[0]?.amount);
  });
});
