import { dayOf, easter, inOrder, type HolidayRule } from './holiday-rules.ts';
import { weekdayOf } from './local-days.ts';

const LAW = 'Código del Trabajo, art. 65';
const SATURDAY = 6;
const SUNDAY = 7;

/** Days to add by weekday (Monday first): Tuesday goes back, Wednesday and Thursday on, a weekend to its edge. */
const SHIFT: readonly number[] = [0, -1, 2, 1, 0, -1, 1];
/** The same for 2 November with 3 November behind it: the two stay together wherever a weekend does not part them. */
const SHIFT_OF_SECOND: readonly number[] = [0, -1, 1, 0, -1, -1, 1];
const SHIFT_OF_THIRD: readonly number[] = [1, 0, -1, 1, 0, -1, 1];

// The law moves the rest, and decrees have moved it otherwise: both the day itself and the one it moves to are closed.
const both = (day: number, shift: number, name: string): HolidayRule[] => [
  { day, name, law: LAW },
  ...(shift === 0 ? [] : [{ day: day + shift, name: `${name} (traslado)`, law: LAW }]),
];

const moved = (day: number, name: string, shifts: readonly number[] = SHIFT): HolidayRule[] =>
  both(day, shifts[weekdayOf(day) - 1] ?? 0, name);

/** 1 January and 25 December move only from a weekend. */
const movedFromWeekend = (day: number, name: string): HolidayRule[] => {
  const weekday = weekdayOf(day);
  return weekday === SATURDAY || weekday === SUNDAY ? moved(day, name) : [{ day, name, law: LAW }];
};

/**
 * Ecuador's national holidays of a year in order of date, each with the day to which the law moves its rest: more
 * days than are free, on purpose. 1 January of a Saturday is kept on 31 December. Local days and decrees of a single
 * year are not rules: an account adds those that concern it.
 */
export const ecuadorianHolidays = (year: number): HolidayRule[] => {
  const sunday = easter(year);
  const [from, to] = [dayOf(year, 1, 1), dayOf(year, 12, 31)];
  return inOrder([
    ...movedFromWeekend(from, 'Año Nuevo'),
    ...movedFromWeekend(dayOf(year + 1, 1, 1), 'Año Nuevo'),
    { day: sunday - 48, name: 'Carnaval', law: LAW },
    { day: sunday - 47, name: 'Carnaval', law: LAW },
    { day: sunday - 2, name: 'Viernes Santo', law: LAW },
    ...moved(dayOf(year, 5, 1), 'Día del Trabajo'),
    ...moved(dayOf(year, 5, 24), 'Batalla de Pichincha'),
    ...moved(dayOf(year, 8, 10), 'Primer Grito de la Independencia'),
    ...moved(dayOf(year, 10, 9), 'Independencia de Guayaquil'),
    ...moved(dayOf(year, 11, 2), 'Día de los Difuntos', SHIFT_OF_SECOND),
    ...moved(dayOf(year, 11, 3), 'Independencia de Cuenca', SHIFT_OF_THIRD),
    ...movedFromWeekend(dayOf(year, 12, 25), 'Navidad'),
  ]).filter(({ day }) => day >= from && day <= to);
};
