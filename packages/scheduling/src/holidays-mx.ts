import { dayOf, inOrder, nthMonday, type HolidayRule } from './holiday-rules.ts';

const LAW = 'Ley Federal del Trabajo, art. 74';

/** The executive power changes hands on 1 October, every six years; the first time was 2024. */
const FIRST_HANDOVER = 2024;
const HANDOVER_YEARS = 6;

const handover = (year: number): HolidayRule[] =>
  year >= FIRST_HANDOVER && (year - FIRST_HANDOVER) % HANDOVER_YEARS === 0
    ? [{ day: dayOf(year, 10, 1), name: 'Transmisión del Poder Ejecutivo Federal', law: LAW }]
    : [];

/**
 * Mexico's obligatory days of rest of a year in order of date. Election days and the further days on which banks
 * close (Jueves and Viernes Santo, 2 November, 12 December: published year by year) are not rules of this law: an
 * account adds those that concern it.
 */
export const mexicanHolidays = (year: number): HolidayRule[] =>
  inOrder([
    { day: dayOf(year, 1, 1), name: 'Año Nuevo', law: LAW },
    { day: nthMonday(year, 2, 1), name: 'Día de la Constitución', law: LAW },
    { day: nthMonday(year, 3, 3), name: 'Natalicio de Benito Juárez', law: LAW },
    { day: dayOf(year, 5, 1), name: 'Día del Trabajo', law: LAW },
    { day: dayOf(year, 9, 16), name: 'Día de la Independencia', law: LAW },
    ...handover(year),
    { day: nthMonday(year, 11, 3), name: 'Día de la Revolución', law: LAW },
    { day: dayOf(year, 12, 25), name: 'Navidad', law: LAW },
  ]);
