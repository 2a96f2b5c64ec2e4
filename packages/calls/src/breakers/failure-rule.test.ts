import type { CallOutcome } from '@timbre/kernel';
import { describe, expect, it } from 'vitest';
import { countFailures, failureRuleOf, pauses } from './failure-rule.ts';

const ended = (reason: string, connected = false): { outcome: CallOutcome } => ({
  outcome: { class: 'retry', reason, success: false, contact: connected, connected, spends_attempt: true },
});
const calls = (count: number, reason: string, connected = false) =>
  Array.from({ length: count }, () => ended(reason, connected));

describe('the rule that pauses a failing campaign', () => {
  it('is 80 % of at least 50 finished calls', () => {
    const rule = { min_calls: 50, max_failed_percent: 80 };
    expect(failureRuleOf({})).toEqual(rule);
    expect(
      pauses(rule, countFailures([...calls(40, 'dial_failed'), ...calls(10, 'user_hangup', true)])),
    ).toBe(true);
    expect(
      pauses(rule, countFailures([...calls(39, 'dial_failed'), ...calls(11, 'user_hangup', true)])),
    ).toBe(false);
    expect(pauses(rule, countFailures(calls(49, 'dial_failed')))).toBe(false);
  });

  it('does not blame a campaign for people who are not there, nor for live calls', () => {
    const quiet = [
      ...calls(30, 'dial_no_answer'),
      ...calls(20, 'dial_busy'),
      ...calls(20, 'voicemail_reached'),
    ];
    expect(countFailures(quiet)).toEqual({ finished: 70, failed: 0, reasons: [] });
    expect(countFailures([{ outcome: null }, ...calls(1, 'dial_failed')])).toMatchObject({ finished: 1 });
  });

  it('counts a call that broke while somebody talked', () => {
    const broken = { ...ended('error_asr', true).outcome, class: 'platform_fault' as const };
    expect(countFailures([{ outcome: broken }, ...calls(1, 'user_hangup', true)])).toMatchObject({
      failed: 1,
    });
  });

  it('names the reasons, the most frequent first', () => {
    expect(countFailures([...calls(1, 'error_asr'), ...calls(3, 'dial_failed')]).reasons).toEqual([
      'dial_failed',
      'error_asr',
    ]);
  });

  it('is the account’s to change within bounds, and to switch off', () => {
    expect(failureRuleOf({ failure_pause: { min_calls: 100, max_failed_percent: 50 } })).toEqual({
      min_calls: 100,
      max_failed_percent: 50,
    });
    const wild = [{ min_calls: 1 }, { min_calls: '60', max_failed_percent: 0 }, 'x', null, true];
    for (const failure_pause of wild)
      expect(failureRuleOf({ failure_pause })).toEqual({ min_calls: 50, max_failed_percent: 80 });
    expect(failureRuleOf({ failure_pause: false })).toBeNull();
  });
});
