import type { RecentDial } from '@timbre/store';
import { BREAKER_RULES, BREAKER_WINDOW, scopeAt, type BreakerRule } from './rules.ts';

/** One scope and what the newest of its dials say. */
export interface Verdict {
  rule: BreakerRule;
  scope: string;
  dials: RecentDial[];
  /** Finished calls and those still live that were dialled among them. */
  looked_at: number;
  bad: number;
  /** The reasons of the bad ones, the most frequent first. */
  reasons: string[];
  trips: boolean;
}

/**
 * The newest dials until enough finished ones are among them. Live ones in between count as not bad: failures end at
 * once and conversations take minutes, so finished calls alone would look worse than they are.
 */
const sampleOf = (
  newestFirst: readonly RecentDial[],
  rule: BreakerRule,
): { sample: RecentDial[]; over: number } => {
  const sample: RecentDial[] = [];
  let over = 0;
  for (const dial of newestFirst) {
    if (over >= BREAKER_WINDOW.most) break;
    if (!rule.counts(dial)) continue;
    sample.push(dial);
    if (dial.outcome !== null) over++;
  }
  return { sample, over };
};

const byFrequency = (reasons: readonly string[]): string[] => {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([reason]) => reason);
};

/** What the dials of one scope, newest first, say by one rule. */
export const judge = (rule: BreakerRule, scope: string, newestFirst: readonly RecentDial[]): Verdict => {
  const { sample, over } = sampleOf(newestFirst, rule);
  const bad = sample.filter((dial) => rule.isBad(dial));
  return {
    rule,
    scope,
    dials: sample,
    looked_at: sample.length,
    bad: bad.length,
    reasons: byFrequency(bad.map((dial) => dial.outcome?.reason ?? '')),
    trips: over >= BREAKER_WINDOW.least && bad.length > sample.length * rule.max_ratio,
  };
};

/** Every scope of these dials (newest first) by every rule; only those that would trip. */
export const suspects = (newestFirst: readonly RecentDial[]): Verdict[] =>
  BREAKER_RULES.flatMap((rule) => {
    const scopes = new Map<string, RecentDial[]>();
    for (const dial of newestFirst) {
      const scope = scopeAt(rule.level, dial);
      scopes.set(scope, [...(scopes.get(scope) ?? []), dial]);
    }
    return [...scopes].map(([scope, dials]) => judge(rule, scope, dials)).filter((verdict) => verdict.trips);
  });
