import { MINUTE_MS, SECOND_MS, type CallOutcome } from '@timbre/kernel';
import type { JobBudget, PhoneState } from './types.ts';

/** After this many counted platform faults in a row the job fails with the fault's code (engine.md, settle). */
export const MAX_PLATFORM_FAULTS = 3;

const CONCURRENCY_LIMIT = 'concurrency_limit_reached';
const BACK_OFF_MS = MINUTE_MS;
const MAX_BACK_OFF_MS = 15 * MINUTE_MS;
const JITTER_FROM_MS = 30 * SECOND_MS;
const JITTER_SPAN_MS = 90 * SECOND_MS;

// Lack of capacity at the provider says nothing about this job: it waits as long as it takes (decisions.md §1.12).
const NEVER_COUNTED: ReadonlySet<string> = new Set([
  CONCURRENCY_LIMIT,
  'telephony_provider_unavailable',
  'rate_limited',
]);

/** Whether a fault counts towards {@link MAX_PLATFORM_FAULTS}. */
export const isCountedFault = (outcome: CallOutcome): boolean => !NEVER_COUNTED.has(outcome.reason);

/**
 * Milliseconds to wait after a platform fault: 30 to 120 s at random when the provider had no free line, so that held
 * jobs do not come back together; else from 1 min (or the outcome's own delay) doubling up to 15 min.
 */
export const faultBackOffMs = (
  outcome: CallOutcome,
  budget: JobBudget,
  phone: PhoneState | undefined,
  random: () => number,
): number => {
  if (outcome.reason === CONCURRENCY_LIMIT) return JITTER_FROM_MS + Math.floor(random() * JITTER_SPAN_MS);
  const inARow = Math.max(1, budget.platform_faults, phone?.streak ?? 1);
  return Math.min(MAX_BACK_OFF_MS, (outcome.retry_after_ms ?? BACK_OFF_MS) * 2 ** (inARow - 1));
};
