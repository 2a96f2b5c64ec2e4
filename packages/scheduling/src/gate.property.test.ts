import { addMs, DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '@timbre/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alsoZones,
  allPacks,
  contactPolicy,
  DEFAULT_CALL_SETTINGS,
  HOLIDAY_COUNTRIES,
  holidaysOf,
  mayDial,
  tighten,
  zonesOfCountry,
  type ContactPolicy,
  type ContactRules,
  type GateFacts,
} from './index.ts';
import { clockOf } from './weekly-hours.ts';

/** Local weekday (Monday 1), minute of the day and date, by Intl alone: no arithmetic of the code under test. */
const wallOf = (() => {
  const formats = new Map<string, Intl.DateTimeFormat>();
  const formatOf = (zone: string): Intl.DateTimeFormat => {
    const found = formats.get(zone);
    if (found) return found;
    const two = '2-digit';
    const time = { weekday: 'short', year: 'numeric', month: two, day: two, hour: two, minute: two } as const;
    const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...time });
    formats.set(zone, made);
    return made;
  };
  return (zone: string, at: number) => {
    // "Mon, 01/20/2025, 10:00"
    const [weekday = '', day = '', time = ''] = formatOf(zone).format(at).split(', ');
    return {
      weekday: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(weekday) + 1,
      minute: Number(time.slice(0, 2)) * 60 + Number(time.slice(3)),
      date: `${day.slice(6)}-${day.slice(0, 2)}-${day.slice(3, 5)}`,
    };
  };
})();
type Wall = ReturnType<typeof wallOf>;

const isOneDay = (zone: string, a: number, b: number): boolean =>
  wallOf(zone, a).date === wallOf(zone, b).date;

const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

/** `[start, end)` of an allowed day; the tail of an overnight window belongs to the day before. */
const inHours = (days: readonly number[], start: string, end: string, { weekday, minute }: Wall): boolean => {
  const [from, to] = [minutes(start), minutes(end)];
  if (from < to) return minute >= from && minute < to && days.includes(weekday);
  const before = weekday === 1 ? 7 : weekday - 1;
  return (minute >= from && days.includes(weekday)) || (minute < to && days.includes(before));
};

const datesOf = (country: string): string[] =>
  [2025, 2026, 2027, 2028].flatMap((year) => holidaysOf(country, year).map(({ date }) => date));
const nationals = new Map(HOLIDAY_COUNTRIES.map((country) => [country, new Set(datesOf(country))]));

const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The Monday of a date's week. */
const mondayOf = ({ date, weekday }: Wall): string =>
  dateOf(Date.parse(`${date}T00:00:00Z`) - (weekday - 1) * DAY_MS);

/** A policy before the account narrowed it, the account's rules, and the rest of what the gate is asked. */
interface Asked {
  law: ContactPolicy;
  rules: ContactRules;
  facts: GateFacts;
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const ALL_DAY = { start: '00:00', end: '24:00' };

const wallAllows = ({ law, rules, facts }: Asked, wall: Wall): boolean => {
  const { days_of_week, allowed_hours } = facts.settings;
  const hours = rules.hours ?? ALL_DAY;
  const closesHolidays = law.holidays_closed || rules.holidays_closed === true;
  return (
    inHours(days_of_week, allowed_hours.start, allowed_hours.end, wall) &&
    (law.legal_hours?.some(({ days, start, end }) => inHours(days, start, end, wall)) ?? true) &&
    inHours(rules.days ?? EVERY_DAY, hours.start, hours.end, wall) &&
    !facts.extra_holidays?.has(wall.date) &&
    !(closesHolidays && nationals.get(law.country)?.has(wall.date))
  );
};

/** Whether each minute from `at` until the last ring and 30 s more lies inside every hour, day and holiday rule. */
const hoursAllow = (asked: Asked, at: number): boolean => {
  const { zone, also_zones = [], settings } = asked.facts;
  const end = at + (settings.ring_timeout + 30) * SECOND_MS;
  for (let look = at; look <= end; look = (Math.floor(look / MINUTE_MS) + 1) * MINUTE_MS)
    if (![zone, ...also_zones].every((one) => wallAllows(asked, wallOf(one, look)))) return false;
  return true;
};

/** Whether one more contact fits into the week of each zone, the last seven days and the day of each zone. */
const capsAllow = ({ law, rules, facts }: Asked, at: number): boolean => {
  const weekly = Math.min(law.max_contacts_per_week ?? Infinity, rules.max_contacts_per_week ?? Infinity);
  const daily = law.max_contacts_per_day ?? Infinity;
  const times = facts.contacts.map((contact) => contact.getTime());
  const fits = (zone: string): boolean => {
    const now = wallOf(zone, at);
    const walls = times.map((time) => wallOf(zone, time));
    return (
      walls.filter((wall) => mondayOf(wall) === mondayOf(now)).length < weekly &&
      walls.filter((wall) => wall.date === now.date).length < daily
    );
  };
  return (
    times.filter((time) => time > at - 7 * DAY_MS).length < weekly &&
    [facts.zone, ...(facts.also_zones ?? [])].every(fits)
  );
};

const numberAllowed = ({ law, facts }: Asked): boolean => {
  const { forbidden, required } = law.caller_ids ?? { forbidden: [], required: null };
  const starts = (prefix: string): boolean => facts.caller_id.startsWith(prefix);
  return !forbidden.some(starts) && (required?.some(starts) ?? true);
};

/** The whole gate, said a second time. The counts of the day are those of the day on which it was asked. */
const oracleAllows = (asked: Asked, at: number): boolean => {
  const { account, batch, job, do_not_call, now, settings, stopped, clock_skew_ms } = asked.facts;
  const isSameDay = isOneDay(account.timezone, at, now.getTime());
  const [calls, spent] = isSameDay ? [account.calls_today, account.committed_today] : [0, 0];
  const isNamed = do_not_call !== null && (do_not_call.expires_at?.getTime() ?? Infinity) > at;
  return (
    batch?.state === 'running' &&
    batch.is_active &&
    job.has_phone &&
    job.attempts < settings.max_attempts &&
    account.status === 'active' &&
    stopped === null &&
    Math.abs(clock_skew_ms) <= 30_000 &&
    !isNamed &&
    numberAllowed(asked) &&
    calls < (account.daily_call_limit ?? Infinity) &&
    spent < (account.daily_spend_limit ?? Infinity) &&
    hoursAllow(asked, at) &&
    capsAllow(asked, at)
  );
};

// Mostly yes, so that the rules behind it are reached.
const mostly = <T>(usual: T, ...others: T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { weight: 30, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
const minute = fc.integer({ min: 0, max: 96 }).map((quarter) => clockOf(quarter * 15));
const hours = fc.record({ start: minute, end: minute });
const days = mostly(EVERY_DAY, [1, 2, 3, 4, 5], [2, 4, 6], [5, 6, 7]);

/** Days on which some zone of these countries changes its clock, or a week or year begins. */
const EDGES = '2026-03-08 2026-04-05 2026-09-06 2026-11-01 2026-12-31 2027-03-29'
  .split(' ')
  .map((date) => Date.parse(`${date}T04:00:00Z`));
/** UTC hours at which lawful hours end or begin, or a day turns, in these countries. */
const TURNS = [-1, 0, 1, 11, 12, 13, 4, 5, 6].flatMap((hour) =>
  Array.from({ length: 100 }, (_, day) => Date.UTC(2026, 6, 1) + day * DAY_MS + hour * HOUR_MS),
);
const near = (seconds: number) => fc.integer({ min: -seconds, max: seconds });
const instant = fc
  .oneof(
    fc.tuple(fc.constant(Date.UTC(2026, 6, 25)), near(200 * 86_400)),
    fc.tuple(fc.constantFrom(...EDGES), near(36 * 3_600)),
    fc.tuple(fc.constantFrom(...TURNS), near(150)),
  )
  .map(([at, seconds]) => at + seconds * SECOND_MS);

const policies = [
  ...allPacks().map(({ country, purpose, valid_from: on }) => contactPolicy({ country, purpose, on })),
  contactPolicy({ country: 'PE', purpose: 'survey' }),
  contactPolicy({ country: 'CL', purpose: 'collections', pack: 'demo' }),
].flatMap((law) => zonesOfCountry(law.country).map((zone) => ({ law, zone })));

const someRules: fc.Arbitrary<ContactRules> = fc.record(
  {
    hours,
    days,
    max_contacts_per_week: fc.integer({ min: 1, max: 4 }),
    holidays_closed: fc.constant(true as const),
    unknown_zone: fc.constant('strict' as const),
  },
  { requiredKeys: [] },
);

type Used = [today: number, limit: number | null];
const used = fc.constantFrom<Used[]>([0, null], [9, 10], [0, null], [9, 10], [10, 10]);
const someAsked: fc.Arbitrary<Asked> = fc
  .record({
    policy: fc.constantFrom(...policies),
    rules: fc.oneof(fc.constant({}), fc.constant({}), someRules),
    at: instant,
    own: fc.record({
      hours: fc.oneof({ weight: 3, arbitrary: fc.constant(ALL_DAY) }, hours),
      days,
      ring: fc.integer({ min: 5, max: 120 }),
    }),
    extra: fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { maxLength: 40 }),
    before: fc.array(fc.integer({ min: 0, max: 15 * 24 * 3_600 }), { maxLength: 3 }),
    calls: used,
    spent: used,
    zone_of_account: fc.constantFrom('America/Santiago', 'Pacific/Auckland', 'America/Mexico_City'),
    state: mostly('running', 'paused', 'cancelled', 'importing'),
    attempts: mostly(0, 2, 3),
    has_phone: mostly(true, false),
    status: mostly('active', 'suspended'),
    stopped: mostly<{ reason: string } | null>(null, { reason: 'x' }),
    listed: mostly<number | 'for good' | null>(null, -HOUR_MS, 0, 5 * HOUR_MS, 90 * DAY_MS, 'for good'),
    caller_id: fc.constantFrom('+56600123456', '+56600123456', '+56809123456', '+56225550100'),
    skew: mostly(0, 30_000, 30_001, -31_000),
  })
  .map(({ policy: { law, zone }, rules, at, own, listed, ...some }): Asked => {
    const now = new Date(at);
    const expires_at = typeof listed === 'number' ? addMs(now, listed) : null;
    return {
      law,
      rules,
      facts: {
        now,
        zone,
        also_zones: alsoZones(law.country, null, rules),
        settings: {
          ...DEFAULT_CALL_SETTINGS,
          allowed_hours: own.hours,
          days_of_week: own.days,
          ring_timeout: own.ring,
        },
        policy: tighten(law, rules),
        extra_holidays: new Set(some.extra.map((day) => dateOf(Date.UTC(2026, 0, 5) + day * DAY_MS))),
        job: { attempts: some.attempts, has_phone: some.has_phone },
        batch: { state: some.state, is_active: true },
        account: {
          status: some.status,
          calls_today: some.calls[0],
          daily_call_limit: some.calls[1],
          committed_today: some.spent[0],
          daily_spend_limit: some.spent[1],
          timezone: some.zone_of_account,
        },
        contacts: some.before.map((seconds) => addMs(now, -seconds * SECOND_MS)),
        do_not_call: listed === null ? null : { level: 'person', reason: 'x', expires_at },
        caller_id: some.caller_id,
        stopped: some.stopped,
        clock_skew_ms: some.skew,
      },
    };
  });

/** The same facts at a later instant: the counts of a new day begin at nothing, a clock is compared again. */
const askedAt = ({ facts }: Asked, now: Date, clock_skew_ms: number): GateFacts => {
  const { account } = facts;
  const isSameDay = isOneDay(account.timezone, now.getTime(), facts.now.getTime());
  return {
    ...facts,
    now,
    clock_skew_ms,
    account: isSameDay ? account : { ...account, calls_today: 0, committed_today: 0 },
  };
};

const RUNS = { numRuns: 3_000 };

describe('the gate against every rule said a second time by Intl', { timeout: 60_000 }, () => {
  it('allows exactly what every constraint allows, and does allow some', () => {
    let allowed = 0;
    fc.assert(
      fc.property(someAsked, (asked) => {
        const isAllowed = mayDial(asked.facts).verdict === 'allow';
        allowed += isAllowed ? 1 : 0;
        expect(isAllowed).toBe(oracleAllows(asked, asked.facts.now.getTime()));
      }),
      RUNS,
    );
    expect(allowed).toBeGreaterThan(RUNS.numRuns / 40);
  });

  it('defers to an instant that is not refused for the same reason, and skips none that would be allowed', () => {
    const parts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });
    fc.assert(
      fc.property(someAsked, parts, (asked, between) => {
        const decision = mayDial(asked.facts);
        if (decision.verdict !== 'defer' || decision.until === null) return;
        const [now, until] = [asked.facts.now.getTime(), decision.until.getTime()];
        const again = mayDial(askedAt(asked, decision.until, 0));
        expect(again.verdict === 'allow' ? null : again.code).not.toBe(decision.code);
        expect(hoursAllow(asked, until)).toBe(true);
        const before = [1, SECOND_MS, 20 * MINUTE_MS, 6 * HOUR_MS].map((ms) => until - ms);
        const looks = [...between.map((part) => now + Math.floor(part * (until - now - 1))), ...before];
        for (const at of looks) if (at >= now) expect(oracleAllows(asked, at)).toBe(false);
      }),
      RUNS,
    );
  });
});
