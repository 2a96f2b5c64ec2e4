import type { OutcomeClass } from '@timbre/kernel';
import type { RecentDial } from '@timbre/store';

/**
 * When a campaign pauses itself because hardly a call goes through. An account changes it under
 * `settings.failure_pause`; `false` there switches it off.
 */
export interface FailureRule {
  /** Finished calls of the last hour below which nothing is concluded. */
  min_calls: number;
  /** Pauses at this part of them, in percent. */
  max_failed_percent: number;
}

const DEFAULT_RULE: FailureRule = { min_calls: 50, max_failed_percent: 80 };

const within = (value: unknown, least: number, most: number, otherwise: number): number =>
  typeof value === 'number' && value >= least && value <= most ? value : otherwise;

/** The rule of an account: 20–1,000 calls, 10–100 %; a value out of bounds reads as the default. Null: switched off. */
export const failureRuleOf = (settings: Record<string, unknown>): FailureRule | null => {
  const own = settings.failure_pause;
  if (own === false) return null;
  const { min_calls, max_failed_percent } = (own ?? {}) as Record<string, unknown>;
  return {
    min_calls: within(min_calls, 20, 1_000, DEFAULT_RULE.min_calls),
    max_failed_percent: within(max_failed_percent, 10, 100, DEFAULT_RULE.max_failed_percent),
  };
};

/** The call went through as a call does; that nobody picked up is the campaign's daily bread, not a fault of it. */
const NOBODY_THERE = new Set(['dial_no_answer', 'dial_busy', 'voicemail_reached', 'machine_detected']);

/** Ends that are the platform's, connected or not. */
const BROKEN: readonly OutcomeClass[] = ['platform_fault', 'halt'];

/** A finished call that nobody could have answered, or that broke. */
const isFailed = ({ outcome }: Pick<RecentDial, 'outcome'>): boolean =>
  outcome !== null &&
  (BROKEN.includes(outcome.class) || (!outcome.connected && !NOBODY_THERE.has(outcome.reason)));

/** What finished calls of one campaign say. */
export interface Failures {
  finished: number;
  failed: number;
  /** The reasons of the failed ones, the most frequent first. */
  reasons: string[];
}

/** Counts the finished calls among these dials. */
export const countFailures = (dials: readonly Pick<RecentDial, 'outcome'>[]): Failures => {
  const reasons = new Map<string, number>();
  let finished = 0;
  for (const dial of dials) {
    if (dial.outcome === null) continue;
    finished++;
    if (isFailed(dial)) reasons.set(dial.outcome.reason, (reasons.get(dial.outcome.reason) ?? 0) + 1);
  }
  const sorted = [...reasons].toSorted(([, a], [, b]) => b - a);
  return {
    finished,
    failed: sorted.reduce((sum, [, count]) => sum + count, 0),
    reasons: sorted.map(([reason]) => reason),
  };
};

/** Whether the rule pauses a campaign with these calls. */
export const pauses = (rule: FailureRule, { finished, failed }: Failures): boolean =>
  finished >= rule.min_calls && failed * 100 >= finished * rule.max_failed_percent;
