import { addMs, HOUR_MS, MINUTE_MS, type CallOutcome } from '@timbre/kernel';
import { faultBackOffMs, isCountedFault, MAX_PLATFORM_FAULTS } from './platform-faults.ts';
import { firstLiving, leavesPhone, newRound, nextUntried, notBefore, phoneAfter } from './phones.ts';
import type { JobBudget, NextStep, RetryTiming } from './types.ts';

/** What follows a call: the step, and the person's budget after it. */
export interface AfterCall {
  next: NextStep;
  budget: JobBudget;
}

const NO_PHONES_LEFT = 'No quedan teléfonos por intentar';
const NO_VALID_PHONE = 'Sin teléfono válido';
const HALT_PROBE_MS = 15 * MINUTE_MS;

type Again = Extract<NextStep, { kind: 'again' }>;

const again = (budget: JobBudget, step: Omit<Again, 'kind'>): AfterCall => ({
  next: { kind: 'again', ...step },
  budget: { ...budget, phone_index: step.phone_index },
});

const failed = (budget: JobBudget, last_error: string): AfterCall => ({
  next: { kind: 'failed', last_error },
  budget,
});

const phonesWith = (budget: JobBudget, outcome: CallOutcome, rest_until: Date): JobBudget => ({
  ...budget,
  phones: budget.phones.map((phone, index) =>
    index === budget.phone_index ? phoneAfter(phone, outcome, rest_until) : phone,
  ),
});

/** The delay of decisions.md §1.11: the batch's own if it gave one, else the outcome's, else the default. */
const delayMs = (outcome: CallOutcome, timing: RetryTiming): number =>
  timing.delay_explicit
    ? timing.delay_hours * HOUR_MS
    : (outcome.retry_after_ms ?? timing.delay_hours * HOUR_MS);

const toPhone = (budget: JobBudget, phone_index: number, now: Date, last_error: string): AfterCall =>
  again(budget, {
    why: 'next_phone',
    phone_index,
    not_before: notBefore(budget.phones[phone_index], now),
    last_error,
  });

/** Every living phone had its turn: begin again with the first, after the delay. */
const nextRound = (budget: JobBudget, after: Date): AfterCall => {
  const phone_index = firstLiving(budget.phones);
  if (phone_index === null) return failed(budget, NO_VALID_PHONE);
  const not_before = notBefore(budget.phones[phone_index], after);
  const rested = { ...budget, phones: newRound(budget.phones) };
  return again(rested, { why: 'retry', phone_index, not_before, last_error: NO_PHONES_LEFT });
};

const afterPlacedCall = (
  outcome: CallOutcome,
  before: JobBudget,
  timing: RetryTiming,
  now: Date,
): AfterCall => {
  const rested = addMs(now, delayMs(outcome, timing));
  const budget = phonesWith(before, outcome, rested);
  if (firstLiving(budget.phones) === null) return failed(budget, NO_VALID_PHONE);
  if (budget.attempts >= budget.max_attempts) {
    return failed(budget, `Máximo de intentos alcanzado (${budget.max_attempts})`);
  }
  const phone = budget.phones[budget.phone_index];
  if (phone && !leavesPhone(phone, outcome)) {
    const { phone_index } = budget;
    return again(budget, { why: 'retry', phone_index, not_before: rested, last_error: outcome.reason });
  }
  const next = nextUntried(budget.phones, budget.phone_index);
  return next === null ? nextRound(budget, rested) : toPhone(budget, next, now, outcome.reason);
};

const afterPlatformFault = (
  outcome: CallOutcome,
  before: JobBudget,
  now: Date,
  random: () => number,
): AfterCall => {
  const counted = { ...before, platform_faults: before.platform_faults + (isCountedFault(outcome) ? 1 : 0) };
  // A fault is not the phone's: it earns no rest of its own and does not use up the phone's turn in the round.
  const budget: JobBudget = {
    ...counted,
    phones: counted.phones.map((phone, index) =>
      index === counted.phone_index
        ? { ...phoneAfter(phone, outcome, now), dead: phone.dead, tried_this_round: phone.tried_this_round }
        : phone,
    ),
  };
  const phone = budget.phones[budget.phone_index];
  const next = nextUntried(budget.phones, budget.phone_index);
  if (phone && next !== null && next !== budget.phone_index && leavesPhone(phone, outcome)) {
    // The route to this phone is at fault while others may work: its turn is over, and the count starts anew.
    const blamed = budget.phones.map((each) => (each === phone ? { ...each, tried_this_round: true } : each));
    return toPhone({ ...budget, platform_faults: 0, phones: blamed }, next, now, outcome.reason);
  }
  if (budget.platform_faults >= MAX_PLATFORM_FAULTS) return failed(budget, outcome.reason);
  return again(budget, {
    why: 'platform_fault',
    phone_index: budget.phone_index,
    not_before: addMs(now, faultBackOffMs(outcome, budget, phone, random)),
    last_error: outcome.reason,
  });
};

/** A whole scope stopped: the job stays as it is and looks again when the scope is probed (decisions.md §1.6). */
const afterHalt = (outcome: CallOutcome, budget: JobBudget, now: Date): AfterCall =>
  again(budget, {
    why: 'halt',
    phone_index: budget.phone_index,
    not_before: addMs(now, outcome.retry_after_ms ?? HALT_PROBE_MS),
    last_error: outcome.reason,
  });

/**
 * The next step of a job after one call, and the person's budget after it (decisions.md §1.6, §1.11, §1.12; classes
 * of retell.md §1.5). `budget` is the one before the call, with `phone_index` the phone that was dialled; it is not
 * changed. One budget covers all phones and rules; only `spends_attempt` counts. `random` gives [0, 1).
 */
export const afterCall = (
  outcome: CallOutcome,
  budget: JobBudget,
  timing: RetryTiming,
  now: Date,
  random: () => number = Math.random,
): AfterCall => {
  const spent = { ...budget, attempts: budget.attempts + (outcome.spends_attempt ? 1 : 0) };
  if (outcome.class === 'halt') return afterHalt(outcome, spent, now);
  if (outcome.class === 'platform_fault') return afterPlatformFault(outcome, spent, now, random);
  const placed = { ...spent, platform_faults: 0 };
  if (outcome.class === 'cancelled') return { next: { kind: 'cancelled' }, budget: placed };
  if (outcome.success || outcome.class === 'answered') return { next: { kind: 'completed' }, budget: placed };
  return afterPlacedCall(outcome, placed, timing, now);
};
