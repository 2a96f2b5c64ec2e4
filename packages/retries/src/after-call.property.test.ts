import { addMs, HOUR_MS, OUTCOME_CLASSES, type CallOutcome } from '@timbre/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterCall, freshPhone, MAX_PLATFORM_FAULTS, type JobBudget, type RetryTiming } from './index.ts';

const UNCOUNTED = ['concurrency_limit_reached', 'telephony_provider_unavailable'];
const unspent: readonly string[] = ['platform_fault', 'halt', 'dead_phone'];

const anOutcome: fc.Arbitrary<CallOutcome> = fc
  .record({
    class: fc.constantFrom(...OUTCOME_CLASSES),
    reason: fc.constantFrom('busy', 'no_answer', 'declined', 'error', ...UNCOUNTED),
    retry_after_ms: fc.option(fc.integer({ min: 1_000, max: 24 * HOUR_MS }), { nil: undefined }),
    next_phone_after: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    dead_after: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    connected: fc.boolean(),
  })
  // Most calls do not end a job: give the others more room.
  .filter((drawn) => (drawn.class !== 'answered' && drawn.class !== 'cancelled') || drawn.connected)
  .map((drawn) => ({
    ...drawn,
    success: drawn.class === 'answered',
    contact: drawn.connected,
    spends_attempt: !unspent.includes(drawn.class),
  }));

const aRun = fc.record({
  outcomes: fc.array(anOutcome, { minLength: 1, maxLength: 40 }),
  phones: fc.integer({ min: 1, max: 4 }),
  max_attempts: fc.integer({ min: 1, max: 10 }),
  timing: fc.record({ delay_hours: fc.constantFrom(0.1, 0.5, 2, 48), delay_explicit: fc.boolean() }),
});

interface Dial {
  phone: number;
  at: Date;
  outcome: CallOutcome;
}

/** Plays outcomes until the job ends or they run out, dialling as early as each step allows. */
const playOut = (outcomes: CallOutcome[], start: JobBudget, timing: RetryTiming) => {
  const dials: Dial[] = [];
  let budget = start;
  let at = new Date('2026-09-02T16:00:00Z');
  for (const outcome of outcomes) {
    const phone = budget.phone_index;
    expect(budget.phones[phone]?.dead).toBe(false);
    dials.push({ phone, at, outcome });
    const after = afterCall(outcome, budget, timing, at, () => 0.5);
    budget = after.budget;
    if (after.next.kind !== 'again') return { dials, budget, next: after.next };
    expect(after.next.phone_index).toBe(budget.phone_index);
    expect(after.next.not_before.getTime()).toBeGreaterThanOrEqual(at.getTime());
    at = after.next.not_before;
  }
  return { dials, budget, next: null };
};

const budgetOf = (phones: number, max_attempts: number): JobBudget => ({
  attempts: 0,
  max_attempts,
  platform_faults: 0,
  phone_index: 0,
  phones: Array.from({ length: phones }, freshPhone),
});

const plays = (check: (played: ReturnType<typeof playOut>, timing: RetryTiming, max: number) => void): void =>
  fc.assert(
    fc.property(aRun, ({ outcomes, phones, max_attempts, timing }) =>
      check(playOut(outcomes, budgetOf(phones, max_attempts), timing), timing, max_attempts),
    ),
    { numRuns: 1_500 },
  );

describe('whatever the calls bring', () => {
  it('no person gets more counted calls than the budget, and no dead phone is dialled', () => {
    plays(({ dials, budget }, _timing, max) => {
      const counted = dials.filter((dial) => dial.outcome.spends_attempt).length;
      expect(counted).toBeLessThanOrEqual(max);
      expect(budget.attempts).toBe(counted);
    });
  });

  it('no phone rings again before the delay in force after its last counted call', () => {
    plays(({ dials }, timing) => {
      dials.forEach((dial, index) => {
        if (!dial.outcome.spends_attempt) return;
        const own = timing.delay_explicit ? undefined : dial.outcome.retry_after_ms;
        const rested = addMs(dial.at, own ?? timing.delay_hours * HOUR_MS);
        const again = dials.slice(index + 1).find((later) => later.phone === dial.phone);
        if (again) expect(again.at.getTime()).toBeGreaterThanOrEqual(rested.getTime());
      });
    });
  });

  it('a job fails for the platform only after three counted faults in a row', () => {
    plays(({ dials, next, budget }) => {
      expect(budget.platform_faults).toBeLessThanOrEqual(MAX_PLATFORM_FAULTS);
      if (next?.kind !== 'failed' || budget.platform_faults < MAX_PLATFORM_FAULTS) return;
      const counted = dials
        .map((dial) => dial.outcome)
        .filter(
          (outcome) =>
            outcome.class !== 'halt' &&
            !(outcome.class === 'platform_fault' && UNCOUNTED.includes(outcome.reason)),
        );
      expect(counted.slice(-MAX_PLATFORM_FAULTS).every((outcome) => outcome.class === 'platform_fault')).toBe(
        true,
      );
    });
  });

  it('every phone has its turn before the first is tried again in a new round', () => {
    const noAnswer: CallOutcome = {
      class: 'next_phone',
      reason: 'dial_no_answer',
      success: false,
      contact: false,
      connected: false,
      spends_attempt: true,
    };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), (phones) => {
        const outcomes = Array.from({ length: 10 }, () => noAnswer);
        const { dials } = playOut(outcomes, budgetOf(phones, 10), {
          delay_hours: 0.5,
          delay_explicit: false,
        });
        expect(dials.map((dial) => dial.phone)).toEqual(outcomes.map((_, index) => index % phones));
      }),
    );
  });
});
