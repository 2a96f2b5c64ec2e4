import { dayOf, easter, inOrder, type HolidayRule } from './holiday-rules.ts';
import { weekdayOf } from './local-days.ts';

const LAW = 'Ley 27.399, art. 1';
const MOVED_LAW = 'Ley 27.399, arts. 1 y 6';

/** Ley 27.399, art. 6: Tuesday and Wednesday go back to that week's Monday, Thursday and Friday on to the next. */
const moved = (day: number): number => {
  const weekday = weekdayOf(day);
  if (weekday === 2 || weekday === 3) return day - (weekday - 1);
  return weekday === 4 || weekday === 5 ? day + (8 - weekday) : day;
};

/**
 * Argentina's national holidays of a year in order of date, by the law in force since 2017. Days without work for
 * tourism ("puentes"), a transfer that a decree makes of a day on a weekend, Jueves Santo and provincial days are
 * decided year by year or leave the choice to the employer: an account adds those that concern it.
 */
export const argentineHolidays = (year: number): HolidayRule[] => {
  const fixed = (month: number, date: number, name: string): HolidayRule => ({
    day: dayOf(year, month, date),
    name,
    law: LAW,
  });
  const movable = (month: number, date: number, name: string): HolidayRule => ({
    day: moved(dayOf(year, month, date)),
    name,
    law: MOVED_LAW,
  });
  const sunday = easter(year);
  return inOrder([
    fixed(1, 1, 'Año Nuevo'),
    { day: sunday - 48, name: 'Carnaval', law: LAW },
    { day: sunday - 47, name: 'Carnaval', law: LAW },
    fixed(3, 24, 'Día Nacional de la Memoria por la Verdad y la Justicia'),
    fixed(4, 2, 'Día del Veterano y de los Caídos en la Guerra de Malvinas'),
    { day: sunday - 2, name: 'Viernes Santo', law: LAW },
    fixed(5, 1, 'Día del Trabajo'),
    fixed(5, 25, 'Día de la Revolución de Mayo'),
    movable(6, 17, 'Paso a la Inmortalidad del General Martín Miguel de Güemes'),
    fixed(6, 20, 'Paso a la Inmortalidad del General Manuel Belgrano'),
    fixed(7, 9, 'Día de la Independencia'),
    movable(8, 17, 'Paso a la Inmortalidad del General José de San Martín'),
    movable(10, 12, 'Día del Respeto a la Diversidad Cultural'),
    movable(11, 20, 'Día de la Soberanía Nacional'),
    fixed(12, 8, 'Inmaculada Concepción de María'),
    fixed(12, 25, 'Navidad'),
  ]);
};
