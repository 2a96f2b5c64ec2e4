import { DAY_MS, HOUR_MS } from '@timbre/kernel';
import { dayOf, easter, inOrder, type HolidayRule } from './holiday-rules.ts';
import { weekdayOf } from './local-days.ts';

const MONDAY = 1;
const TUESDAY = 2;
const WEDNESDAY = 3;
const THURSDAY = 4;
const FRIDAY = 5;

/**
 * Chilean day of the June solstice, by Meeus' mean formula (chapter 27). It errs by less than half an hour, and
 * from 2021 to 2050 no solstice comes that near to a Chilean midnight (UTC−4 in June).
 */
const winterSolstice = (year: number): number => {
  const y = (year - 2000) / 1000;
  const julian = 2451716.56767 + 365241.62603 * y + 0.00325 * y ** 2 + 0.00888 * y ** 3 - 0.0003 * y ** 4;
  const instant = (julian - 2440587.5) * DAY_MS;
  return Math.floor((instant - 4 * HOUR_MS) / DAY_MS);
};

/** Ley 19.668: Tuesday to Thursday go back to that week's Monday, Friday on to the next; other days stay. */
const movedToMonday = (day: number): number => {
  const weekday = weekdayOf(day);
  if (weekday >= TUESDAY && weekday <= THURSDAY) return day - (weekday - MONDAY);
  return weekday === FRIDAY ? day + 3 : day;
};

/** Ley 20.299: a Tuesday moves to the Friday before, a Wednesday to the Friday after. */
const reformationDay = (year: number): number => {
  const day = dayOf(year, 10, 31);
  if (weekdayOf(day) === TUESDAY) return day - 4;
  return weekdayOf(day) === WEDNESDAY ? day + 2 : day;
};

/** Days that only some years have: the bridges of Ley 20.215 and Ley 20.983. */
const bridges = (year: number): HolidayRule[] => {
  const name = 'Fiestas Patrias (feriado adicional)';
  const found: HolidayRule[] = [];
  if (weekdayOf(dayOf(year, 1, 2)) === MONDAY)
    found.push({ day: dayOf(year, 1, 2), name: 'Año Nuevo (feriado adicional)', law: 'Ley 20.983' });
  const eve = dayOf(year, 9, 17);
  if (weekdayOf(eve) === MONDAY) found.push({ day: eve, name, law: 'Ley 20.215' });
  if (weekdayOf(eve) === FRIDAY) found.push({ day: eve, name, law: 'Ley 20.983' });
  if (weekdayOf(dayOf(year, 9, 19)) === THURSDAY)
    found.push({ day: dayOf(year, 9, 20), name, law: 'Ley 20.215' });
  return found;
};

/**
 * Chile's national holidays of a year in order of date, computed from the laws in force since 2022. Regional days,
 * election days (Sundays) and one-off laws are not rules: an account adds those that concern it.
 */
export const chileanHolidays = (year: number): HolidayRule[] =>
  inOrder([
    { day: dayOf(year, 1, 1), name: 'Año Nuevo', law: 'Ley 2.977' },
    { day: easter(year) - 2, name: 'Viernes Santo', law: 'Ley 2.977' },
    { day: easter(year) - 1, name: 'Sábado Santo', law: 'Ley 2.977' },
    { day: dayOf(year, 5, 1), name: 'Día Nacional del Trabajo', law: 'Código del Trabajo, art. 35' },
    { day: dayOf(year, 5, 21), name: 'Día de las Glorias Navales', law: 'Ley 2.977' },
    { day: winterSolstice(year), name: 'Día Nacional de los Pueblos Indígenas', law: 'Ley 21.357' },
    { day: movedToMonday(dayOf(year, 6, 29)), name: 'San Pedro y San Pablo', law: 'Ley 19.668' },
    { day: dayOf(year, 7, 16), name: 'Día de la Virgen del Carmen', law: 'Ley 20.148' },
    { day: dayOf(year, 8, 15), name: 'Asunción de la Virgen', law: 'Ley 2.977' },
    { day: dayOf(year, 9, 18), name: 'Independencia Nacional', law: 'Ley 2.977' },
    { day: dayOf(year, 9, 19), name: 'Día de las Glorias del Ejército', law: 'Ley 2.977' },
    { day: movedToMonday(dayOf(year, 10, 12)), name: 'Encuentro de Dos Mundos', law: 'Ley 19.668' },
    { day: reformationDay(year), name: 'Día de las Iglesias Evangélicas y Protestantes', law: 'Ley 20.299' },
    { day: dayOf(year, 11, 1), name: 'Día de Todos los Santos', law: 'Ley 2.977' },
    { day: dayOf(year, 12, 8), name: 'Inmaculada Concepción', law: 'Ley 2.977' },
    { day: dayOf(year, 12, 25), name: 'Navidad', law: 'Ley 2.977' },
    ...bridges(year),
  ]);
