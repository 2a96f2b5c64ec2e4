import type { LedgerDocument } from '@timbre/store';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toTransaction } from './transactions.ts';

const row = (change: Partial<LedgerDocument>): LedgerDocument => ({
  transaction_id: 'txn_1',
  account_id: 'acc-1',
  unit: 'micros',
  kind: 'settle',
  ref_id: 'attempt-1',
  amount: 157_500,
  batch_id: null,
  description: '',
  created_at: new Date('2026-03-02T12:00:00Z'),
  ...change,
});

describe('toTransaction', () => {
  it.each([
    [row({}), 'call_usage', -0.1575, 16],
    [row({ unit: 'seconds', amount: 90 }), 'call_usage', -1.5, 0],
    [row({ kind: 'top_up', amount: 5_000_000 }), 'topup_credits', 5, 0],
    [row({ kind: 'top_up', unit: 'seconds', amount: 600 }), 'topup_minutes', 10, 0],
    [row({ kind: 'adjust', amount: 20_000 }), 'call_usage', -0.02, 2],
    [row({ kind: 'adjust', amount: -20_000 }), 'refund', 0.02, -2],
  ])('%#: %j', (given, type, amount, cost) => {
    expect(toTransaction(given)).toMatchObject({ type, amount, cost });
  });

  it('is positive into the balance and negative out of it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('settle', 'top_up'),
        fc.integer({ min: 600, max: 10 ** 9 }),
        (kind, amount) => {
          expect(Math.sign(toTransaction(row({ kind, amount })).amount)).toBe(kind === 'top_up' ? 1 : -1);
        },
      ),
    );
  });
});
