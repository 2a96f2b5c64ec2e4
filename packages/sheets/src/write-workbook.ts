import * as XLSX from 'xlsx';
import { dayToSerial } from './excel-dates.ts';
import type { WorkbookSheet } from './types.ts';

/** Excel's own bounds on the text of a cell and on the name of a sheet. */
const MAX_TEXT = 32_767;
const MAX_SHEET_NAME = 31;

/** A typed cell, so that text is never taken for a formula and a phone never for a number. */
const toCell = (value: string | number | Date | null): XLSX.CellObject | null => {
  if (value === null || value === '') return null;
  if (typeof value === 'string') return { t: 's', v: value.slice(0, MAX_TEXT) };
  if (typeof value === 'number') return Number.isFinite(value) ? { t: 'n', v: value } : null;
  return { t: 'n', v: dayToSerial(value), z: 'dd-mm-yyyy' };
};

/** A name that Excel takes for a sheet. */
export const sheetName = (name: string): string =>
  name.replace(/[[\]:*?/\\]/g, ' ').slice(0, MAX_SHEET_NAME) || 'Hoja';

const toWorksheet = (sheet: WorkbookSheet): XLSX.WorkSheet => {
  const worksheet: XLSX.WorkSheet = {};
  const lines = [sheet.columns, ...sheet.rows];
  lines.forEach((line, row) =>
    line.forEach((value, column) => {
      const cell = toCell(value);
      if (cell) worksheet[XLSX.utils.encode_cell({ r: row, c: column })] = cell;
    }),
  );
  const width = Math.max(1, ...lines.map((line) => line.length));
  worksheet['!ref'] = XLSX.utils.encode_range({
    s: { r: 0, c: 0 },
    e: { r: lines.length - 1, c: width - 1 },
  });
  worksheet['!cols'] = sheet.columns.map((column) => ({ wch: Math.max(12, column.length + 2) }));
  return worksheet;
};

/**
 * An .xlsx with the given sheets, headers in row 1. Text stays text whatever it begins with (no formula, no link),
 * numbers stay numbers, a `Date` becomes its UTC day shown as dd-mm-yyyy, null and '' leave the cell empty. Text
 * past Excel's 32,767 characters is cut. Throws a plain `Error` when two sheets have one name or there is no sheet.
 */
export const writeWorkbook = (sheets: WorkbookSheet[]): Uint8Array => {
  const book = XLSX.utils.book_new();
  for (const sheet of sheets) XLSX.utils.book_append_sheet(book, toWorksheet(sheet), sheetName(sheet.name));
  return new Uint8Array(
    XLSX.write(book, { type: 'array', bookType: 'xlsx', bookSST: true, compression: true }) as ArrayBuffer,
  );
};
