import { describe, expect, it } from 'vitest';
import { HOLIDAY_COUNTRIES, holidayName, holidaysOf } from './index.ts';

/**
 * Days written down from the laws by hand, month and day. Easter was 20 April 2025, 5 April 2026, 28 March 2027 and is
 * 16 April 2028.
 */
const BY_HAND: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  AR: {
    2025: '01-01 03-03 03-04 03-24 04-02 04-18 05-01 05-25 06-16 06-20 07-09 08-17 10-12 11-24 12-08 12-25',
    2026: '01-01 02-16 02-17 03-24 04-02 04-03 05-01 05-25 06-15 06-20 07-09 08-17 10-12 11-23 12-08 12-25',
    2027: '01-01 02-08 02-09 03-24 03-26 04-02 05-01 05-25 06-20 06-21 07-09 08-16 10-11 11-20 12-08 12-25',
    2028: '01-01 02-28 02-29 03-24 04-02 04-14 05-01 05-25 06-17 06-20 07-09 08-21 10-16 11-20 12-08 12-25',
  },
  CO: {
    2025: '01-01 01-06 03-24 04-17 04-18 05-01 06-02 06-23 06-30 07-20 08-07 08-18 10-13 11-03 11-17 12-08 12-25',
    2026: '01-01 01-12 03-23 04-02 04-03 05-01 05-18 06-08 06-15 06-29 07-20 08-07 08-17 10-12 11-02 11-16 12-08 12-25',
    2027: '01-01 01-11 03-22 03-25 03-26 05-01 05-10 05-31 06-07 07-05 07-20 08-07 08-16 10-18 11-01 11-15 12-08 12-25',
    2028: '01-01 01-10 03-20 04-13 04-14 05-01 05-29 06-19 06-26 07-03 07-20 08-07 08-21 10-16 11-06 11-13 12-08 12-25',
  },
  MX: {
    2024: '01-01 02-05 03-18 05-01 09-16 10-01 11-18 12-25',
    2025: '01-01 02-03 03-17 05-01 09-16 11-17 12-25',
    2026: '01-01 02-02 03-16 05-01 09-16 11-16 12-25',
    2027: '01-01 02-01 03-15 05-01 09-16 11-15 12-25',
    2028: '01-01 02-07 03-20 05-01 09-16 11-20 12-25',
  },
  PE: {
    2023: '01-01 04-06 04-07 05-01 06-29 07-23 07-28 07-29 08-06 08-30 10-08 11-01 12-08 12-09 12-25',
    2025: '01-01 04-17 04-18 05-01 06-07 06-29 07-23 07-28 07-29 08-06 08-30 10-08 11-01 12-08 12-09 12-25',
    2026: '01-01 04-02 04-03 05-01 06-07 06-29 07-23 07-28 07-29 08-06 08-30 10-08 11-01 12-08 12-09 12-25',
    2027: '01-01 03-25 03-26 05-01 06-07 06-29 07-23 07-28 07-29 08-06 08-30 10-08 11-01 12-08 12-09 12-25',
    2028: '01-01 04-13 04-14 05-01 06-07 06-29 07-23 07-28 07-29 08-06 08-30 10-08 11-01 12-08 12-09 12-25',
  },
  // The day itself and the one to which its rest moves.
  EC: {
    2025: '01-01 03-03 03-04 04-18 05-01 05-02 05-23 05-24 08-10 08-11 10-09 10-10 11-02 11-03 11-04 12-25',
    2026: '01-01 02-16 02-17 04-03 05-01 05-24 05-25 08-10 10-09 11-02 11-03 12-25',
    2027: '01-01 02-08 02-09 03-26 04-30 05-01 05-24 08-09 08-10 10-08 10-09 11-01 11-02 11-03 12-24 12-25 12-31',
    2028: '01-01 02-28 02-29 04-14 05-01 05-24 05-26 08-10 08-11 10-09 11-02 11-03 12-25',
  },
};

const cases = Object.entries(BY_HAND).flatMap(([country, years]) =>
  Object.entries(years).map(([year, dates]) => ({ country, year: Number(year), dates })),
);

describe('holidays by law', () => {
  it.each(cases)('of $country in $year are those written down by hand', ({ country, year, dates }) => {
    const found = holidaysOf(country, year).map((holiday) => holiday.date.slice(5));
    expect(found.join(' ')).toBe(dates);
  });

  it('each name a law, in order and on different days of their own year', () => {
    for (const country of HOLIDAY_COUNTRIES) {
      for (let year = 2020; year <= 2040; year++) {
        const holidays = holidaysOf(country, year);
        const dates = holidays.map(({ date }) => date);
        expect(dates).toEqual([...new Set(dates)].sort());
        expect(dates.every((date) => date.startsWith(String(year)))).toBe(true);
        expect(holidays.every(({ law, name }) => law !== '' && name !== '')).toBe(true);
      }
    }
  });

  it('of one day keep both names', () => {
    expect(holidayName('CO', '2025-06-30')).toBe('Sagrado Corazón de Jesús; San Pedro y San Pablo');
  });

  it('move as their laws say', () => {
    expect(holidayName('AR', '2027-06-17')).toBeNull();
    expect(holidayName('CO', '2026-01-06')).toBeNull();
    expect(holidayName('EC', '2027-12-31')).toBe('Año Nuevo (traslado)');
    expect(holidayName('MX', '2030-10-01')).toBe('Transmisión del Poder Ejecutivo Federal');
  });
});
