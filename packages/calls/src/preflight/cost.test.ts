import type { AccountDocument } from '@timbre/store';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ASSUMED_FIGURES } from './call-figures.ts';
import { costOf } from './cost.ts';
import { workloadOf } from './workload.ts';

const account = (given: Partial<AccountDocument>): AccountDocument =>
  ({
    plan_type: 'credit_based',
    cost_per_minute_micros: 150_000,
    cost_per_call_setup_micros: 20_000,
    cost_failed_call_micros: 10_000,
    ...given,
  }) as AccountDocument;
const figures = {
  success_share: 0.5,
  connected_share: 0.5,
  connected_seconds: 60,
  slot_seconds: 60,
  calls: 100,
};
const at = { max_call_duration: 600, available: 10_000_000 };

describe('the cost of a campaign', () => {
  it('lies between nobody answering and everybody talking to the end, each time', () => {
    const load = workloadOf([2, 2]);
    expect(costOf(account({}), load, figures, at)).toEqual({
      unit: 'micros',
      // Two people whose calls are taken and hung up at once: 0.02 each; unanswered, two calls are as much.
      min: 40_000,
      // Three calls: half of them 0.17, half 0.01.
      expected: 270_000,
      // Four calls of ten minutes.
      max: 6_080_000,
      available: 10_000_000,
      balance_after: 9_730_000,
      enough: true,
      people_covered: 2,
    });
  });

  it('is talk alone under a minutes plan, and nothing without a balance', () => {
    const load = workloadOf([1]);
    const minutes = costOf(account({ plan_type: 'minutes_based' }), load, figures, at);
    expect(minutes).toMatchObject({ unit: 'seconds', min: 0, expected: 30, max: 600 });
    expect(costOf(account({ plan_type: 'unlimited' }), load, figures, at)).toEqual({
      ...{ unit: null, min: 0, expected: 0, max: 0 },
      ...{ available: null, balance_after: null, enough: true, people_covered: null },
    });
  });

  it('that the balance does not cover tells for how many it lasts', () => {
    const cost = costOf(account({}), workloadOf([1, 1, 1, 1]), figures, { ...at, available: 180_000 });
    expect(cost).toMatchObject({
      expected: 360_000,
      enough: false,
      balance_after: -180_000,
      people_covered: 2,
    });
  });

  it('is in order for any prices and figures', () => {
    const price = fc.integer({ min: 0, max: 5_000_000 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.record({
          cost_per_minute_micros: price,
          cost_per_call_setup_micros: price,
          cost_failed_call_micros: price,
          plan_type: fc.constantFrom('credit_based' as const, 'minutes_based' as const, 'unlimited' as const),
        }),
        fc.array(fc.integer({ min: 1, max: 10 }), { maxLength: 30 }),
        share,
        share,
        (prices, left, success_share, connected_share) => {
          const own = { ...ASSUMED_FIGURES, success_share, connected_share };
          const { min, expected, max } = costOf(account(prices), workloadOf(left), own, at);
          expect(min).toBeGreaterThanOrEqual(0);
          expect(expected).toBeGreaterThanOrEqual(min);
          expect(max).toBeGreaterThanOrEqual(expected);
        },
      ),
    );
  });
});
