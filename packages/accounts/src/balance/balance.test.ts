import type { AccountDocument } from '@timbre/store';
import { describe, expect, it } from 'vitest';
import type { AccountSheet } from '../accounts/account-sheet.ts';
import { canMakeCalls, hasBalance, leastForOneCall } from './balance.ts';

const now = new Date('2026-03-02T12:00:00Z');
const account: AccountDocument = {
  account_id: 'acc-1',
  account_name: 'A',
  contact_name: 'B',
  contact_email: 'b@timbre.example',
  contact_phone: null,
  plan_type: 'credit_based',
  status: 'active',
  suspension_reason: null,
  country: 'CL',
  timezone: 'America/Santiago',
  max_concurrent_calls: 5,
  daily_call_limit: 10,
  daily_spend_limit: null,
  holidays: [],
  contact_rules: null,
  cost_per_minute_micros: 150_000,
  cost_per_call_setup_micros: 20_000,
  cost_failed_call_micros: 10_000,
  features: {},
  settings: {},
  created_at: now,
  updated_at: now,
  expires_at: null,
  last_topup_at: null,
};
const wallet = (available: number) => ({ granted: available, available, held: 0, used: 0 });
const sheet = (change: Partial<AccountDocument>, available = 0, calls_today = 0): AccountSheet => ({
  account: { ...account, ...change },
  seconds: wallet(available),
  micros: wallet(available),
  calls_today,
  committed_today: 0,
});

describe('the least for one call', () => {
  it('is a minute, or setup and a minute, or nothing', () => {
    expect(leastForOneCall(sheet({ plan_type: 'minutes_based' }).account)).toBe(60);
    expect(leastForOneCall(account)).toBe(170_000);
    expect(leastForOneCall(sheet({ plan_type: 'unlimited' }).account)).toBe(0);
  });

  it('decides whether there is balance, to the last unit', () => {
    expect([hasBalance(sheet({}, 169_999)), hasBalance(sheet({}, 170_000))]).toEqual([false, true]);
    const minutes = { plan_type: 'minutes_based' } as const;
    expect([hasBalance(sheet(minutes, 59)), hasBalance(sheet(minutes, 60))]).toEqual([false, true]);
    expect(hasBalance(sheet({ plan_type: 'unlimited' }))).toBe(true);
  });
});

describe('an account can make calls', () => {
  const rich = 1_000_000;
  it.each([
    ['active with balance', sheet({}, rich), true],
    ['suspended', sheet({ status: 'suspended' }, rich), false],
    ['not yet active', sheet({ status: 'pending_activation' }, rich), false],
    ['expired', sheet({ expires_at: now }, rich), false],
    ['expiring later', sheet({ expires_at: new Date('2026-03-03') }, rich), true],
    ['without balance', sheet({}, 0), false],
    ['with its last call of the day', sheet({}, rich, 9), true],
    ['at its daily limit', sheet({}, rich, 10), false],
  ])('%s', (_name, given, expected) => {
    expect(canMakeCalls(given, now)).toBe(expected);
  });
});
