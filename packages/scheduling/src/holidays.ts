import { DAY_MS } from '@timbre/kernel';
import type { HolidayRule } from './holiday-rules.ts';
import { argentineHolidays } from './holidays-ar.ts';
import { chileanHolidays } from './holidays-cl.ts';
import { colombianHolidays } from './holidays-co.ts';
import { ecuadorianHolidays } from './holidays-ec.ts';
import { mexicanHolidays } from './holidays-mx.ts';
import { peruvianHolidays } from './holidays-pe.ts';
import { dateKeyOf, dayOfDateKey } from './local-days.ts';

/** A national holiday as shown to people. */
export interface Holiday {
  date: string;
  name: string;
  law: string;
}

// Countries join here, each with the rules of its own laws.
const RULES: ReadonlyMap<string, (year: number) => HolidayRule[]> = new Map([
  ['AR', argentineHolidays],
  ['CL', chileanHolidays],
  ['CO', colombianHolidays],
  ['EC', ecuadorianHolidays],
  ['MX', mexicanHolidays],
  ['PE', peruvianHolidays],
]);

/** Countries whose national holidays are known; elsewhere only an account's own days are. */
export const HOLIDAY_COUNTRIES: readonly string[] = [...RULES.keys()];

const byYear = new Map<string, Map<number, HolidayRule>>();
const MAX_YEARS = 200;

/** Two holidays on one day (Colombia has them) are one day with both names. */
const together = (first: HolidayRule | undefined, next: HolidayRule): HolidayRule =>
  first === undefined
    ? next
    : {
        ...next,
        name: `${first.name}; ${next.name}`,
        law: first.law === next.law ? next.law : `${first.law}; ${next.law}`,
      };

const holidaysByDay = (country: string, year: number): Map<number, HolidayRule> => {
  const key = `${country}:${year}`;
  const found = byYear.get(key);
  if (found) return found;
  const days = new Map<number, HolidayRule>();
  for (const holiday of RULES.get(country)?.(year) ?? [])
    days.set(holiday.day, together(days.get(holiday.day), holiday));
  if (byYear.size >= MAX_YEARS) byYear.clear();
  byYear.set(key, days);
  return days;
};

/** Name of the holiday on a day (days since 1970-01-01), of `extra` alone without a country; null on other days. */
export const holidayNameOfDay = (
  country: string | null,
  day: number,
  extra?: ReadonlySet<string>,
): string | null => {
  const year = new Date(day * DAY_MS).getUTCFullYear();
  const holiday = country !== null && RULES.has(country) ? holidaysByDay(country, year).get(day) : undefined;
  if (holiday) return holiday.name;
  return extra && extra.size > 0 && extra.has(dateKeyOf(day)) ? 'feriado agregado por la cuenta' : null;
};

/**
 * Name of the holiday on `localDate` (`YYYY-MM-DD`), or null. `extra` holds the account's own days, the only
 * ones in a country without a table.
 */
export const holidayName = (country: string, localDate: string, extra?: ReadonlySet<string>): string | null =>
  holidayNameOfDay(country, dayOfDateKey(localDate), extra);

/** Whether `localDate` (`YYYY-MM-DD`) is a national holiday or one of `extra`. */
export const isHoliday = (country: string, localDate: string, extra?: ReadonlySet<string>): boolean =>
  holidayName(country, localDate, extra) !== null;

/** National holidays of a year in order of date, with name and law; empty for countries without a table. */
export const holidaysOf = (country: string, year: number): Holiday[] =>
  [...holidaysByDay(country, year).values()].map(({ day, name, law }) => ({
    date: dateKeyOf(day),
    name,
    law,
  }));
