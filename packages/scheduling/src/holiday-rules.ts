import { DAY_MS } from '@timbre/kernel';
import { weekdayOf } from './local-days.ts';

/** A day on which nobody is called, with the law that makes it one. `day` counts from 1970-01-01. */
export interface HolidayRule {
  day: number;
  name: string;
  law: string;
}

/** The day (since 1970-01-01) of a date of the Gregorian calendar; `month` from 1. */
export const dayOf = (year: number, month: number, date: number): number =>
  Date.UTC(year, month - 1, date) / DAY_MS;

/** Easter Sunday of the Gregorian calendar (the anonymous algorithm that Meeus prints in chapter 8). */
export const easter = (year: number): number => {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return dayOf(year, month, ((h + l - 7 * m + 114) % 31) + 1);
};

/** `day` itself when it is a Monday, else the Monday after. */
export const mondayFrom = (day: number): number => day + ((8 - weekdayOf(day)) % 7);

/** The `n`-th Monday of a month (1: the first); `month` from 1. */
export const nthMonday = (year: number, month: number, n: number): number =>
  mondayFrom(dayOf(year, month, 1)) + (n - 1) * 7;

/** The same holidays by date. */
export const inOrder = (holidays: readonly HolidayRule[]): HolidayRule[] =>
  [...holidays].sort((a, b) => a.day - b.day);
