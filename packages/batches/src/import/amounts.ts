import type { Cell } from '@timbre/sheets';
import { refuse, withoutValue, type Parsed } from './cell-text.ts';

/** No debt of a person reaches this; a number beyond it is a phone or a RUT in the wrong column. */
const MAX_AMOUNT = 1e12;

/** Chilean: dots for thousands, comma for decimals. */
const CHILEAN = /^(\d+|\d{1,3}(?:\.\d{3})+)(?:,(\d{1,2}))?$/;
/** The other way round, accepted only where it cannot be read as Chilean. */
const ENGLISH = /^(\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?:,\d{3})+(?=\.))(?:\.(\d{1,2}))?$/;
/** Written by a program: a decimal point and nothing after it but zeros. */
const WHOLE_WITH_POINT = /^(\d+)\.0{1,2}$/;

const AMBIGUOUS = 'Escriba los miles con punto y los decimales con coma, por ejemplo 1.234.567 o 1234,56';

const toNumber = (whole: string, decimals: string | undefined): number =>
  Number(`${whole.replace(/\D/g, '')}.${decimals ?? '0'}`);

const unsigned = (text: string): number | null => {
  const point = WHOLE_WITH_POINT.exec(text);
  if (point) return Number(point[1]);
  const match = CHILEAN.exec(text) ?? ENGLISH.exec(text);
  return match?.[1] === undefined ? null : toNumber(match[1], match[2]);
};

/** Splits off the sign, also as accountants write it: (1.234) or 1.234-. */
const signed = (text: string): { sign: 1 | -1; rest: string } => {
  const negative = /^(?:-(.*)|\((.*)\)|(.*)-)$/.exec(text);
  return negative
    ? { sign: -1, rest: negative[1] ?? negative[2] ?? negative[3] ?? '' }
    : { sign: 1, rest: text };
};

const inRange = (value: number): Parsed<number> =>
  Math.abs(value) < MAX_AMOUNT
    ? { value }
    : refuse('el monto es demasiado grande', 'Revise si la columna es la del monto');

/**
 * A cell → an amount. Numbers as they are; in text `$`, `CLP` and blanks are dropped, dots are thousands and the comma
 * is decimal: `$1.234,56` → 1234.56, `1.234.567` → 1234567. `1234.56` and `1,234` have two readings that differ by
 * much, so they are refused rather than guessed.
 */
export const parseMoney = (cell: Cell | null): Parsed<number> => {
  if (!cell) return { value: null };
  const fault = withoutValue(cell);
  if (fault) return { fault };
  if (cell.t === 'number') return inRange(cell.v);
  if (cell.t !== 'text') return refuse('el monto no es un número', AMBIGUOUS);
  const bare = cell.v.replace(/[\s$]|CLP|ARS/gi, '');
  const { sign, rest } = signed(bare);
  const value = unsigned(rest);
  if (value !== null) return inRange(sign * value);
  return /^[\d.,]+$/.test(rest)
    ? refuse('el monto se puede leer de dos maneras', AMBIGUOUS)
    : refuse('el monto no es un número', AMBIGUOUS);
};

const INTEGER_EXAMPLE = 'Escriba un número entero, por ejemplo 45';

/**
 * A cell → an integer: words around it are ignored (`45 días` → 45) and dots are thousands. A fraction or two numbers
 * are faults.
 */
export const parseInteger = (cell: Cell | null): Parsed<number> => {
  if (!cell) return { value: null };
  const fault = withoutValue(cell);
  if (fault) return { fault };
  if (cell.t === 'number' && Number.isSafeInteger(cell.v)) return { value: cell.v };
  const numbers = cell.t === 'text' ? (cell.v.match(/-?\d+(?:[.,]\d+)*/g) ?? []) : [];
  const only =
    numbers.length === 1
      ? (numbers[0] ?? '').replace(/[.,]0+$/, (zeros) => (zeros.length === 4 ? zeros : ''))
      : '';
  if (!/^-?(\d+|\d{1,3}(\.\d{3})+)$/.test(only)) return refuse('no es un número entero', INTEGER_EXAMPLE);
  return { value: Number(only.replaceAll('.', '')) };
};
