import { HOUR_MS } from '@timbre/kernel';
import {
  estimateFinish,
  type DailyCalls,
  type Finish,
  type FinishReason,
  type WindowInput,
} from '@timbre/scheduling';
import type { CallFigures } from './call-figures.ts';
import type { Capacity, Pace } from './capacity-share.ts';
import { roundsOf, type Workload } from './workload.ts';

/** People of one zone among those left to call. */
export interface ZoneShare {
  zone: string;
  also_zones: readonly string[];
  /** Between 0 and 1; all together 1. */
  share: number;
}

/** What the end of a campaign is reckoned from. */
export interface FinishFacts {
  now: Date;
  load: Workload;
  window: Omit<WindowInput, 'now' | 'zone' | 'also_zones'>;
  zones: readonly ZoneShare[];
  capacity: Capacity;
  figures: CallFigures;
  /** Calls a day when they cost as expected, and when each costs the most that it can. null: no limit. */
  daily: { usual: DailyCalls | null; worst: DailyCalls | null };
  /** Until when somebody has to wait for reasons of their own. */
  not_before: Date | null;
}

/** Three answers to "when is it done". null with the reason where there is no telling. */
export interface FinishRange {
  /** Everybody is reached with the first call, and no other campaign wants the same slots. */
  earliest: Date | null;
  /** As calls usually go, beside the campaigns that run now. */
  expected: Date | null;
  /** Nobody is reached before the last attempt, and every call lasts as long as it may. */
  latest: Date | null;
  /** Why `expected` is null. */
  reason: FinishReason | null;
}

interface Course {
  success_share: number;
  pace: Pace;
  seconds_per_call: number;
  daily: DailyCalls | null;
  not_before: Date | null;
}

const partOf = (daily: DailyCalls | null, share: number): DailyCalls | null =>
  daily && { ...daily, left_today: daily.left_today * share, each_day: daily.each_day * share };

/** The last zone to be done, each with its part of the capacity. */
const endOf = (facts: FinishFacts, course: Course): Finish => {
  const rounds = roundsOf(facts.load, course.success_share);
  let last: Finish = { at: null, reason: 'nothing_left' };
  for (const { zone, also_zones, share } of facts.zones) {
    const finish = estimateFinish({
      now: facts.now,
      window: { ...facts.window, zone, also_zones },
      rounds: rounds.map((calls) => calls * share),
      retry_delay_ms: facts.window.settings.retry_delay_hours * HOUR_MS,
      calls_per_second: course.pace.calls_per_second * share,
      slots: course.pace.slots * share,
      seconds_per_call: course.seconds_per_call,
      daily: partOf(course.daily, share),
      not_before: course.not_before,
    });
    if (finish.reason === 'nothing_left') continue;
    if (finish.at === null) return finish;
    if (last.at === null || finish.at > last.at) last = finish;
  }
  return last;
};

/** The range of the end of a campaign; `earliest` ≤ `expected` ≤ `latest` where they are known. */
export const finishRange = (facts: FinishFacts): FinishRange => {
  const { figures, capacity, daily, not_before } = facts;
  const { ring_timeout, max_call_duration } = facts.window.settings;
  const longest = Math.max(figures.slot_seconds, ring_timeout + max_call_duration);
  const usual = {
    pace: capacity.shared,
    seconds_per_call: figures.slot_seconds,
    daily: daily.usual,
    not_before,
  };
  const expected = endOf(facts, { ...usual, success_share: figures.success_share });
  return {
    earliest: endOf(facts, { ...usual, pace: capacity.alone, success_share: 1 }).at,
    expected: expected.at,
    latest: endOf(facts, { ...usual, success_share: 0, seconds_per_call: longest, daily: daily.worst }).at,
    reason: expected.reason,
  };
};
