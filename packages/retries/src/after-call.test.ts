import { HOUR_MS, MINUTE_MS, SECOND_MS, type CallOutcome } from '@timbre/kernel';
import { describe, expect, it } from 'vitest';
import { afterCall, freshPhone, type JobBudget, type RetryTiming } from './index.ts';

const NOW = new Date('2026-09-02T16:00:00Z');
const DEFAULT: RetryTiming = { delay_hours: 0.5, delay_explicit: false };
const EXPLICIT: RetryTiming = { delay_hours: 48, delay_explicit: true };

const outcome = (change: Partial<CallOutcome>): CallOutcome => ({
  class: 'retry',
  reason: 'test',
  success: false,
  contact: false,
  connected: false,
  spends_attempt: true,
  ...change,
});
const noAnswer = outcome({ class: 'next_phone', reason: 'dial_no_answer' });
const busy = outcome({ reason: 'dial_busy', retry_after_ms: 20 * MINUTE_MS, next_phone_after: 2 });
const declined = outcome({ reason: 'user_declined', retry_after_ms: 24 * HOUR_MS, next_phone_after: 2 });
const voicemail = outcome({ reason: 'voicemail_reached', connected: true, next_phone_after: 2 });
const dialFailed = outcome({ class: 'next_phone', reason: 'dial_failed', dead_after: 2 });
const invalid = outcome({ class: 'dead_phone', reason: 'invalid_destination', spends_attempt: false });
const fault = (reason: string, change: Partial<CallOutcome> = {}): CallOutcome =>
  outcome({ class: 'platform_fault', reason, spends_attempt: false, ...change });
const halt = outcome({
  class: 'halt',
  reason: 'no_valid_payment',
  spends_attempt: false,
  halt_scope: 'workspace',
});

const budgetOf = (phones: number, change: Partial<JobBudget> = {}): JobBudget => ({
  attempts: 0,
  max_attempts: 5,
  platform_faults: 0,
  phone_index: 0,
  phones: Array.from({ length: phones }, freshPhone),
  ...change,
});

/** Plays outcomes one after the other, each at the `not_before` of the step before. */
const play = (outcomes: CallOutcome[], start: JobBudget, timing = DEFAULT) => {
  let at = NOW;
  let budget = start;
  return outcomes.map((each) => {
    const after = afterCall(each, budget, timing, at, () => 0.5);
    budget = after.budget;
    const waited = after.next.kind === 'again' ? after.next.not_before.getTime() - at.getTime() : null;
    if (after.next.kind === 'again') at = after.next.not_before;
    return { ...after, waited };
  });
};
const last = <T>(list: T[]): T => list[list.length - 1] as T;

describe("seed 001's tests of retries", () => {
  it('4: the attempt that reaches the maximum is the last', () => {
    const { next, budget } = afterCall(voicemail, budgetOf(2, { attempts: 4 }), EXPLICIT, NOW);
    expect(next).toEqual({ kind: 'failed', last_error: 'Máximo de intentos alcanzado (5)' });
    expect(budget.attempts).toBe(5);
  });

  it('5: the delay of the batch is kept to the second', () => {
    const { next } = afterCall(outcome({ reason: 'error temporal' }), budgetOf(1), EXPLICIT, NOW);
    expect(next).toMatchObject({ kind: 'again', not_before: new Date(NOW.getTime() + 48 * HOUR_MS) });
  });
});

describe('what ends a job', () => {
  it.each([
    ['an answered call', outcome({ class: 'answered', reason: 'user_hangup', contact: true }), 'completed'],
    ['a success', outcome({ class: 'answered', reason: 'call_transfer', success: true }), 'completed'],
    ['our own hang-up', outcome({ class: 'cancelled', reason: 'manual_stopped' }), 'cancelled'],
  ])('%s → %s', (_name, end, kind) => {
    const { next, budget } = afterCall(end, budgetOf(2, { platform_faults: 2 }), DEFAULT, NOW);
    expect(next).toEqual({ kind });
    expect(budget).toMatchObject({ attempts: 1, platform_faults: 0 });
  });

  it('the death of the last phone, before the maximum is looked at', () => {
    const steps = play([invalid, invalid], budgetOf(2));
    expect(steps[0]).toMatchObject({ next: { kind: 'again', why: 'next_phone', phone_index: 1 }, waited: 0 });
    expect(steps[1]?.next).toEqual({ kind: 'failed', last_error: 'Sin teléfono válido' });
    expect(steps[1]?.budget.attempts).toBe(0);
    const worn = { ...freshPhone(), last_reason: 'dial_failed', streak: 1 };
    const ends = afterCall(dialFailed, budgetOf(1, { attempts: 4, phones: [worn] }), DEFAULT, NOW);
    expect(ends.next).toEqual({ kind: 'failed', last_error: 'Sin teléfono válido' });
  });

  it('having no phone at all', () => {
    expect(afterCall(noAnswer, budgetOf(0), DEFAULT, NOW).next).toMatchObject({
      last_error: 'Sin teléfono válido',
    });
  });
});

describe('which phone comes next, and when', () => {
  it.each([
    ['no answer goes to the next phone at once', [noAnswer], 2, 'next_phone', 1, 0],
    ['no answer on the only phone waits the default', [noAnswer], 1, 'retry', 0, 30 * MINUTE_MS],
    ['no answer anywhere begins a new round', [noAnswer, noAnswer], 2, 'retry', 0, 30 * MINUTE_MS],
    ['busy comes back after its own delay', [busy], 2, 'retry', 0, 20 * MINUTE_MS],
    ['busy twice goes on', [busy, busy], 2, 'next_phone', 1, 0],
    ['declined waits a day', [declined], 2, 'retry', 0, 24 * HOUR_MS],
    ['voicemail twice goes on', [voicemail, voicemail], 2, 'next_phone', 1, 0],
    ['voicemail and busy in turn are no row', [voicemail, busy, voicemail], 2, 'retry', 0, 30 * MINUTE_MS],
    ['a dead phone is left at once', [invalid], 2, 'next_phone', 1, 0],
    ['a dead phone is passed over in the next round', [invalid, noAnswer], 2, 'retry', 1, 30 * MINUTE_MS],
    ['the third phone follows the second', [noAnswer, noAnswer], 3, 'next_phone', 2, 0],
  ] as const)('%s', (_name, outcomes, phones, why, phone_index, waited) => {
    const end = last(play([...outcomes], budgetOf(phones)));
    expect(end.next).toMatchObject({ kind: 'again', why, phone_index });
    expect(end.waited).toBe(waited);
    expect(end.budget.phone_index).toBe(phone_index);
  });

  it('says that no phone is left when a round ends', () => {
    const { next } = last(play([noAnswer, noAnswer], budgetOf(2)));
    expect(next).toMatchObject({ last_error: 'No quedan teléfonos por intentar' });
  });

  it.each([
    ['busy', busy],
    ['declined', declined],
    ['voicemail', voicemail],
    ['no answer', noAnswer],
  ])("the batch's own delay overrides that of %s", (_name, each) => {
    expect(last(play([each], budgetOf(1), EXPLICIT)).waited).toBe(48 * HOUR_MS);
  });

  it('lets a phone rest out its own delay in the next round', () => {
    // Declined twice on the first phone: a day of rest, while the second phone is free at once.
    const steps = play([declined, declined, noAnswer], budgetOf(2));
    expect(steps[1]).toMatchObject({ next: { why: 'next_phone', phone_index: 1 }, waited: 0 });
    expect(steps[2]).toMatchObject({ next: { why: 'retry', phone_index: 0 }, waited: 24 * HOUR_MS });
  });

  it('buries a phone after two dial failures in a row', () => {
    const { budget } = last(play([dialFailed, noAnswer, dialFailed], budgetOf(2)));
    expect(budget.phones.map((phone) => phone.dead)).toEqual([true, false]);
  });

  it('leaves the budget that it was given as it was', () => {
    const before = budgetOf(2);
    const copy = structuredClone(before);
    afterCall(noAnswer, before, DEFAULT, NOW);
    expect(before).toEqual(copy);
  });
});

describe('faults that are not the person’s', () => {
  it('fails with the code after three in a row, none of them an attempt', () => {
    const steps = play([fault('error_retell'), fault('error_asr'), fault('error_retell')], budgetOf(2));
    expect(steps.map((step) => step.waited)).toEqual([MINUTE_MS, 2 * MINUTE_MS, null]);
    expect(last(steps).next).toEqual({ kind: 'failed', last_error: 'error_retell' });
    expect(last(steps).budget.attempts).toBe(0);
  });

  it('counts anew after any placed call', () => {
    const steps = play(
      [fault('error_retell'), fault('error_retell'), busy, fault('error_retell')],
      budgetOf(1),
    );
    expect(last(steps)).toMatchObject({
      next: { why: 'platform_fault' },
      budget: { platform_faults: 1, attempts: 1 },
    });
  });

  it.each([['telephony_provider_unavailable'], ['concurrency_limit_reached'], ['rate_limited']])(
    'never counts %s',
    (reason) => {
      const steps = play(
        Array.from({ length: 8 }, () => fault(reason)),
        budgetOf(1),
      );
      expect(last(steps)).toMatchObject({ next: { kind: 'again' }, budget: { platform_faults: 0 } });
    },
  );

  it('backs off from one to fifteen minutes', () => {
    const down = fault('telephony_provider_unavailable', { retry_after_ms: MINUTE_MS });
    const waits = play(
      Array.from({ length: 6 }, () => down),
      budgetOf(1),
    ).map((step) => step.waited);
    expect(waits).toEqual([1, 2, 4, 8, 15, 15].map((minutes) => minutes * MINUTE_MS));
  });

  it('spreads the return from a full workspace over 30 to 120 s', () => {
    const full = fault('concurrency_limit_reached', { retry_after_ms: MINUTE_MS });
    for (const [random, seconds] of [
      [0, 30],
      [0.5, 75],
      [0.999999, 120],
    ] as const) {
      const { next } = afterCall(full, budgetOf(1), DEFAULT, NOW, () => random);
      const waited = next.kind === 'again' ? next.not_before.getTime() - NOW.getTime() : 0;
      expect(Math.ceil(waited / SECOND_MS)).toBe(seconds);
    }
  });

  it('blames the route to one phone after three, while there is another', () => {
    const sip = fault('sip_routing_error', { next_phone_after: 3 });
    const steps = play([sip, sip, sip], budgetOf(2));
    expect(last(steps)).toMatchObject({
      next: { why: 'next_phone', phone_index: 1, last_error: 'sip_routing_error' },
      budget: { platform_faults: 0, attempts: 0 },
    });
    expect(last(play([sip, sip, sip], budgetOf(1))).next).toEqual({
      kind: 'failed',
      last_error: 'sip_routing_error',
    });
  });

  it('waits out a halt without counting anything', () => {
    const steps = play(
      Array.from({ length: 5 }, () => halt),
      budgetOf(2, { platform_faults: 2 }),
    );
    expect(last(steps)).toMatchObject({
      next: { kind: 'again', why: 'halt', phone_index: 0, last_error: 'no_valid_payment' },
      waited: 15 * MINUTE_MS,
      budget: budgetOf(2, { platform_faults: 2 }),
    });
  });
});
