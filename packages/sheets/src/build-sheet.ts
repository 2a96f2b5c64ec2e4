import { cannotRead, nothingInside, tooManyColumns, tooManyRows } from './faults.ts';
import { HEADER_SEARCH_ROWS } from './limits.ts';
import type { Cell, ReadResult, SheetLimits, SheetRow } from './types.ts';

/** Header names that would reach into an object's own machinery. */
const FORBIDDEN_HEADERS = new Set(['__proto__', 'constructor', 'prototype']);

const headerText = (cell: Cell | null | undefined): string => {
  if (!cell || cell.t === 'formula' || cell.t === 'error') return '';
  return String(cell.v).replace(/\s+/g, ' ').trim();
};

const filled = (cells: (Cell | null)[]): number => cells.filter((cell) => headerText(cell) !== '').length;

/** The headers: the first of the top rows with two texts or more, so that a (merged) title above them is passed over. */
const findHeader = (rows: SheetRow[]): SheetRow | undefined => {
  const top = rows.filter((row) => row.row <= HEADER_SEARCH_ROWS);
  return top.find((row) => filled(row.cells) >= 2) ?? top.find((row) => filled(row.cells) === 1);
};

const readColumns = (cells: (Cell | null)[]): string[] => {
  const columns = cells.map(headerText);
  return columns.slice(0, columns.findLastIndex((column) => column !== '') + 1);
};

/** A row cut and filled to the width of the headers: what stands beside them belongs to no column. */
const fitted = (row: SheetRow, width: number): SheetRow => ({
  row: row.row,
  cells: Array.from({ length: width }, (_, column) => row.cells[column] ?? null),
});

const isUsed = (row: SheetRow): boolean => row.cells.some((cell) => cell !== null);

/** Rows of any source (each with a value at least) → a {@link Sheet}, or why it is none. */
export const buildSheet = (
  sheet_name: string,
  rows: SheetRow[],
  limits: SheetLimits,
  date1904 = false,
): ReadResult => {
  const header = findHeader(rows);
  if (!header)
    return {
      ok: false,
      fault: nothingInside('El archivo no tiene encabezados en la primera fila de la primera hoja'),
    };
  const columns = readColumns(header.cells);
  if (columns.length > limits.max_columns) return { ok: false, fault: tooManyColumns(limits) };
  if (columns.some((column) => FORBIDDEN_HEADERS.has(column.toLowerCase()))) {
    return { ok: false, fault: cannotRead('tiene un encabezado no permitido') };
  }
  const data = rows
    .filter((row) => row.row > header.row)
    .map((row) => fitted(row, columns.length))
    .filter(isUsed);
  if (data.length > limits.max_rows) return { ok: false, fault: tooManyRows(limits) };
  if (data.length === 0)
    return { ok: false, fault: nothingInside('El archivo tiene encabezados pero ninguna fila con datos') };
  return { ok: true, sheet: { sheet_name, columns, header_row: header.row, rows: data, date1904 } };
};
