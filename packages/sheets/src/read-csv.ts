import { CsvError, parse } from 'csv-parse/sync';
import { buildSheet } from './build-sheet.ts';
import { cannotRead, tooManyRows } from './faults.ts';
import { HEADER_SEARCH_ROWS } from './limits.ts';
import { textCell } from './text-cell.ts';
import type { ReadResult, SheetLimits, SheetRow } from './types.ts';

const DELIMITERS = [';', ',', '\t'] as const;
const MAX_RECORD_CHARS = 64 * 1024;
/** Excel's own first line that names the delimiter. */
const SEP_LINE = /^sep=(.)\r?\n/i;

/**
 * What Windows-1252 puts at 0x80–0x9f. Kept here because Node 20's own decoder of that name reads Latin-1, which has
 * control characters there: the euro sign and typographic quotes would be lost.
 */
const AT_0X80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const fromWindows1252 = (file: Uint8Array): string =>
  Buffer.from(file.buffer, file.byteOffset, file.byteLength)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (char) => AT_0X80[char.charCodeAt(0) - 0x80] ?? char);

/** UTF-8 (with or without mark) when the bytes are valid UTF-8, otherwise Windows-1252, which any bytes are. */
const decode = (file: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return fromWindows1252(file);
  }
};

const countOutsideQuotes = (line: string, delimiter: string): number =>
  line.replace(/"[^"]*"/g, '').split(delimiter).length - 1;

/** The delimiter that the top lines use most; a title line above the headers has none. */
const detectDelimiter = (text: string): string => {
  const lines = text.slice(0, MAX_RECORD_CHARS).split(/\r?\n|\r/, HEADER_SEARCH_ROWS);
  const counts = DELIMITERS.map((delimiter) =>
    lines.reduce((sum, line) => sum + countOutsideQuotes(line, delimiter), 0),
  );
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ';';
};

const OVERFLOW = 'rows_overflow';

/**
 * A CSV → a sheet whose cells are all text: nothing is guessed, so a RUT `1-9` stays no date and `012345678` keeps
 * its zero. Accepts `;`, `,` or tab, UTF-8 or Windows-1252. Blank lines count as rows, as they do in Excel.
 */
export const readCsv = (file: Uint8Array, limits: SheetLimits): ReadResult => {
  const text = decode(file);
  const sep = SEP_LINE.exec(text);
  const rows: SheetRow[] = [];
  let row = 0;
  const keep = (record: string[]): null => {
    row += 1;
    if (row === 1 && sep) return null;
    const cells = record.slice(0, limits.max_columns + 1).map((value) => textCell(value, limits));
    if (cells.some((cell) => cell !== null)) rows.push({ row, cells });
    if (rows.length > limits.max_rows + HEADER_SEARCH_ROWS) throw new Error(OVERFLOW);
    return null;
  };
  try {
    parse(text, {
      delimiter: sep?.[1] ?? detectDelimiter(text),
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: MAX_RECORD_CHARS,
      on_record: keep,
    });
  } catch (error) {
    if ((error as Error).message === OVERFLOW) return { ok: false, fault: tooManyRows(limits) };
    if (!(error instanceof CsvError)) throw error;
    return { ok: false, fault: cannotRead(`una comilla quedó sin cerrar cerca de la fila ${row + 1}`) };
  }
  return buildSheet('CSV', rows, limits);
};
