import type { Cell } from '@timbre/sheets';
import type { RowCode } from './types.ts';

/** Why the value of one cell cannot be used, without the row: Spanish, and what to write instead when that is known. */
export interface CellFault {
  reason: string;
  suggestion: string | null;
  /** What is wrong, for programs; `invalid_<field>` where none is given. */
  code?: RowCode;
}

/** A cell read as something: a blank cell is `value: null`, an unusable one a fault; nothing is guessed in silence. */
export type Parsed<T> = { value: T | null } | { fault: CellFault };

/** Builds the refusing half of a {@link Parsed}. */
export const refuse = (reason: string, suggestion: string | null = null): { fault: CellFault } => ({
  fault: { reason, suggestion },
});

/** The fault of cells that hold no value of their own: formulas and Excel's errors. Null for all others. */
export const withoutValue = (cell: Cell): CellFault | null => {
  if (cell.t === 'formula') {
    return {
      code: 'formula',
      reason: 'la celda es una fórmula',
      suggestion: 'Copie la columna y péguela como valores',
    };
  }
  return cell.t === 'error'
    ? { code: 'cell_error', reason: `la celda tiene un error (${cell.v})`, suggestion: 'Escriba el valor' }
    : null;
};

/** A cell as plain text, for names, companies, references: numbers without exponent, blanks collapsed. */
export const readText = (cell: Cell | null): Parsed<string> => {
  if (!cell) return { value: null };
  const fault = withoutValue(cell);
  if (fault) return { fault };
  if (cell.t === 'number') return { value: plainNumber(cell.v) };
  if (cell.t === 'boolean') return { value: cell.v ? 'Sí' : 'No' };
  const text = cell.t === 'text' || cell.t === 'date' ? cell.v.replace(/\s+/g, ' ').trim() : '';
  return { value: text === '' ? null : text };
};

/** A number in digits: 56992125907, never 5.6992125907E+10 or 12345678.0. */
export const plainNumber = (value: number): string =>
  Number.isInteger(value) ? BigInt(value).toString() : String(value);

const SHOWN_DIGITS = 3;
const HINT_CHARS = 24;

/** A value short enough and masked enough to be shown and stored: of five digits or more only the last three stay. */
export const hintOf = (cell: Cell | null): string | null => {
  if (!cell || cell.t === 'formula') return cell ? 'fórmula' : null;
  const text = cell.t === 'number' ? plainNumber(cell.v) : String(cell.v);
  const masked = text.includes('@') ? text.replace(/^(.).*(?=@)/, '$1***') : maskDigits(text);
  return masked.length > HINT_CHARS ? `${masked.slice(0, HINT_CHARS)}…` : masked;
};

/** Hides all digits but the last three when there are five or more, as in RUTs and phones. */
export const maskDigits = (text: string): string => {
  let hidden = text.replace(/\D/g, '').length - SHOWN_DIGITS;
  if (hidden < 2) return text;
  return text.replace(/\d/g, (digit) => (hidden-- > 0 ? '*' : digit));
};
