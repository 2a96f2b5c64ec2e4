import type { Cell } from '@timbre/sheets';
import { plainNumber, withoutValue, type CellFault } from './cell-text.ts';
import { normalisePhone, type NormalisedPhone, type PhoneKind } from './phone-number.ts';

/** The phones of one cell, left to right. */
export interface PhonesOfCell {
  /** E.164, without repeats. */
  phones: string[];
  /** Why a part of the cell gave no phone. */
  faults: CellFault[];
  /** Phones that were mended, or that are not of the column's kind. */
  warnings: CellFault[];
}

const SEPARATORS = /[/;,|\n]|\s+(?:y|o|e|-)\s+/i;
/** A Chilean mobile inside a longer run of digit groups: "9 9212 5907 9 8765 4321" is two phones. */
const MOBILE_RUN = /(?:\+?56[\s.-]*)?9(?:[\s.-]*\d){8}(?!\d)/g;

const NO_PHONE: CellFault = {
  reason: 'el teléfono no es válido',
  suggestion: 'Escriba los nueve dígitos, por ejemplo 9 8765 4321 o 2 2234 5678',
};
const LOST_DIGITS: CellFault = {
  reason: 'el teléfono perdió dígitos (notación científica)',
  suggestion: 'Dé formato de texto a la columna y escriba el número completo',
};
const DECIMALS: CellFault = { reason: 'el teléfono tiene decimales', suggestion: NO_PHONE.suggestion };

const textOf = (cell: Cell): string | CellFault => {
  const fault = withoutValue(cell);
  if (fault) return fault;
  if (cell.t === 'number') return Number.isSafeInteger(cell.v) && cell.v > 0 ? plainNumber(cell.v) : DECIMALS;
  if (cell.t !== 'text') return NO_PHONE;
  return /\d[.,]?\d*E\+?\d+/i.test(cell.v) ? LOST_DIGITS : cell.v;
};

/** One phone of the column's kind; a whole one of the other kind is taken too, since it can be called. */
const readOne = (
  text: string,
  country: string,
  kind: PhoneKind,
): { phone: NormalisedPhone; other_kind: boolean } | null => {
  const phone = normalisePhone(text, { country, kind });
  if (phone) return { phone, other_kind: false };
  const other = normalisePhone(text, { country, kind: 'any' });
  return other && !other.repaired ? { phone: other, other_kind: true } : null;
};

/** Splits what stands between separators further when it holds several phones apart by blanks only. */
const partsOf = (segment: string, country: string): string[] => {
  if (segment.replace(/\D/g, '').length < 15) return [segment];
  const groups = segment.match(/\d{8,}/g) ?? [];
  if (groups.length >= 2) return groups;
  const mobiles = country === 'CL' ? (segment.match(MOBILE_RUN) ?? []) : [];
  return mobiles.length >= 2 ? mobiles : [segment];
};

/**
 * Every phone of a cell, left-most first; the cell may hold several (`992125907 / 228151807`). A blank cell gives
 * nothing; a cell without a usable phone gives a fault.
 */
export const parsePhones = (
  cell: Cell | null,
  options: { country: string; kind: PhoneKind },
): PhonesOfCell => {
  const found: PhonesOfCell = { phones: [], faults: [], warnings: [] };
  if (!cell) return found;
  const text = textOf(cell);
  if (typeof text !== 'string') return { ...found, faults: [text] };
  const segments = text.split(SEPARATORS).filter((segment) => /[\p{L}\p{N}]/u.test(segment));
  for (const part of segments.flatMap((segment) => partsOf(segment, options.country))) {
    const read = readOne(part, options.country, options.kind);
    if (!read) {
      found.faults.push(NO_PHONE);
      continue;
    }
    if (read.phone.repaired)
      found.warnings.push({
        code: 'repaired_phone',
        reason: 'el teléfono se completó',
        suggestion: `Se usará ${shown(read.phone.e164)}`,
      });
    if (read.other_kind)
      found.warnings.push({
        code: 'other_kind_of_phone',
        reason: 'el teléfono no es del tipo de la columna',
        suggestion: null,
      });
    if (!found.phones.includes(read.phone.e164)) found.phones.push(read.phone.e164);
  }
  return found;
};

/** Enough of a mended phone to see what was done, without the whole number: +56 9 **** 5907. */
const shown = (e164: string): string => `${e164.slice(0, 4)}****${e164.slice(-4)}`;
