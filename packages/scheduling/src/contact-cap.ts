import { DAY_MS } from '@timbre/kernel';
import type { ContactPolicy } from './contact-policy.ts';
import { localDayAt, startOfLocalDay, weekdayOf } from './local-days.ts';

const WEEK_MS = 7 * DAY_MS;

/** The newest contact that fills a cap of `max`: the `max`-th from the end; undefined while there are fewer. */
const fillingContact = (contacts: readonly Date[], max: number): number | undefined =>
  contacts.map((at) => at.getTime()).sort((a, b) => b - a)[max - 1];

/**
 * The first instant at or after `now` at which a person may be contacted again: when fewer than `max` contacts fall
 * in the calendar week (Monday to Sunday in `zone`) and fewer than `max` in the last 7 × 24 h (decisions.md §2.5).
 * `now` itself when the cap is not full; null when `max` allows none at all. A contact dated after `now` counts.
 */
const contactFreeAt = (contacts: readonly Date[], max: number, zone: string, now: Date): Date | null => {
  if (max < 1) return null;
  const filling = fillingContact(contacts, max);
  if (filling === undefined) return now;
  const weekOf = (at: number): number => {
    const day = localDayAt(zone, at);
    return day - (weekdayOf(day) - 1);
  };
  const monday = weekOf(Math.max(now.getTime(), filling));
  const weekIsFull = filling >= startOfLocalDay(zone, monday);
  const free = Math.max(now.getTime(), filling + WEEK_MS, weekIsFull ? startOfLocalDay(zone, monday + 7) : 0);
  return new Date(free);
};

/**
 * The first instant at or after `now` whose local day in `zone` has fewer than `max` contacts; `now` itself when
 * today has, null when `max` allows none at all. A contact dated after `now` counts.
 */
const contactFreeDayAt = (contacts: readonly Date[], max: number, zone: string, now: Date): Date | null => {
  if (max < 1) return null;
  const filling = fillingContact(contacts, max);
  if (filling === undefined) return now;
  const free = startOfLocalDay(zone, localDayAt(zone, filling) + 1);
  return new Date(Math.max(now.getTime(), free));
};

/** A cap that is full: which one, how many it allows and from when it is not (null: never). */
export interface FullCap {
  per: 'day' | 'week';
  max: number;
  free_at: Date | null;
}

/** The latest of the instants; null, which stands for never, wins. */
const latest = (instants: readonly (Date | null)[]): Date | null =>
  instants.reduce((a, b) => (a === null || b === null ? null : a > b ? a : b), new Date(0));

/**
 * The full cap that holds longest, by the calendars of all `zones` (a person whose zone is unknown may live in any);
 * null when one more contact is allowed at `now`.
 */
export const fullCap = (
  policy: Pick<ContactPolicy, 'max_contacts_per_week' | 'max_contacts_per_day'>,
  contacts: readonly Date[],
  zones: readonly string[],
  now: Date,
): FullCap | null => {
  const found: FullCap[] = [];
  const look = (per: FullCap['per'], max: number | null, freeAt: typeof contactFreeAt): void => {
    if (max === null) return;
    const free_at = latest(zones.map((zone) => freeAt(contacts, max, zone, now)));
    if (free_at?.getTime() !== now.getTime()) found.push({ per, max, free_at });
  };
  look('week', policy.max_contacts_per_week, contactFreeAt);
  look('day', policy.max_contacts_per_day, contactFreeDayAt);
  return found.reduce<FullCap | null>(
    (a, b) => (a === null || (a.free_at !== null && (b.free_at === null || b.free_at > a.free_at)) ? b : a),
    null,
  );
};
