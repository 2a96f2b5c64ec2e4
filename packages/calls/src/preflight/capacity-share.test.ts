import { DEFAULT_CALL_SETTINGS } from '@timbre/scheduling';
import type { AccountDocument, BatchDocument } from '@timbre/store';
import { describe, expect, it } from 'vitest';
import { capacityAmong, dailyCalls } from './capacity-share.ts';

const workspace = {
  workspace_id: 'default',
  from_number: '+56225550100',
  agent_id: 'agent',
  calls_per_second: 2,
  max_concurrent_calls: 40,
};
const account = {
  max_concurrent_calls: 10,
  daily_call_limit: 100,
  daily_spend_limit: null,
} as AccountDocument;
const batch = (max_concurrent_calls: number | null = null, priority = 1): BatchDocument =>
  ({
    batch_id: 'b1',
    account_id: 'a1',
    priority,
    call_settings: { ...DEFAULT_CALL_SETTINGS, max_concurrent_calls },
  }) as BatchDocument;
const other = (n: number, account_id: string, priority = 1) => ({ batch_id: `o${n}`, account_id, priority });

describe('what a campaign may count on', () => {
  it('alone is the smallest cap and the whole pace', () => {
    const alone = capacityAmong(batch(), account, workspace, [other(1, 'a1')]).alone;
    expect(alone).toEqual({ slots: 10, calls_per_second: 2 });
    expect(capacityAmong(batch(3), account, workspace, []).alone.slots).toBe(3);
  });

  it('beside others is its part by weight: of the account among its own, of the workspace among all', () => {
    const running = [other(1, 'a1'), other(2, 'a2', 2), { ...other(0, 'a1'), batch_id: 'b1' }];
    const found = capacityAmong(batch(null, 2), account, workspace, running);
    expect(found.shared.slots).toBeCloseTo(10 * (2 / 3));
    expect(found.shared.calls_per_second).toBeCloseTo(2 * (2 / 5));
    expect(found).toMatchObject({ others_of_account: 1, others: 2 });
  });

  it('a day is what the limits leave, of calls or of money', () => {
    const day = { calls_today: 30, committed_today: 500 };
    const zoned = { ...account, timezone: 'America/Santiago' };
    expect(dailyCalls(zoned, day, 100)).toEqual({
      zone: 'America/Santiago',
      left_today: 70,
      each_day: 100,
    });
    const capped = { ...zoned, daily_spend_limit: 2_000 } as AccountDocument;
    expect(dailyCalls(capped, day, 100)).toMatchObject({ left_today: 15, each_day: 20 });
    expect(dailyCalls(capped, day, 0)).toMatchObject({ left_today: 70, each_day: 100 });
  });
});
