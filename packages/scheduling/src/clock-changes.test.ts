import { describe, expect, it } from 'vitest';
import {
  DEFAULT_CALL_SETTINGS,
  isAllowedTime,
  nextAllowedTime,
  windowState,
  contactPolicy,
} from './index.ts';
import { startOfLocalDay, dayOfDateKey } from './local-days.ts';

const between = (
  start: string,
  end: string,
  days = [1, 2, 3, 4, 5, 6, 7],
  timezone = 'America/Santiago',
) => ({
  ...DEFAULT_CALL_SETTINGS,
  allowed_hours: { start, end },
  days_of_week: days,
  timezone,
});
const next = (settings: ReturnType<typeof between>, now: string): string | undefined =>
  nextAllowedTime(settings, new Date(now))?.toISOString();

describe('Chile on 4 April 2026, when 23:00 to 23:59 comes twice', () => {
  const late = between('23:15', '23:45');

  it('opens in both of the repeated hours', () => {
    expect(isAllowedTime(late, new Date('2026-04-05T02:30:00Z')).allowed).toBe(true);
    expect(isAllowedTime(late, new Date('2026-04-05T03:30:00Z')).allowed).toBe(true);
    expect(next(late, '2026-04-05T02:45:00Z')).toBe('2026-04-05T03:15:00.000Z');
  });

  it('closes between them', () => {
    expect(isAllowedTime(late, new Date('2026-04-05T03:05:00Z')).allowed).toBe(false);
  });

  it('keeps an overnight window of Saturday open through the extra hour', () => {
    const night = between('22:00', '02:00', [6]);
    for (const at of ['2026-04-05T01:00:00Z', '2026-04-05T03:00:00Z', '2026-04-05T05:59:59Z']) {
      expect(isAllowedTime(night, new Date(at)).allowed).toBe(true);
    }
    expect(isAllowedTime(night, new Date('2026-04-05T06:00:00Z')).allowed).toBe(false);
    const policy = contactPolicy({ country: 'CL', purpose: 'survey', pack: 'demo' });
    const now = new Date('2026-04-05T01:00:00Z');
    const state = windowState({ settings: night, policy, zone: 'America/Santiago', now });
    expect(state).toEqual({ open: true, closes_at: new Date('2026-04-05T05:59:00Z') });
  });
});

describe('Chile on 6 September 2026, which has no 00:00 to 00:59', () => {
  it('starts the day at 01:00', () => {
    const start = startOfLocalDay('America/Santiago', dayOfDateKey('2026-09-06'));
    expect(new Date(start).toISOString()).toBe('2026-09-06T04:00:00.000Z');
    expect(next(between('00:00', '24:00', [7]), '2026-09-05T12:00:00Z')).toBe('2026-09-06T04:00:00.000Z');
  });

  it('skips a window that lies in the missing hour', () => {
    expect(next(between('00:00', '00:45', [7]), '2026-09-05T12:00:00Z')).toBe('2026-09-13T03:00:00.000Z');
  });

  it('opens a window that begins in the missing hour at its end', () => {
    expect(next(between('00:30', '02:00', [7]), '2026-09-05T12:00:00Z')).toBe('2026-09-06T04:00:00.000Z');
  });

  it('does not touch Punta Arenas and Coyhaique, and moves Easter Island at the same instant', () => {
    for (const zone of ['America/Punta_Arenas', 'America/Coyhaique']) {
      const settings = between('00:00', '00:45', [7], zone);
      expect(next(settings, '2026-09-05T12:00:00Z')).toBe('2026-09-06T03:00:00.000Z');
    }
    const easter = between('22:30', '23:30', [6], 'Pacific/Easter');
    expect(next(easter, '2026-09-05T12:00:00Z')).toBe('2026-09-06T04:00:00.000Z');
  });
});

describe('the edges of the search', () => {
  it('answers now when now is open, to the millisecond', () => {
    const now = '2026-03-03T13:00:00.123Z';
    expect(next(between('09:00', '18:00'), now)).toBe(now);
  });

  it('is half-open: the end itself is closed', () => {
    const settings = between('09:00', '18:00');
    expect(isAllowedTime(settings, new Date('2026-03-03T20:59:59.999Z')).allowed).toBe(true);
    expect(isAllowedTime(settings, new Date('2026-03-03T21:00:00Z')).allowed).toBe(false);
  });

  it('finds nothing where no day is allowed', () => {
    expect(nextAllowedTime(between('09:00', '18:00', []), new Date('2026-03-03T13:00:00Z'))).toBeNull();
  });

  it('refuses a zone that nobody knows instead of guessing one', () => {
    const lost = between('09:00', '18:00', [1], 'America/Nope');
    expect(() => isAllowedTime(lost, new Date('2026-03-03T13:00:00Z'))).toThrow(RangeError);
  });
});
