import { DAY_MS } from '@timbre/kernel';
import { chileanHolidays, type HolidayRule } from './holidays-cl.ts';
import { dateKeyOf, dayOfDateKey } from './local-days.ts';

/** A national holiday as shown to people. */
export interface Holiday {
  date: string;
  name: string;
  law: string;
}

// Countries join here, each with the rules of its own laws.
const RULES: ReadonlyMap<string, (year: number) => HolidayRule[]> = new Map([['CL', chileanHolidays]]);

const byYear = new Map<string, Map<number, HolidayRule>>();
const MAX_YEARS = 200;

const holidaysByDay = (country: string, year: number): Map<number, HolidayRule> => {
  const key = `${country}:${year}`;
  const found = byYear.get(key);
  if (found) return found;
  const days = new Map((RULES.get(country)?.(year) ?? []).map((holiday) => [holiday.day, holiday]));
  if (byYear.size >= MAX_YEARS) byYear.clear();
  byYear.set(key, days);
  return days;
};

/** Name of the holiday on a day (days since 1970-01-01); null on other days. */
export const holidayNameOfDay = (
  country: string,
  day: number,
  extra?: ReadonlySet<string>,
): string | null => {
  const year = new Date(day * DAY_MS).getUTCFullYear();
  const holiday = RULES.has(country) ? holidaysByDay(country, year).get(day) : undefined;
  if (holiday) return holiday.name;
  return extra && extra.size > 0 && extra.has(dateKeyOf(day)) ? 'feriado agregado por la cuenta' : null;
};

/**
 * Name of the holiday on `localDate` (`YYYY-MM-DD`), or null. `extra` holds the account's own days. Chile has a
 * table of its own; other countries have only `extra` as yet.
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
