import type { Cell } from '@timbre/sheets';
import { getCheckDigit } from 'rut.js';
import { plainNumber, withoutValue, type CellFault } from './cell-text.ts';
import type { RowCode } from './types.ts';

export type RutResult = { ok: true; rut: string } | { ok: false; fault: CellFault };

const refused = (reason: string, suggestion: string | null = null, code?: RowCode): RutResult => ({
  ok: false,
  fault: { reason, suggestion, ...(code === undefined ? {} : { code }) },
});

const EXAMPLE = 'Escriba número, guion y dígito verificador, por ejemplo 12345678-5';

/** A program wrote the number as a decimal: 12345678.0 is 12345678, not 123456780. */
const DECIMAL_ZERO = /^(\d{6,})[.,]0+$/;
/** Groups of three apart by dots, commas or blanks, or no groups at all; then the digit, with or without hyphen. */
const SHAPE = /^(\d{1,3}(?:[.,\s]?\d{3})*|\d+)\s*-?\s*([\dK])$/;

/** Text as people write a RUT → only digits and K, with a hyphen where one was written. Null when it is something else. */
const compact = (raw: string): { digits: string; hyphen: boolean } | null => {
  const text = raw
    .toUpperCase()
    .replace(/^R\.?U\.?T\.?[\s:.]*/, '')
    .replace(/[\u2010-\u2015\u2212_]/g, '-')
    .trim();
  const plain = DECIMAL_ZERO.exec(text)?.[1] ?? text;
  const shape = SHAPE.exec(plain);
  if (!shape) return null;
  const digits = `${shape[1]}${shape[2]}`.replace(/[.,\s]/g, '').replace(/^0+/, '');
  return { digits, hyphen: plain.includes('-') };
};

const wrongDigit = (digits: string, hyphen: boolean): RutResult => {
  const body = digits.slice(0, -1);
  const whole_is_body = !hyphen && /^\d{7,8}$/.test(digits);
  const right = `El dígito verificador de ese número es ${getCheckDigit(body)}`;
  return refused(
    'el dígito verificador del RUT no corresponde',
    whole_is_body ? `${right}; si el dígito falta, agregue -${getCheckDigit(digits)} al final` : right,
    'wrong_check_digit',
  );
};

const fromText = (raw: string): RutResult => {
  const read = compact(raw);
  if (!read) return refused('no es un RUT', EXAMPLE);
  const { digits, hyphen } = read;
  const body = digits.slice(0, -1);
  if (body.length < 6 || (body.length === 6 && hyphen)) return refused('al RUT le faltan dígitos', EXAMPLE);
  if (body.length > 8) return refused('el RUT tiene demasiados dígitos', EXAMPLE);
  if (/^(\d)\1+$/.test(body))
    return refused('el RUT es de relleno (un mismo dígito repetido)', 'Escriba el RUT real');
  if (body.length === 6 || getCheckDigit(body) !== digits.slice(-1)) return wrongDigit(digits, hyphen);
  return { ok: true, rut: `${body}-${digits.slice(-1)}` };
};

/**
 * A cell → the one stored form of a RUT, `12345678-5`: no dots, hyphen, capital K. Body of 7 or 8 digits, check digit
 * verified (módulo 11), repeated digits refused. Numeric cells are read as integers; a fraction is a fault.
 */
export const normaliseRut = (cell: Cell | null): RutResult => {
  if (!cell) return refused('falta el RUT', EXAMPLE, 'missing_rut');
  const fault = withoutValue(cell);
  if (fault) return { ok: false, fault };
  if (cell.t === 'text') return fromText(cell.v);
  if (cell.t !== 'number') return refused('no es un RUT', EXAMPLE);
  if (!Number.isSafeInteger(cell.v) || cell.v < 0) return refused('el RUT tiene decimales', EXAMPLE);
  return fromText(plainNumber(cell.v));
};

/** Joins a RUT's body and its check digit when the file keeps them in two columns; gives the first cell otherwise. */
export const joinCheckDigit = (body: Cell | null, digit: Cell | null): Cell | null => {
  const text = (cell: Cell | null): string =>
    cell?.t === 'number' ? plainNumber(cell.v) : cell?.t === 'text' ? cell.v : '';
  const [number, check] = [text(body), text(digit).trim()];
  if (!/^[\dkK]$/.test(check) || number === '' || number.includes('-')) return body;
  return { t: 'text', v: `${number.replace(DECIMAL_ZERO, '$1')}-${check}` };
};
