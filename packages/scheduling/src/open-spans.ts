import { DAY_MS, MINUTE_MS } from '@timbre/kernel';
import { weekdayOf } from './local-days.ts';
import type { WeeklyHours } from './weekly-hours.ts';
import { segmentAt } from './zone-offsets.ts';

/** Open hours on the wall clock of one zone. */
export interface OpenCalendar {
  zone: string;
  week: WeeklyHours;
  /** True for a day (days since 1970-01-01) that is closed whatever the hours, such as a holiday. */
  isClosed: (day: number) => boolean;
}

/** An uninterrupted open time, epoch milliseconds, half-open. */
export interface OpenSpan {
  start: number;
  end: number;
}

/** Nobody looks further ahead than this (decisions.md §2.3): one full year of weekdays and holidays. */
const HORIZON_MS = 366 * DAY_MS;

// A week that ever closes does so within seven days, so a span that is still open after eight is not followed on.
const LONGEST_SPAN_MS = 8 * DAY_MS;

/**
 * The first uninterrupted open time of one calendar that reaches past `from`; its start is `from` itself when that
 * instant is open. Within a stretch of constant offset local time runs like real time, so the walk goes from
 * stretch to stretch and from day to day: an hour that a clock change repeats is open twice, one that it skips never.
 */
const firstSpanOf = (calendar: OpenCalendar, from: number, horizon: number): OpenSpan | null => {
  let span: OpenSpan | null = null;
  let at = from;
  while (at < horizon) {
    const segment = segmentAt(calendar.zone, at);
    const day = Math.floor((at + segment.offset) / DAY_MS);
    const midnight = day * DAY_MS - segment.offset;
    const stop = Math.min(segment.to, midnight + DAY_MS);
    const ranges = calendar.isClosed(day) ? [] : (calendar.week[weekdayOf(day) - 1] ?? []);
    for (const range of ranges) {
      const start = Math.max(at, midnight + range[0] * MINUTE_MS);
      const end = Math.min(stop, midnight + range[1] * MINUTE_MS);
      if (start >= end) continue;
      if (span && start > span.end) return span;
      if (span) span.end = end;
      else span = { start, end };
    }
    if (span && (span.end < stop || span.end - from > LONGEST_SPAN_MS)) return span;
    at = stop;
  }
  return span;
};

/**
 * The first time, at or after `from`, that is open in every calendar for longer than `margin` milliseconds; null when
 * there is none within 366 days. A dial may start in `[start, end − margin)`.
 */
export const firstOpenSpan = (
  calendars: readonly OpenCalendar[],
  from: number,
  margin: number,
): OpenSpan | null => {
  const horizon = from + HORIZON_MS;
  let at = from;
  while (at < horizon) {
    let start = at;
    let end = horizon;
    for (const calendar of calendars) {
      const span = firstSpanOf(calendar, at, horizon);
      if (!span) return null;
      start = Math.max(start, span.start);
      end = Math.min(end, span.end);
    }
    if (start < end - margin) return { start, end };
    // Not all are open at `at`: nothing common comes before the latest opening. All are, but not for long: go past it.
    at = start > at ? start : end;
  }
  return null;
};
