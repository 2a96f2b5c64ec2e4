import { dayOf, easter, inOrder, type HolidayRule } from './holiday-rules.ts';

const LAW = 'Decreto Legislativo 713, art. 6';

/** Month, date, name, law and first year of the days that later laws added. */
const ADDED: readonly (readonly [month: number, date: number, name: string, law: string, since: number])[] = [
  [6, 7, 'Batalla de Arica y Día de la Bandera', 'Ley 31788', 2024],
  [7, 23, 'Día de la Fuerza Aérea del Perú', 'Ley 31822', 2023],
  [8, 6, 'Batalla de Junín', 'Ley 31530', 2022],
  [12, 9, 'Batalla de Ayacucho', 'Ley 31381', 2022],
];

/**
 * Peru's national holidays of a year in order of date; none is moved. Days without work that a decree gives the
 * public sector are decided year by year: an account adds those that concern it.
 */
export const peruvianHolidays = (year: number): HolidayRule[] => {
  const fixed = (month: number, date: number, name: string): HolidayRule => ({
    day: dayOf(year, month, date),
    name,
    law: LAW,
  });
  const sunday = easter(year);
  return inOrder([
    fixed(1, 1, 'Año Nuevo'),
    { day: sunday - 3, name: 'Jueves Santo', law: LAW },
    { day: sunday - 2, name: 'Viernes Santo', law: LAW },
    fixed(5, 1, 'Día del Trabajo'),
    fixed(6, 29, 'San Pedro y San Pablo'),
    fixed(7, 28, 'Fiestas Patrias'),
    fixed(7, 29, 'Fiestas Patrias'),
    fixed(8, 30, 'Santa Rosa de Lima'),
    fixed(10, 8, 'Combate de Angamos'),
    fixed(11, 1, 'Todos los Santos'),
    fixed(12, 8, 'Inmaculada Concepción'),
    fixed(12, 25, 'Navidad'),
    ...ADDED.filter(([, , , , since]) => year >= since).map(([month, date, name, law]) => ({
      day: dayOf(year, month, date),
      name,
      law,
    })),
  ]);
};
