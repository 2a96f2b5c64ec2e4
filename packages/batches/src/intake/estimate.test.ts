import { describe, expect, it } from 'vitest';
import { estimatedCost } from './estimate.ts';

const prices = { cost_per_minute_micros: 150_000, cost_per_call_setup_micros: 20_000 };

describe('the reckoned cost of a batch', () => {
  it('is three minutes a call: 0.47 dollars, or 3 minutes of a minutes plan', () => {
    expect(estimatedCost({ plan_type: 'credit_based', ...prices }, 1)).toBe(470_000);
    expect(estimatedCost({ plan_type: 'minutes_based', ...prices }, 2)).toBe(6_000_000);
    expect(estimatedCost({ plan_type: 'unlimited', ...prices }, 0)).toBe(0);
  });
});
