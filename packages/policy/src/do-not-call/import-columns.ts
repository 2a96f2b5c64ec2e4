import { foldHeader } from '@timbre/batches';
import type { Sheet } from '@timbre/sheets';

/** What a row of a do-not-call list may say. */
export type ListField = 'person' | 'phone' | 'reason' | 'expires';

/** Headers as `foldHeader` leaves them. */
const WORDS: Readonly<Record<ListField, readonly string[]>> = {
  person: ['rut', 'ruts', 'rutcliente', 'rutdeudor', 'dni', 'documento', 'cedula', 'identificacion'],
  phone: ['telefono', 'telefonos', 'fono', 'celular', 'movil', 'phone', 'numero'],
  reason: ['motivo', 'razon', 'reason', 'causa'],
  expires: ['vence', 'vencimiento', 'hasta', 'fechavencimiento', 'expires', 'expiresat'],
};

/** Column of each field, by index; the first header that fits wins. */
export const columnsOf = (sheet: Sheet): Partial<Record<ListField, number>> => {
  const folded = sheet.columns.map(foldHeader);
  const found: Partial<Record<ListField, number>> = {};
  for (const field of Object.keys(WORDS) as ListField[]) {
    const index = folded.findIndex((header) => WORDS[field].includes(header));
    if (index >= 0) found[field] = index;
  }
  return found;
};
