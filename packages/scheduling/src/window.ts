import { SECOND_MS } from '@timbre/kernel';
import type { CallSettings } from './call-settings.ts';
import type { ContactPolicy } from './contact-policy.ts';
import { holidayNameOfDay } from './holidays.ts';
import { localDayAt, weekdayOf } from './local-days.ts';
import { firstOpenSpan, type OpenCalendar } from './open-spans.ts';
import { intersectionOfWeeks, unionOfWeeks, weekOf, type WeeklyHours } from './weekly-hours.ts';
import { closedDay, closedHours } from './words.ts';

export interface WindowInput {
  settings: CallSettings;
  policy: ContactPolicy;
  /** Zone of the person called; both the batch's hours and the legal ones are read on its wall clock. */
  zone: string;
  /** Further zones whose wall clocks must allow it too: for a person whose zone is unknown, under `strict`. */
  also_zones?: readonly string[];
  /** `YYYY-MM-DD` days on which the account calls nobody, beside the holidays of the policy's country. */
  extra_holidays?: ReadonlySet<string>;
  now: Date;
}

export type ClosedCode = 'out_of_hours' | 'day_not_allowed' | 'holiday';

/** Open until `closes_at` (last start, margin included), or closed until `until` (null: not within 366 days). */
export type WindowState =
  { open: true; closes_at: Date } | { open: false; code: ClosedCode; reason: string; until: Date | null };

const EVERY_HOUR = weekOf([1, 2, 3, 4, 5, 6, 7], '00:00', '24:00');
const LAST_START_RESERVE_MS = 30 * SECOND_MS;

/** How long before the end of a window the last call may start: its ringing and 30 s more (decisions.md §2.3). */
export const lastStartMarginMs = (settings: CallSettings): number =>
  settings.ring_timeout * SECOND_MS + LAST_START_RESERVE_MS;

/** The lawful week of a policy; every hour when it has no legal hours. */
export const legalWeek = (policy: Pick<ContactPolicy, 'legal_hours'>): WeeklyHours =>
  policy.legal_hours === null
    ? EVERY_HOUR
    : unionOfWeeks(policy.legal_hours.map((hours) => weekOf(hours.days, hours.start, hours.end)));

const weeks = new Map<string, WeeklyHours>();
const MAX_WEEKS = 2_000;

const weekKey = ({ days_of_week, allowed_hours }: CallSettings, policy: ContactPolicy): string => {
  const legal = policy.legal_hours?.map((hours) => `${hours.days.join('')} ${hours.start} ${hours.end}`);
  return `${days_of_week.join('')} ${allowed_hours.start} ${allowed_hours.end}|${legal?.join(',') ?? 'any'}`;
};

/** The hours that both the batch and the policy allow. Few are in use at once, so they are kept by value. */
export const effectiveWeek = (settings: CallSettings, policy: ContactPolicy): WeeklyHours => {
  const key = weekKey(settings, policy);
  const found = weeks.get(key);
  if (found) return found;
  const { start, end } = settings.allowed_hours;
  const week = intersectionOfWeeks(weekOf(settings.days_of_week, start, end), legalWeek(policy));
  if (weeks.size >= MAX_WEEKS) weeks.clear();
  weeks.set(key, week);
  return week;
};

/** The holiday that closes a day, or null. The account's own days close under every policy. */
const holidayOn = ({ policy, extra_holidays }: WindowInput, day: number): string | null =>
  holidayNameOfDay(policy.holidays_closed ? policy.country : null, day, extra_holidays);

const calendarsOf = (input: WindowInput): OpenCalendar[] => {
  const week = effectiveWeek(input.settings, input.policy);
  const isClosed = (day: number): boolean => holidayOn(input, day) !== null;
  return [input.zone, ...(input.also_zones ?? [])].map((zone) => ({ zone, week, isClosed }));
};

/** Why the wall clock of `zone` keeps the window closed at `now`: the weekday, else the holiday, else the hour. */
const closedAt = (input: WindowInput, zone: string): { code: ClosedCode; reason: string } => {
  const { settings, policy } = input;
  const day = localDayAt(zone, input.now.getTime());
  const weekday = weekdayOf(day);
  if (!settings.days_of_week.includes(weekday))
    return { code: 'day_not_allowed', reason: closedDay(weekday) };
  if (policy.legal_hours && !policy.legal_hours.some((hours) => hours.days.includes(weekday))) {
    const isLawful = policy.law.legal_hours?.some((hours) => hours.days.includes(weekday)) ?? true;
    const whose = isLawful ? 'las reglas de la cuenta' : `la política ${policy.pack}`;
    return { code: 'day_not_allowed', reason: closedDay(weekday, `, por ${whose}`) };
  }
  const holiday = holidayOn(input, day);
  if (holiday !== null) return { code: 'holiday', reason: `feriado (${holiday})` };
  return {
    code: 'out_of_hours',
    reason: closedHours(effectiveWeek(settings, policy)[weekday - 1] ?? []),
  };
};

/** The zone that keeps the window closed; the person's own when only the margin does. */
const closedZone = (input: WindowInput, calendars: OpenCalendar[]): string => {
  if (calendars.length === 1) return input.zone;
  const now = input.now.getTime();
  return calendars.find((calendar) => firstOpenSpan([calendar], now, 0)?.start !== now)?.zone ?? input.zone;
};

/**
 * Whether a call may start at `now`: inside the batch's hours and the policy's, on no holiday, and early enough to
 * ring to the end (`end − ring_timeout − 30 s`). When closed, `until` is the first instant at which this function
 * answers open. `closes_at` looks eight days ahead at most: what is open that long has no closing time. Throws
 * RangeError for an unknown zone.
 */
export const windowState = (input: WindowInput): WindowState => {
  const now = input.now.getTime();
  const margin = lastStartMarginMs(input.settings);
  const calendars = calendarsOf(input);
  const span = firstOpenSpan(calendars, now, margin);
  if (span?.start === now) return { open: true, closes_at: new Date(span.end - margin) };
  return {
    open: false,
    ...closedAt(input, closedZone(input, calendars)),
    until: span ? new Date(span.start) : null,
  };
};

/** The first instant at or after `from` at which {@link windowState} is open; null when none within 366 days. */
export const firstOpening = (input: WindowInput, from: Date): Date | null => {
  const span = firstOpenSpan(calendarsOf(input), from.getTime(), lastStartMarginMs(input.settings));
  return span ? new Date(span.start) : null;
};
