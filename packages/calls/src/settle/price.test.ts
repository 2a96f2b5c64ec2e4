import fc from 'fast-check';
import type { CallOutcome } from '@timbre/kernel';
import type { AccountDocument } from '@timbre/store';
import { describe, expect, it } from 'vitest';
import { chargeFor, holdFor } from './price.ts';

const account = (plan_type: AccountDocument['plan_type']): AccountDocument =>
  ({
    plan_type,
    cost_per_minute_micros: 150_000,
    cost_per_call_setup_micros: 20_000,
    cost_failed_call_micros: 10_000,
  }) as AccountDocument;

const outcome = (given: Partial<CallOutcome> = {}): CallOutcome => ({
  class: 'answered',
  reason: 'user_hangup',
  success: true,
  contact: true,
  connected: true,
  spends_attempt: true,
  ...given,
});

describe('what is held', () => {
  it('is the longest call', () => {
    expect(holdFor(account('minutes_based'), 10_000, 600)).toEqual({
      unit: 'seconds',
      amount: 600,
      max_call_duration_s: 600,
    });
    expect(holdFor(account('credit_based'), 10_000_000, 600)).toEqual({
      unit: 'micros',
      amount: 20_000 + 1_500_000,
      max_call_duration_s: 600,
    });
  });

  it('shortens the call to what is there, down to one minute', () => {
    expect(holdFor(account('minutes_based'), 95, 600)).toMatchObject({ amount: 95, max_call_duration_s: 95 });
    expect(holdFor(account('minutes_based'), 59, 600)).toBeNull();
    expect(holdFor(account('credit_based'), 170_000, 600)).toMatchObject({
      amount: 170_000,
      max_call_duration_s: 60,
    });
    expect(holdFor(account('credit_based'), 169_999, 600)).toBeNull();
  });

  it('is never more than available, and pays for the duration that it allows', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3_000_000 }),
        fc.integer({ min: 60, max: 7_200 }),
        (available, longest) => {
          for (const plan of ['minutes_based', 'credit_based'] as const) {
            const hold = holdFor(account(plan), available, longest);
            if (hold === null) continue;
            expect(hold.amount).toBeLessThanOrEqual(available);
            expect(hold.max_call_duration_s).toBeGreaterThanOrEqual(60);
            expect(hold.max_call_duration_s).toBeLessThanOrEqual(longest);
            const worst = chargeFor(account(plan), outcome(), hold.max_call_duration_s * 1000, null);
            expect(worst?.amount).toBeLessThanOrEqual(hold.amount);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('what is charged', () => {
  it('is the connected seconds of a minutes plan, rounded once', () => {
    expect(chargeFor(account('minutes_based'), outcome(), 45_499, null)).toEqual({
      unit: 'seconds',
      amount: 45,
    });
    expect(chargeFor(account('minutes_based'), outcome(), 45_500, null)).toEqual({
      unit: 'seconds',
      amount: 46,
    });
    expect(chargeFor(account('minutes_based'), outcome({ connected: false }), 0, null)).toEqual({
      unit: 'seconds',
      amount: 0,
    });
  });

  it('is set-up and time of a credit plan, voicemail included, or the price of a failed call', () => {
    expect(chargeFor(account('credit_based'), outcome(), 45_000, null)).toEqual({
      unit: 'micros',
      amount: 132_500,
    });
    const voicemail = outcome({ class: 'retry', success: false });
    expect(chargeFor(account('credit_based'), voicemail, 20_000, null)).toEqual({
      unit: 'micros',
      amount: 70_000,
    });
    const busy = outcome({ class: 'retry', connected: false, success: false });
    expect(chargeFor(account('credit_based'), busy, 0, null)).toEqual({ unit: 'micros', amount: 10_000 });
  });

  it('is nothing for faults of the platform, halts and plans without a wallet', () => {
    const fault = outcome({ class: 'platform_fault', connected: true });
    expect(chargeFor(account('credit_based'), fault, 30_000, null)?.amount).toBe(0);
    expect(chargeFor(account('minutes_based'), outcome({ class: 'halt' }), 0, null)?.amount).toBe(0);
    expect(chargeFor(account('unlimited'), outcome(), 60_000, null)).toBeNull();
  });

  it('never exceeds the hold', () => {
    const hold = { unit: 'seconds' as const, amount: 60 };
    expect(chargeFor(account('minutes_based'), outcome(), 75_000, hold)?.amount).toBe(60);
  });
});
