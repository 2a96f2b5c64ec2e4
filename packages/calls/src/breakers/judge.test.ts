import type { RecentDial } from '@timbre/store';
import { describe, expect, it } from 'vitest';
import { judge, suspects } from './judge.ts';
import { BREAKER_RULES, BREAKER_WINDOW, type BreakerLevel } from './rules.ts';

const AT = new Date('2026-11-23T13:00:00Z');
const later = (ms: number): Date => new Date(AT.getTime() + ms);

const dial = (reason: string | null, given: Partial<RecentDial> = {}): RecentDial => ({
  account_id: 'acc-a',
  batch_id: 'batch-a',
  workspace_id: 'default',
  agent_id: 'agent-a',
  from_number: '+56225550100',
  state: reason === null ? 'placed' : 'settled',
  sent_at: AT,
  outcome:
    reason === null
      ? null
      : {
          class: ['user_hangup', 'agent_hangup'].includes(reason) ? 'answered' : 'retry',
          reason,
          success: false,
          contact: false,
          connected: ['user_hangup', 'agent_hangup', 'voicemail_reached', 'error_asr'].includes(reason),
          spends_attempt: true,
        },
  duration_ms: 0,
  call_started_at: AT,
  call_ended_at: later(30_000),
  ...given,
});
const many = (count: number, reason: string | null, given?: Partial<RecentDial>): RecentDial[] =>
  Array.from({ length: count }, () => dial(reason, given));
const rule = (level: BreakerLevel) => BREAKER_RULES.find((each) => each.level === level) ?? BREAKER_RULES[0]!;
const trips = (level: BreakerLevel, dials: RecentDial[]): boolean => judge(rule(level), 'x', dials).trips;

describe('a breaker', () => {
  const BLAME: [BreakerLevel, string][] = [
    ['from_number', 'dial_failed'],
    ['from_number', 'marked_as_spam'],
    ['workspace', 'telephony_provider_unavailable'],
    ['workspace', 'sip_routing_error'],
    ['agent', 'error_asr'],
    ['agent', 'error_llm_websocket_open'],
    ['batch', 'invalid_destination'],
  ];
  it.each(BLAME)('of %s trips above thirty in a hundred of %s', (level, reason) => {
    expect(trips(level, [...many(7, reason), ...many(13, 'user_hangup')])).toBe(true);
    expect(trips(level, [...many(6, reason), ...many(14, 'user_hangup')])).toBe(false);
    for (const other of BREAKER_RULES.filter((each) => each.level !== level))
      expect(trips(other.level, [...many(7, reason), ...many(13, 'user_hangup')])).toBe(false);
  });

  it('concludes nothing from a few calls', () => {
    expect(trips('from_number', many(BREAKER_WINDOW.least - 1, 'dial_failed'))).toBe(false);
    expect(trips('from_number', many(BREAKER_WINDOW.least, 'dial_failed'))).toBe(true);
  });

  it('looks at the newest calls only', () => {
    const now_good = [...many(BREAKER_WINDOW.most, 'user_hangup'), ...many(200, 'dial_failed')];
    expect(trips('from_number', now_good)).toBe(false);
  });

  it('counts live calls as not bad: failures end at once, conversations take minutes', () => {
    const young = [...many(8, 'invalid_destination'), ...many(12, 'dial_no_answer')];
    expect(trips('batch', young)).toBe(true);
    expect(trips('batch', [...many(10, null), ...young])).toBe(false);
  });

  it('tells a refusal within a second from a person who declines', () => {
    const instant = { call_ended_at: later(200) };
    expect(trips('from_number', many(20, 'user_declined', instant))).toBe(true);
    expect(trips('from_number', many(20, 'user_declined'))).toBe(false);
    expect(trips('from_number', many(20, 'user_declined', { call_ended_at: null }))).toBe(false);
  });

  it('judges an agent by calls that somebody picked up', () => {
    const calls = [...many(8, 'error_asr'), ...many(12, 'agent_hangup')];
    expect(trips('agent', calls)).toBe(true);
    expect(trips('agent', [...many(80, 'dial_no_answer'), ...calls])).toBe(true);
  });

  it('is closed by a call that reached somebody, an agent’s by one that was talked', () => {
    expect(rule('from_number').isGood(dial('dial_busy'))).toBe(true);
    expect(rule('from_number').isGood(dial('sip_routing_error'))).toBe(false);
    expect(rule('agent').isGood(dial('dial_busy'))).toBe(false);
    expect(rule('agent').isGood(dial('agent_hangup'))).toBe(true);
    expect(rule('workspace').isGood(dial(null))).toBe(false);
  });
});

describe('suspects', () => {
  it('are told apart by number, agent, trunk and list, with the most frequent reason first', () => {
    const bad_number = { from_number: '+56225550199', batch_id: 'batch-b' };
    const dials = [
      ...many(60, 'user_hangup'),
      ...many(12, 'dial_failed', bad_number),
      ...many(9, 'marked_as_spam', bad_number),
    ];
    expect(suspects(dials)).toMatchObject([
      {
        scope: 'from_number:+56225550199',
        bad: 21,
        looked_at: 21,
        reasons: ['dial_failed', 'marked_as_spam'],
      },
    ]);
  });
});
