import type { Cell } from '@timbre/sheets';
import { readText, type CellFault } from './cell-text.ts';
import { joinCheckDigit, normaliseRut } from './rut.ts';

/** Who a row is about: the verified RUT in Chile; elsewhere the id as given, without its dots, or none. */
export type Identity = { dni: string | null; rut: string | null } | { fault: CellFault };

const NOBODY: Identity = { dni: null, rut: null };

/**
 * Reads the id of a row. Only Chile verifies it, and requires one unless `required` is false; other countries' ids
 * have no check that we keep.
 */
export const readIdentity = (
  country: string,
  id: Cell | null,
  check_digit: Cell | null,
  required = true,
): Identity => {
  if (country === 'CL') {
    if (id === null && !required) return NOBODY;
    const read = normaliseRut(joinCheckDigit(id, check_digit));
    return read.ok ? { dni: read.rut, rut: read.rut } : { fault: read.fault };
  }
  const text = readText(id);
  if ('fault' in text) return text;
  const dni = text.value?.replace(/[.\s]/g, '').toUpperCase();
  return { dni: dni ? dni : null, rut: null };
};
