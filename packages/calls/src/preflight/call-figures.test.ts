import type { CallOutcome } from '@timbre/kernel';
import type { FinishedCall } from '@timbre/store';
import { describe, expect, it } from 'vitest';
import { ASSUMED_FIGURES, figuresOf } from './call-figures.ts';

const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 23, 12, 0, seconds));
const outcome = (given: Partial<CallOutcome>): CallOutcome => ({
  class: 'retry',
  reason: 'dial_no_answer',
  success: false,
  contact: false,
  connected: false,
  spends_attempt: true,
  ...given,
});
const call = (given: Partial<CallOutcome>, seconds = 0, kept = 40): FinishedCall => ({
  batch_id: 'batch-1',
  intent_at: at(0),
  sent_at: at(1),
  ended_at: at(kept),
  outcome: outcome(given),
  duration_ms: seconds * 1000,
});
const some = (n: number, given: Partial<CallOutcome>, seconds?: number, kept?: number): FinishedCall[] =>
  Array.from({ length: n }, () => call(given, seconds, kept));

describe('the figures of an account', () => {
  it('come from its calls; faults of the platform say nothing about people', () => {
    const calls = [
      ...some(10, { class: 'answered', success: true, connected: true }, 90, 100),
      ...some(10, { class: 'next_phone', connected: true }, 10, 40),
      ...some(20, {}, 0, 40),
      ...some(10, { class: 'platform_fault', spends_attempt: false }, 0, 0),
    ];
    expect(figuresOf(calls)).toEqual({
      success_share: 0.25,
      connected_share: 0.4,
      connected_seconds: 50,
      slot_seconds: 44,
      calls: 50,
    });
  });

  it('are assumed, and say so, while there are too few', () => {
    expect(figuresOf(some(19, { success: true }))).toEqual(ASSUMED_FIGURES);
    expect(figuresOf([])).toMatchObject({ calls: 0, connected_seconds: 180 });
  });

  it('never say that nobody will be reached', () => {
    expect(figuresOf(some(30, {})).success_share).toBe(0.02);
  });
});
