import type { Cell, Sheet } from '@timbre/sheets';
import { parseMoney } from './amounts.ts';
import { parseDate } from './dates.ts';
import { parsePhones } from './phone-cell.ts';
import { normaliseRut } from './rut.ts';
import type { ImportField } from './types.ts';

/** Values looked at: enough to tell, few enough for any file. */
const LOOKED_AT = 200;
/** Share of the values that must be of a kind. */
const MOST = 0.8;

const isText = (cell: Cell): cell is Extract<Cell, { t: 'text' }> => cell.t === 'text';

const fits = (country: string): readonly (readonly [ImportField, (cell: Cell) => boolean])[] => [
  ['email', (cell) => isText(cell) && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell.v)],
  ['rut', (cell) => country === 'CL' && normaliseRut(cell).ok],
  [
    'phone',
    (cell) => {
      const { phones, faults, warnings } = parsePhones(cell, { country, kind: 'any' });
      return phones.length > 0 && faults.length + warnings.length === 0;
    },
  ],
  ['due_date', (cell) => cell.t === 'date' || (isText(cell) && !('fault' in parseDate(cell)))],
  [
    'amount',
    (cell) => {
      const amount = parseMoney(cell);
      return !('fault' in amount) && Math.abs(amount.value ?? 0) >= 1_000;
    },
  ],
  ['name', (cell) => isText(cell) && /^\p{L}[\p{L}.'’-]+(?:\s+\p{L}[\p{L}.'’-]*)+$/u.test(cell.v)],
];

/** What the values of a column look like, when nearly all of them look alike; null otherwise. */
export const guessByContent = (sheet: Sheet, column: number, country: string): ImportField | null => {
  const cells: Cell[] = [];
  for (const row of sheet.rows) {
    const cell = row.cells[column];
    if (cell) cells.push(cell);
    if (cells.length === LOOKED_AT) break;
  }
  if (cells.length === 0) return null;
  const enough = (fit: (cell: Cell) => boolean): boolean => cells.filter(fit).length >= cells.length * MOST;
  return fits(country).find(([, fit]) => enough(fit))?.[0] ?? null;
};
