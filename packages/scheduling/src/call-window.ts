import type { CallSettings } from './call-settings.ts';
import { localDayAt, weekdayOf } from './local-days.ts';
import { firstOpenSpan, type OpenCalendar } from './open-spans.ts';
import { closedDay, closedHours } from './words.ts';
import { weekOf } from './weekly-hours.ts';

const never = (): boolean => false;

const calendarOf = (settings: CallSettings): OpenCalendar => ({
  zone: settings.timezone,
  week: weekOf(settings.days_of_week, settings.allowed_hours.start, settings.allowed_hours.end),
  isClosed: never,
});

const openingOf = (calendar: OpenCalendar, now: Date): number | null =>
  firstOpenSpan([calendar], now.getTime(), 0)?.start ?? null;

/**
 * Whether `now` lies in the batch's own window `[start, end)`, in the batch's zone, without policy or margin (seed
 * 001). The reason is the seed's, with the hours or the day in brackets. Throws RangeError for an unknown zone.
 */
export const isAllowedTime = (
  settings: CallSettings,
  now: Date,
): { allowed: boolean; reason: string | null } => {
  const calendar = calendarOf(settings);
  if (openingOf(calendar, now) === now.getTime()) return { allowed: true, reason: null };
  const weekday = weekdayOf(localDayAt(settings.timezone, now.getTime()));
  const reason = settings.days_of_week.includes(weekday)
    ? closedHours(calendar.week[weekday - 1] ?? [])
    : closedDay(weekday);
  return { allowed: false, reason };
};

/**
 * The first instant at or after `now` that lies in the batch's own window; null when there is none within 366 days.
 * Never a closed instant.
 */
export const nextAllowedTime = (settings: CallSettings, now: Date): Date | null => {
  const opening = openingOf(calendarOf(settings), now);
  return opening === null ? null : new Date(opening);
};
