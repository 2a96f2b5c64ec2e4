import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '@timbre/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contactPolicy,
  DEFAULT_CALL_SETTINGS,
  HOLIDAY_COUNTRIES,
  holidaysOf,
  isAllowedTime,
  nextAllowedTime,
  windowState,
  type CallSettings,
  type ContactPolicy,
} from './index.ts';

const ZONES = [
  'America/Santiago',
  'America/Punta_Arenas',
  'America/Coyhaique',
  'Pacific/Easter',
  'America/Argentina/Buenos_Aires',
  'America/Mexico_City',
  'America/Sao_Paulo',
  'America/Bogota',
  'America/Lima',
  'America/New_York',
];
const FROM = Date.UTC(2024, 0, 1);
const TO = Date.UTC(2031, 0, 1);
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

interface Wall {
  weekday: number;
  minute: number;
  date: string;
}

/** The wall clock by Intl alone: the oracle shares no arithmetic with the code under test. */
const wallClock = (zone: string): ((at: number) => Wall) => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (at) => {
    // "Mon, 01/20/2025, 10:00"
    const [weekday = '', day = '', time = ''] = format.format(at).split(', ');
    return {
      weekday: WEEKDAYS.indexOf(weekday) + 1,
      minute: Number(time.slice(0, 2)) * 60 + Number(time.slice(3)),
      date: `${day.slice(6)}-${day.slice(0, 2)}-${day.slice(3, 5)}`,
    };
  };
};
const readers = new Map(ZONES.map((zone) => [zone, wallClock(zone)]));
const readerOf = (zone: string): ((at: number) => Wall) => readers.get(zone) as (at: number) => Wall;

/**
 * Intl once an hour over all seven years; the minutes between are counted up. That is exact where every change falls
 * on a full hour, which holds for these zones and is checked for each change.
 */
const wallTable = (zone: string): { hours: Wall[]; changes: number[] } => {
  const read = readerOf(zone);
  const hours: Wall[] = [];
  const changes: number[] = [];
  for (let at = FROM; at <= TO; at += HOUR_MS) {
    const wall = read(at);
    const before = hours[hours.length - 1];
    hours.push(wall);
    if (before && wall.minute !== (before.minute + 60) % 1_440) {
      changes.push(at);
      expect(read(at - MINUTE_MS).minute).toBe((before.minute + 59) % 1_440);
    }
  }
  return { hours, changes };
};
const tables = new Map(ZONES.map((zone) => [zone, wallTable(zone)]));
const tableOf = (zone: string): ReturnType<typeof wallTable> => tables.get(zone) ?? wallTable(zone);

type WallRule = (weekday: number, minute: number, date: string) => boolean;

const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

/** The rule, said a second time: `[start, end)` of an allowed day; an overnight tail belongs to the day before. */
const windowRule = (days: number[], start: string, end: string): WallRule => {
  const from = minutes(start);
  const to = minutes(end);
  const isDay = (weekday: number): boolean => days.includes(weekday === 0 ? 7 : weekday);
  if (from < to) return (weekday, minute) => minute >= from && minute < to && isDay(weekday);
  return (weekday, minute) => (minute >= from && isDay(weekday)) || (minute < to && isDay(weekday - 1));
};
const ownRule = ({ days_of_week, allowed_hours }: CallSettings): WallRule =>
  windowRule(days_of_week, allowed_hours.start, allowed_hours.end);

/** Whether a rule holds at an instant on the wall of `zone`, by the table. */
const onWall = (zone: string, rule: WallRule): ((at: number) => boolean) => {
  const { hours } = tableOf(zone);
  return (at) => {
    const hour = hours[Math.floor((at - FROM) / HOUR_MS)] as Wall;
    return rule(hour.weekday, hour.minute + Math.floor(((at - FROM) % HOUR_MS) / MINUTE_MS), hour.date);
  };
};

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const startMinute = fc.oneof(fc.integer({ min: 0, max: 1_439 }), fc.constantFrom(0, 30, 480, 1_320, 1_380));
const endMinute = fc.oneof(fc.integer({ min: 0, max: 1_440 }), fc.constantFrom(0, 60, 360, 1_200, 1_440));
const someSettings = fc
  .record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
    start: startMinute,
    end: endMinute,
    ring: fc.integer({ min: 5, max: 120 }),
  })
  .filter(({ start, end }) => start !== end)
  .map(({ days, start, end, ring }): CallSettings => ({
    ...DEFAULT_CALL_SETTINGS,
    ring_timeout: ring,
    days_of_week: days,
    allowed_hours: { start: clock(start), end: clock(end) },
  }));

/** A zone and an instant of its seven years, to the second; half of them within two days of a change of clocks. */
const somewhen = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    anywhere: fc.integer({ min: 0, max: (TO - FROM - 20 * DAY_MS) / SECOND_MS }),
    isNearChange: fc.boolean(),
    pick: fc.nat(),
    off: fc.integer({ min: -2 * 86_400, max: 2 * 86_400 }),
  })
  .map(({ zone, anywhere, isNearChange, pick, off }) => {
    const changes = tableOf(zone).changes.filter((at) => at - FROM > 3 * DAY_MS && TO - at > 22 * DAY_MS);
    const change = changes[pick % Math.max(1, changes.length)];
    const at = isNearChange && change !== undefined ? change + off * SECOND_MS : FROM + anywhere * SECOND_MS;
    return { zone, at };
  });

const nextMinute = (at: number): number => (Math.floor(at / MINUTE_MS) + 1) * MINUTE_MS;

/** The first instant from `at` on where `isOpen` holds, minute by minute; null when none comes before `limit`. */
const scan = (at: number, limit: number, isOpen: (at: number) => boolean): number | null => {
  for (let look = at; look < limit; look = nextMinute(look)) if (isOpen(look)) return look;
  return null;
};

describe('the batch window against Intl, 2024 to 2030', () => {
  it('is open exactly when the wall clock says so (each instant read by Intl itself)', () => {
    fc.assert(
      fc.property(somewhen, someSettings, ({ zone, at }, settings) => {
        const { weekday, minute, date } = readerOf(zone)(at);
        const { allowed } = isAllowedTime({ ...settings, timezone: zone }, new Date(at));
        return allowed === ownRule(settings)(weekday, minute, date);
      }),
      { numRuns: 20_000 },
    );
  });

  it('opens next at an open instant before which every minute is closed', () => {
    fc.assert(
      fc.property(somewhen, someSettings, ({ zone, at }, settings) => {
        const next = nextAllowedTime({ ...settings, timezone: zone }, new Date(at));
        const expected = scan(at, at + 16 * DAY_MS, onWall(zone, ownRule(settings)));
        return next?.getTime() === expected;
      }),
      { numRuns: 8_000 },
    );
  });
});

describe('the window under a policy against Intl, 2024 to 2030', () => {
  const extra = new Set(['2025-03-10', '2026-09-07', '2027-11-02', '2028-02-29']);
  const years = [2024, 2025, 2026, 2027, 2028, 2029, 2030];
  const nationals = new Map(
    HOLIDAY_COUNTRIES.map((country) => [
      country,
      new Set(years.flatMap((year) => holidaysOf(country, year).map(({ date }) => date))),
    ]),
  );
  const policies = fc.constantFrom(
    contactPolicy({ country: 'CL', purpose: 'collections' }),
    contactPolicy({ country: 'CO', purpose: 'marketing' }),
    contactPolicy({ country: 'MX', purpose: 'collections' }),
    contactPolicy({ country: 'ZZ', purpose: 'survey' }),
    contactPolicy({ country: 'CL', purpose: 'collections', pack: 'demo' }),
  );

  const legalRule = ({ legal_hours, holidays_closed, country }: ContactPolicy): WallRule => {
    const rules = (legal_hours ?? []).map(({ days, start, end }) => windowRule(days, start, end));
    return (weekday, minute, date) =>
      (legal_hours === null || rules.some((rule) => rule(weekday, minute, date))) &&
      !extra.has(date) &&
      !(holidays_closed && nationals.get(country)?.has(date));
  };

  it('lets a call start only when it can ring to the end inside, and names the first such instant', () => {
    fc.assert(
      fc.property(somewhen, someSettings, policies, ({ zone, at }, settings, policy) => {
        const own = ownRule(settings);
        const legal = legalRule(policy);
        const isOpen = onWall(zone, (...wall) => own(...wall) && legal(...wall));
        const margin = (settings.ring_timeout + 30) * SECOND_MS;
        const mayStart = (start: number): boolean =>
          isOpen(start) &&
          isOpen(start + margin) &&
          scan(start, start + margin, (look) => !isOpen(look)) === null;

        const state = windowState({ settings, policy, zone, extra_holidays: extra, now: new Date(at) });
        expect(state.open).toBe(mayStart(at));
        if (state.open) {
          const closes = state.closes_at.getTime();
          expect(mayStart(closes - 1)).toBe(true);
          if (closes - at < 8 * DAY_MS) expect(mayStart(closes)).toBe(false);
        } else {
          const limit = at + 9 * DAY_MS;
          const expected = scan(nextMinute(at), limit, mayStart);
          const until = state.until?.getTime() ?? Number.POSITIVE_INFINITY;
          expect(until < limit ? until : null).toBe(expected);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
