import { DAY_MS } from '@timbre/kernel';
import { segmentAt } from './zone-offsets.ts';

/**
 * Calendar days are plain integers here (days since 1970-01-01), so that walking over them never meets a clock
 * change. Only the way from a day to an instant needs a zone.
 */

/** The day on the wall of `zone` at the instant `at` (epoch milliseconds). */
export const localDayAt = (zone: string, at: number): number =>
  Math.floor((at + segmentAt(zone, at).offset) / DAY_MS);

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** `YYYY-MM-DD` of a day. */
export const dateKeyOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** The day of a `YYYY-MM-DD`; NaN when it is not a date. */
export const dayOfDateKey = (key: string): number => Date.parse(`${key}T00:00:00Z`) / DAY_MS;

/** `YYYY-MM-DD` on the wall of `zone` at `at`. Throws RangeError for an unknown zone. */
export const localDateKey = (at: Date, zone: string): string => dateKeyOf(localDayAt(zone, at.getTime()));

/**
 * First instant (epoch milliseconds) whose local date is `day` or later: midnight, or 01:00 where the clock skips
 * midnight, as Chile does each September.
 */
export const startOfLocalDay = (zone: string, day: number): number => {
  let at = day * DAY_MS - DAY_MS;
  for (;;) {
    const segment = segmentAt(zone, at);
    const midnight = Math.max(at, day * DAY_MS - segment.offset);
    if (midnight < segment.to) return midnight;
    at = segment.to;
  }
};
