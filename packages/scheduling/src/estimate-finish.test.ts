import { DAY_MS, HOUR_MS, MINUTE_MS } from '@timbre/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactPolicy } from './contact-policy.ts';
import { DEFAULT_CALL_SETTINGS, type CallSettings } from './call-settings.ts';
import { estimateFinish, type FinishInput } from './estimate-finish.ts';
import { windowState } from './window.ts';

const ZONE = 'America/Santiago';
const policy = contactPolicy({ country: 'CL', purpose: 'collections' });
const settings = (given: Partial<CallSettings> = {}): CallSettings => ({
  ...DEFAULT_CALL_SETTINGS,
  ...given,
});
/** Monday 23 November 2026, 09:00 in Santiago. */
const MONDAY_9 = new Date('2026-11-23T12:00:00Z');

const input = (given: Partial<FinishInput> = {}, own: Partial<CallSettings> = {}): FinishInput => ({
  now: MONDAY_9,
  window: { settings: settings(own), policy, zone: ZONE },
  rounds: [100],
  retry_delay_ms: HOUR_MS,
  calls_per_second: 1,
  slots: 10,
  seconds_per_call: 60,
  daily: null,
  not_before: null,
  ...given,
});
const at = (given: Partial<FinishInput>, own: Partial<CallSettings> = {}): string | null =>
  estimateFinish(input(given, own)).at?.toISOString() ?? null;

describe('the end of a campaign', () => {
  it('is when the slots have turned over often enough', () => {
    // Ten slots of a minute: one dial in six seconds, the hundredth after 594 s.
    expect(at({})).toBe('2026-11-23T12:09:54.000Z');
    // The pace of one call in ten seconds is slower than the slots.
    expect(at({ calls_per_second: 0.1 })).toBe('2026-11-23T12:16:30.000Z');
  });

  it('goes on the next morning, and after Sunday and a holiday', () => {
    // 11 h less a minute of margin on a day: 6,590 dials.
    expect(at({ rounds: [6_591] })).toBe('2026-11-24T11:00:00.000Z');
    const friday = new Date('2026-12-04T22:58:00Z');
    expect(at({ rounds: [1], now: new Date('2026-12-05T23:30:00Z') })).toBe('2026-12-07T11:00:00.000Z');
    // 8 December, a Tuesday, is a holiday.
    expect(at({ rounds: [1], now: new Date('2026-12-07T23:30:00Z') })).toBe('2026-12-09T11:00:00.000Z');
    expect(at({ rounds: [12], now: friday }, { days_of_week: [5] })).toBe('2026-12-11T11:00:06.000Z');
  });

  it('waits for the second call to the last person of the first round', () => {
    // The first round ends at 09:01; the next may begin an hour and a call later.
    expect(at({ rounds: [11, 1] })).toBe('2026-11-23T13:02:00.000Z');
    // Ringing again after closing time is ringing in the morning.
    expect(at({ rounds: [1, 1], now: new Date('2026-11-23T22:30:00Z') })).toBe('2026-11-24T11:00:00.000Z');
  });

  it('counts the calls of the day, by the calendar of the account', () => {
    const daily = { zone: ZONE, left_today: 40, each_day: 50 };
    expect(at({ daily })).toBe('2026-11-25T11:00:54.000Z');
    expect(at({ daily: { ...daily, left_today: 0 }, rounds: [50] })).toBe('2026-11-24T11:04:54.000Z');
  });

  it('comes no sooner than for whoever has to wait longest', () => {
    expect(at({ not_before: new Date('2026-11-29T15:00:00Z') })).toBe('2026-11-30T11:00:00.000Z');
  });

  it('is told to be unknown with the reason', () => {
    expect(estimateFinish(input({ rounds: [] }))).toEqual({ at: null, reason: 'nothing_left' });
    expect(estimateFinish(input({}, { days_of_week: [7] }))).toEqual({ at: null, reason: 'never_opens' });
    expect(estimateFinish(input({ slots: 0 }))).toEqual({ at: null, reason: 'no_capacity' });
    const daily = { zone: ZONE, left_today: 0, each_day: 0 };
    expect(estimateFinish(input({ daily }))).toEqual({ at: null, reason: 'no_capacity' });
  });
});

describe('for any campaign', () => {
  const hours = fc
    .tuple(fc.integer({ min: 0, max: 22 }), fc.integer({ min: 1, max: 12 }))
    .map(([from, length]) => ({ from, to: Math.min(24, from + length) }));
  const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
  const campaign = fc.record({
    now: fc
      .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) })
      .map((ms) => new Date(Math.floor(ms / MINUTE_MS) * MINUTE_MS)),
    rounds: fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 4 }),
    retry_delay_ms: fc.integer({ min: 0, max: 3 * DAY_MS }),
    calls_per_second: fc.double({ min: 0.05, max: 20, noNaN: true }),
    slots: fc.integer({ min: 1, max: 200 }),
    seconds_per_call: fc.integer({ min: 1, max: 660 }),
    daily: fc.option(
      fc.record({
        zone: fc.constantFrom(ZONE, 'America/Bogota', 'Pacific/Easter'),
        left_today: fc.integer({ min: 0, max: 5_000 }),
        each_day: fc.integer({ min: 1, max: 5_000 }),
      }),
    ),
    not_before: fc.constant(null),
    hours,
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
    zone: fc.constantFrom(ZONE, 'Pacific/Easter', 'America/Punta_Arenas'),
  });
  type Campaign = typeof campaign extends fc.Arbitrary<infer T> ? T : never;
  const inputOf = ({ hours: { from, to }, days, zone, ...rest }: Campaign): FinishInput => ({
    ...rest,
    window: {
      settings: settings({
        allowed_hours: { start: clock(from), end: clock(to) },
        days_of_week: [...days].sort((a, b) => a - b),
      }),
      policy,
      zone,
    },
  });
  const instant = (given: FinishInput): number => estimateFinish(given).at?.getTime() ?? Infinity;

  it('the end is an open instant, not before now', () => {
    fc.assert(
      fc.property(campaign, (given) => {
        const one = inputOf(given);
        const { at: end } = estimateFinish(one);
        if (end === null) return;
        expect(end.getTime()).toBeGreaterThanOrEqual(given.now.getTime());
        expect(windowState({ ...one.window, now: end }).open).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('more slots, a quicker pace, shorter calls or more calls a day are never later', () => {
    fc.assert(
      fc.property(campaign, fc.integer({ min: 1, max: 50 }), (given, more) => {
        const one = inputOf(given);
        const limit = instant(one);
        expect(instant({ ...one, slots: one.slots + more })).toBeLessThanOrEqual(limit);
        expect(instant({ ...one, calls_per_second: one.calls_per_second + more })).toBeLessThanOrEqual(limit);
        const quick = Math.max(1, one.seconds_per_call - more);
        expect(instant({ ...one, seconds_per_call: quick })).toBeLessThanOrEqual(limit);
        expect(instant({ ...one, daily: null })).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 200 },
    );
  });

  it('fewer hours, fewer days, a further holiday or a further round are never earlier', () => {
    fc.assert(
      fc.property(campaign, fc.integer({ min: 0, max: 20 }), (given, later) => {
        const one = inputOf(given);
        const limit = instant(one);
        const { from, to } = given.hours;
        const narrower = inputOf({ ...given, hours: { from, to: Math.max(from + 1, to - 1) } });
        expect(instant(narrower)).toBeGreaterThanOrEqual(limit);
        const fewer = inputOf({ ...given, days: given.days.slice(0, Math.max(1, given.days.length - 1)) });
        expect(instant(fewer)).toBeGreaterThanOrEqual(limit);
        const day = new Date(given.now.getTime() + later * DAY_MS).toISOString().slice(0, 10);
        const holiday = { ...one, window: { ...one.window, extra_holidays: new Set([day]) } };
        expect(instant(holiday)).toBeGreaterThanOrEqual(limit);
        expect(instant({ ...one, rounds: [...one.rounds, 5] })).toBeGreaterThanOrEqual(limit);
      }),
      { numRuns: 200 },
    );
  });
});
