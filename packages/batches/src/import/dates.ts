import { serialToIso, type Cell } from '@timbre/sheets';
import { DAY_MS } from '@timbre/kernel';
import { refuse, withoutValue, type Parsed } from './cell-text.ts';

const EXAMPLE = 'Escriba la fecha como dd-mm-aaaa, por ejemplo 31-12-2025';
/** Dates of debts outside these years are slips of the pen (year 25, year 2205). */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2099;

const TIME = String.raw`(?:[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?`;
const DAY_FIRST = new RegExp(String.raw`^(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})${TIME}$`);
const ISO = new RegExp(String.raw`^(\d{4})-(\d{2})-(\d{2})${TIME}$`);
/** Excel's day count, as a CSV shows it when the column lost its format. */
const SERIAL = /^\d{5}$/;

const checked = (year: number, month: number, day: number): Parsed<string> => {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return refuse('la fecha no existe', EXAMPLE);
  if (year < FIRST_YEAR || year > LAST_YEAR) return refuse('el año de la fecha no es posible', EXAMPLE);
  return { value: date.toISOString().slice(0, 10) };
};

const fromIso = (iso: string): Parsed<string> => {
  const [year, month, day] = iso.slice(0, 10).split('-').map(Number);
  return checked(year ?? 0, month ?? 0, day ?? 0);
};

const fromSerial = (serial: number, date1904: boolean): Parsed<string> => {
  const iso = serialToIso(serial, date1904);
  return iso === null ? refuse('no es una fecha', EXAMPLE) : fromIso(iso);
};

const fromText = (text: string, date1904: boolean): Parsed<string> => {
  const day_first = DAY_FIRST.exec(text);
  if (day_first) {
    const [, day, , month, year = ''] = day_first;
    return checked(Number(year.length === 2 ? `20${year}` : year), Number(month), Number(day));
  }
  if (ISO.test(text)) return fromIso(text);
  return SERIAL.test(text) ? fromSerial(Number(text), date1904) : refuse('no es una fecha', EXAMPLE);
};

/**
 * A cell → `YYYY-MM-DD`. Date cells and Excel's day counts (44927 → 2023-01-01), D/M/Y and D-M-Y (two-digit years are
 * 20YY) and ISO dates, with or without a time of day, which is dropped. 31/02/2025 and 12/31/2025 are faults.
 */
export const parseDate = (cell: Cell | null, date1904 = false): Parsed<string> => {
  if (!cell) return { value: null };
  const fault = withoutValue(cell);
  if (fault) return { fault };
  if (cell.t === 'date') return fromIso(cell.v);
  if (cell.t === 'number') return fromSerial(cell.v, date1904);
  return cell.t === 'text' ? fromText(cell.v.trim(), date1904) : refuse('no es una fecha', EXAMPLE);
};

/** The calendar day `days` after `day` (`YYYY-MM-DD`); no zone is involved. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
