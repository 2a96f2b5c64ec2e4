import type { Cell } from '@timbre/sheets';
import { hintOf, type CellFault } from './cell-text.ts';
import type { ColumnMapping, ExtraField, ImportField, RowFault } from './types.ts';

/** How the rows of one file are read. */
export interface RowContext {
  columns: string[];
  mapping: ColumnMapping['mapping'];
  country: string;
  date1904: boolean;
  id_required: boolean;
  extra_fields: readonly ExtraField[];
  /** Column of each extra field that the file has. */
  extra: Readonly<Record<string, number>>;
}

/** Writes a {@link RowFault} about one cell of a row, or about the whole row. */
export const rowFault = (
  context: RowContext,
  row: number,
  field: ImportField | null,
  fault: CellFault,
  at?: { column: number | undefined; cell: Cell | null },
): RowFault => {
  const column = at?.column === undefined ? null : (context.columns[at.column] ?? null);
  return {
    row,
    column,
    field,
    code: fault.code ?? (field === null ? 'row' : `invalid_${field}`),
    value_hint: hintOf(at?.cell ?? null),
    reason: `Fila ${row}: ${column ? `${column}: ` : ''}${fault.reason}`,
    suggestion: fault.suggestion,
  };
};
