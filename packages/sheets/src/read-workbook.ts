import * as XLSX from 'xlsx';
import { buildSheet } from './build-sheet.ts';
import { serialToIso } from './excel-dates.ts';
import { cannotRead, tooManyRows } from './faults.ts';
import { lastRowWithValue } from './first-worksheet.ts';
import { HEADER_SEARCH_ROWS } from './limits.ts';
import { textCell } from './text-cell.ts';
import type { Cell, ReadResult, SheetLimits, SheetRow } from './types.ts';
import { unpackWorkbook, type UnpackedWorkbook } from './unpack-workbook.ts';

/** Excel's error codes, as BIFF numbers them. */
const ERROR_TEXTS: Record<number, string> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
};

interface Book {
  limits: SheetLimits;
  date1904: boolean;
  /** Number format → whether it shows a date; a workbook has few formats and many cells. */
  date_formats: Map<string, boolean>;
}

const showsDate = (book: Book, format: unknown): boolean => {
  if (typeof format !== 'string') return false;
  let known = book.date_formats.get(format);
  if (known === undefined) book.date_formats.set(format, (known = XLSX.SSF.is_date(format) === true));
  return known;
};

const numberCell = (book: Book, value: number, format: unknown): Cell | null => {
  if (!Number.isFinite(value)) return { t: 'error', v: 'número ilegible' };
  const date = showsDate(book, format) ? serialToIso(value, book.date1904) : null;
  return date === null ? { t: 'number', v: value } : { t: 'date', v: date };
};

/** One cell of the library → ours, from type and stored value only. */
const toCell = (book: Book, cell: XLSX.CellObject | undefined): Cell | null => {
  if (!cell) return null;
  if (cell.f !== undefined || cell.F !== undefined) return { t: 'formula' };
  if (cell.t === 's') return textCell(String(cell.v), book.limits);
  if (cell.t === 'n') return numberCell(book, Number(cell.v), cell.z);
  if (cell.t === 'b') return { t: 'boolean', v: cell.v === true };
  return cell.t === 'e' ? { t: 'error', v: ERROR_TEXTS[Number(cell.v)] ?? '#ERROR!' } : null;
};

const toRow = (book: Book, line: XLSX.CellObject[] | undefined, at: number): SheetRow => ({
  row: at + 1,
  cells: Array.from({ length: Math.min(line?.length ?? 0, book.limits.max_columns + 1) }, (_, c) =>
    toCell(book, line?.[c]),
  ),
});

/** How many rows the library is told to read: all that can be accepted and one more, whatever the sheet claims. */
const rowsToRead = (limits: SheetLimits): number => limits.max_rows + HEADER_SEARCH_ROWS + 1;

const parse = (unpacked: UnpackedWorkbook, limits: SheetLimits): XLSX.WorkBook =>
  XLSX.read(unpacked.zip, {
    type: 'array',
    dense: true,
    sheets: unpacked.sheet_index,
    sheetRows: rowsToRead(limits),
    nodim: true,
    raw: true,
    cellText: false,
    cellNF: true,
    // Formulas are read only to be told apart from values; stubs keep those without a stored result.
    cellFormula: true,
    sheetStubs: true,
    cellHTML: false,
    cellStyles: false,
    bookVBA: false,
    bookDeps: false,
  });

/**
 * The first sheet of an .xlsx. To be called in the reading process only: it may take all the memory and time that
 * the process is allowed. `file` is checked and unpacked under `limits` before the library sees it.
 */
export const readWorkbook = (file: Uint8Array, limits: SheetLimits): ReadResult => {
  const unpacked = unpackWorkbook(file, limits);
  if (!unpacked.ok) return unpacked;
  if (lastRowWithValue(unpacked.workbook.sheet_xml) > rowsToRead(limits))
    return { ok: false, fault: tooManyRows(limits) };
  let workbook: XLSX.WorkBook;
  try {
    workbook = parse(unpacked.workbook, limits);
  } catch {
    return { ok: false, fault: cannotRead('su contenido no es el de un libro de Excel') };
  }
  const sheet_name = workbook.SheetNames[unpacked.workbook.sheet_index];
  const sheet = sheet_name === undefined ? undefined : workbook.Sheets[sheet_name];
  if (sheet_name === undefined || !sheet) return { ok: false, fault: cannotRead('no tiene hojas') };
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const book: Book = { limits, date1904, date_formats: new Map() };
  const lines = (sheet['!data'] ?? []) as (XLSX.CellObject[] | undefined)[];
  const rows = lines
    .map((line, at) => toRow(book, line, at))
    .filter((row) => row.cells.some((cell) => cell !== null));
  return buildSheet(sheet_name, rows, limits, date1904);
};
