import { describe, expect, it } from 'vitest';
import { holidayName, holidaysOf, isHoliday, localDateKey } from './index.ts';

/** Chile's national holidays as published, without election Sundays and regional days. */
const PUBLISHED: Record<number, string> = {
  2024: '01-01 03-29 03-30 05-01 05-21 06-20 06-29 07-16 08-15 09-18 09-19 09-20 10-12 10-31 11-01 12-08 12-25',
  2025: '01-01 04-18 04-19 05-01 05-21 06-20 06-29 07-16 08-15 09-18 09-19 10-12 10-31 11-01 12-08 12-25',
  2026: '01-01 04-03 04-04 05-01 05-21 06-21 06-29 07-16 08-15 09-18 09-19 10-12 10-31 11-01 12-08 12-25',
  2027: '01-01 03-26 03-27 05-01 05-21 06-21 06-28 07-16 08-15 09-17 09-18 09-19 10-11 10-31 11-01 12-08 12-25',
  2028: '01-01 04-14 04-15 05-01 05-21 06-20 06-26 07-16 08-15 09-18 09-19 10-09 10-27 11-01 12-08 12-25',
};

describe('Chilean holidays', () => {
  it.each(Object.keys(PUBLISHED).map(Number))('of %i are those published', (year) => {
    const dates = holidaysOf('CL', year).map((holiday) => holiday.date.slice(5));
    expect(dates.join(' ')).toBe(PUBLISHED[year]);
  });

  it('have Sábado Santo, which public tables forget', () => {
    expect(holidayName('CL', '2027-03-27')).toBe('Sábado Santo');
  });

  it.each([
    ['2029-09-17', 'the Monday before a Tuesday 18 September (Ley 20.215)'],
    ['2030-09-20', 'the Friday after a Thursday 19 September (Ley 20.215)'],
    ['2032-09-17', 'the Friday before a Saturday 18 September (Ley 20.983)'],
    ['2034-01-02', 'the Monday after a Sunday 1 January (Ley 20.983)'],
    ['2029-11-02', 'the Friday after a Wednesday 31 October (Ley 20.299)'],
    ['2029-07-02', 'the Monday after a Friday 29 June (Ley 19.668)'],
  ])('have %s, %s', (date) => {
    expect(isHoliday('CL', date)).toBe(true);
  });

  it('put the Day of the Indigenous Peoples on the day of the solstice until 2035', () => {
    const dates = [2029, 2030, 2031, 2032, 2033, 2034, 2035].map(
      (year) => holidaysOf('CL', year).find((holiday) => holiday.law === 'Ley 21.357')?.date,
    );
    expect(dates.map((date) => date?.slice(8))).toEqual(['20', '21', '21', '20', '20', '21', '21']);
  });

  it('are each the work of a law and never twice on one day', () => {
    for (let year = 2024; year <= 2035; year++) {
      const holidays = holidaysOf('CL', year);
      expect(new Set(holidays.map((holiday) => holiday.date)).size).toBe(holidays.length);
      expect(holidays.every((holiday) => holiday.law.length > 0)).toBe(true);
    }
  });

  it('do not move what did not move', () => {
    expect(isHoliday('CL', '2028-06-29')).toBe(false);
    expect(isHoliday('CL', '2028-10-31')).toBe(false);
    expect(isHoliday('CL', '2026-09-17')).toBe(false);
  });
});

describe('other holidays', () => {
  it('are those that the account adds', () => {
    const extra = new Set(['2026-06-07']);
    expect(isHoliday('CL', '2026-06-07', extra)).toBe(true);
    expect(isHoliday('CL', '2026-06-08', extra)).toBe(false);
    expect(isHoliday('UY', '2026-06-07', extra)).toBe(true);
    expect(isHoliday('UY', '2026-08-25')).toBe(false);
    expect(holidaysOf('constructor', 2026)).toEqual([]);
  });
});

describe('localDateKey', () => {
  it('is the date on the wall of the zone', () => {
    const at = new Date('2026-01-01T02:30:00Z');
    expect(localDateKey(at, 'America/Santiago')).toBe('2025-12-31');
    expect(localDateKey(at, 'America/Argentina/Buenos_Aires')).toBe('2025-12-31');
    expect(localDateKey(at, 'UTC')).toBe('2026-01-01');
  });
});
