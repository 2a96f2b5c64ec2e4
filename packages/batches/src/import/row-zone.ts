import { zoneForRegion } from '@timbre/scheduling';
import type { SheetRow } from '@timbre/sheets';
import { readText } from './cell-text.ts';
import { rowFault, type RowContext } from './row-fault.ts';
import type { RowFault } from './types.ts';

/**
 * The IANA zone of a row from its zone, commune or region columns, the first that says one. A text that names no
 * known place is a warning in Chile, whose places we know; the batch's zone is then used.
 */
export const readZone = (context: RowContext, source: SheetRow, warnings: RowFault[]): string | null => {
  const columns = context.mapping.zone ?? [];
  let unknown: RowFault | null = null;
  for (const column of columns) {
    const cell = source.cells[column] ?? null;
    const text = readText(cell);
    const place = 'fault' in text ? null : text.value;
    if (place === null) continue;
    const zone = zoneForRegion(place);
    if (zone) return zone;
    const fault = {
      reason: 'no se reconoce la región o comuna',
      suggestion: 'Se usará la zona horaria de la campaña',
    };
    unknown ??= rowFault(context, source.row, 'zone', fault, { column, cell });
  }
  if (unknown && context.country === 'CL') warnings.push(unknown);
  return null;
};
