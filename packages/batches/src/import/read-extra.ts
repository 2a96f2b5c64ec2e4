import type { Cell, SheetRow } from '@timbre/sheets';
import { parseMoney } from './amounts.ts';
import { readText, type Parsed } from './cell-text.ts';
import { parseDate } from './dates.ts';
import { rowFault, type RowContext } from './row-fault.ts';
import type { ExtraField, RowFault } from './types.ts';

const reading =
  (context: RowContext, { kind }: ExtraField) =>
  (cell: Cell | null): Parsed<string | number> => {
    if (kind === 'date') return parseDate(cell, context.date1904);
    return kind === 'number' ? parseMoney(cell) : readText(cell);
  };

/** The values of a row's extra columns; unreadable ones and missing ones that are required go to `faults`. */
export const readExtra = (
  context: RowContext,
  source: SheetRow,
  faults: RowFault[],
): Record<string, string | number> => {
  const extra: Record<string, string | number> = {};
  for (const field of context.extra_fields) {
    const column = context.extra[field.name];
    const at = { column, cell: column === undefined ? null : (source.cells[column] ?? null) };
    const parsed = reading(context, field)(at.cell);
    if ('fault' in parsed) {
      faults.push(rowFault(context, source.row, null, { code: 'invalid_value', ...parsed.fault }, at));
    } else if (parsed.value !== null) {
      extra[field.name] = parsed.value;
    } else if (field.required) {
      const missing = { code: 'missing_value', reason: `falta ${field.name}`, suggestion: null } as const;
      faults.push(rowFault(context, source.row, null, missing, at));
    }
  }
  return extra;
};
