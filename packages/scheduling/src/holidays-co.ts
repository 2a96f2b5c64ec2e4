import { dayOf, easter, inOrder, mondayFrom, type HolidayRule } from './holiday-rules.ts';

const LAW = 'Ley 51 de 1983, art. 1 (Código Sustantivo del Trabajo, art. 177)';
const MOVED_LAW = 'Ley 51 de 1983, arts. 1 y 2 (Ley Emiliani)';

/**
 * Colombia's national holidays of a year in order of date. Ley Emiliani moves most of them to the Monday after; those
 * that hang on Easter are the Mondays of the seventh, tenth and eleventh week after it. Two may fall on one day.
 */
export const colombianHolidays = (year: number): HolidayRule[] => {
  const fixed = (month: number, date: number, name: string): HolidayRule => ({
    day: dayOf(year, month, date),
    name,
    law: LAW,
  });
  const moved = (day: number, name: string): HolidayRule => ({
    day: mondayFrom(day),
    name,
    law: MOVED_LAW,
  });
  const sunday = easter(year);
  return inOrder([
    fixed(1, 1, 'Año Nuevo'),
    moved(dayOf(year, 1, 6), 'Día de los Reyes Magos'),
    moved(dayOf(year, 3, 19), 'Día de San José'),
    { day: sunday - 3, name: 'Jueves Santo', law: LAW },
    { day: sunday - 2, name: 'Viernes Santo', law: LAW },
    fixed(5, 1, 'Día del Trabajo'),
    moved(sunday + 39, 'Ascensión del Señor'),
    moved(sunday + 60, 'Corpus Christi'),
    moved(sunday + 68, 'Sagrado Corazón de Jesús'),
    moved(dayOf(year, 6, 29), 'San Pedro y San Pablo'),
    fixed(7, 20, 'Día de la Independencia'),
    fixed(8, 7, 'Batalla de Boyacá'),
    moved(dayOf(year, 8, 15), 'Asunción de la Virgen'),
    moved(dayOf(year, 10, 12), 'Día de la Raza'),
    moved(dayOf(year, 11, 1), 'Todos los Santos'),
    moved(dayOf(year, 11, 11), 'Independencia de Cartagena'),
    fixed(12, 8, 'Inmaculada Concepción'),
    fixed(12, 25, 'Navidad'),
  ]);
};
