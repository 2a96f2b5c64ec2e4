import { DAY_MS } from '@timbre/kernel';
import { localDayAt, startOfLocalDay, weekdayOf } from './local-days.ts';

const WEEK_MS = 7 * DAY_MS;

/**
 * The first instant at or after `now` at which a person may be contacted again: when fewer than `max` contacts fall
 * in the calendar week (Monday to Sunday in `zone`) and fewer than `max` in the last 7 × 24 h (decisions.md §2.5).
 * `now` itself when the cap is not full; null when `max` allows none at all. A contact dated after `now` counts.
 */
export const contactFreeAt = (
  contacts: readonly Date[],
  max: number,
  zone: string,
  now: Date,
): Date | null => {
  if (max < 1) return null;
  const times = contacts.map((at) => at.getTime()).sort((a, b) => b - a);
  const oldestThatFills = times[max - 1];
  if (oldestThatFills === undefined) return now;
  const today = localDayAt(zone, now.getTime());
  const monday = today - (weekdayOf(today) - 1);
  const weekIsFull = oldestThatFills >= startOfLocalDay(zone, monday);
  const free = Math.max(
    now.getTime(),
    oldestThatFills + WEEK_MS,
    weekIsFull ? startOfLocalDay(zone, monday + 7) : 0,
  );
  return new Date(free);
};
