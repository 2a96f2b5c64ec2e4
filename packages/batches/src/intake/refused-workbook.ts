import { streamWorkbook, type Cell, type Sheet, type WrittenCell } from '@timbre/sheets';
import { REASON_COLUMN, SUGGESTION_COLUMN } from '../import/report-columns.ts';
import type { RowFault } from '../import/types.ts';
import type { LiveDuplicate } from './duplicates.ts';

/** A cell as it is written back: read again it gives the same, but for a formula, which had no value. */
const writtenCell = (cell: Cell | null): WrittenCell => {
  if (cell === null || cell.t === 'formula') return null;
  if (cell.t === 'boolean') return cell.v ? 'Sí' : 'No';
  if (cell.t !== 'date') return cell.v;
  return cell.v.length === 10 ? new Date(`${cell.v}T00:00:00Z`) : cell.v.replace('T', ' ');
};

/** What is told of one row. */
interface Told {
  reasons: string[];
  suggestions: string[];
}

const tell = (told: Map<number, Told>, row: number, reason: string, suggestion: string | null): void => {
  const one = told.get(row) ?? { reasons: [], suggestions: [] };
  one.reasons.push(reason.replace(/^Fila \d+: /, ''));
  if (suggestion !== null && !one.suggestions.includes(suggestion)) one.suggestions.push(suggestion);
  told.set(row, one);
};

function* rowsOf(sheet: Sheet, told: Map<number, Told>): Generator<WrittenCell[]> {
  for (const { row, cells } of sheet.rows) {
    const one = told.get(row);
    if (one === undefined) continue;
    yield [...cells.map(writtenCell), one.reasons.join('; '), one.suggestions.join('; ')];
  }
}

/**
 * The refused rows with all their columns, what is wrong with each and what to write instead: corrected, the file can
 * be sent again as it is. A second sheet, which is not read again, has the rows of people whom live campaigns hold.
 * Null when there is nothing to tell of any row.
 */
export const refusedWorkbook = (
  sheet: Sheet,
  refused: readonly RowFault[],
  duplicates: readonly LiveDuplicate[],
): AsyncIterable<Uint8Array> | null => {
  const wrong = new Map<number, Told>();
  for (const { row, reason, suggestion } of refused) tell(wrong, row, reason, suggestion);
  wrong.delete(sheet.header_row);
  const held = new Map<number, Told>();
  for (const { rows, batch_id } of duplicates) {
    const advice = 'Para llamarla también en esta campaña use allow_duplicates=true';
    for (const row of rows) tell(held, row, `la persona ya está en la campaña ${batch_id}`, advice);
  }
  if (wrong.size + held.size === 0) return null;
  const columns = [...sheet.columns, REASON_COLUMN, SUGGESTION_COLUMN];
  return streamWorkbook([
    { name: 'Rechazadas', columns, rows: rowsOf(sheet, wrong) },
    ...(held.size === 0 ? [] : [{ name: 'Omitidas', columns, rows: rowsOf(sheet, held) }]),
  ]);
};
