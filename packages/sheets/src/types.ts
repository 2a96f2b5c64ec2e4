/**
 * One cell as it was stored, never as it was shown: Excel's formatted text is not kept, because it turns 1234.56
 * into "1,234.56" and a phone into "5.69921E+11". A CSV has text cells only.
 */
export type Cell =
  | { t: 'text'; v: string }
  | { t: 'number'; v: number }
  /** `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM:SS` when the cell carries a time of day. A calendar date without a zone. */
  | { t: 'date'; v: string }
  | { t: 'boolean'; v: boolean }
  /** A formula: its stored result may be stale or absent, so it is not offered. */
  | { t: 'formula' }
  /** Excel's own error (`#N/A`) or a cell that breaks a limit. */
  | { t: 'error'; v: string };

/** One row that holds at least one value. `cells[i]` belongs to `columns[i]`. */
export interface SheetRow {
  /** Row number as Excel shows it, from 1. */
  row: number;
  cells: (Cell | null)[];
}

/** The first sheet of a workbook, or a CSV. */
export interface Sheet {
  sheet_name: string;
  /** Header texts as found, in order; '' where a column has none. */
  columns: string[];
  /** Excel row of the headers: 1, or lower down when a title or blank rows stand above them. */
  header_row: number;
  /** Rows under the header; empty ones are left out. */
  rows: SheetRow[];
  /** True for workbooks that count days from 1904 (old Macs): needed to read a date typed as a bare number. */
  date1904?: boolean;
}

/** Why a file was refused. `message` is Spanish and says what to do; it never quotes a cell. */
export interface ReadFault {
  code: 'unsupported_media_type' | 'too_large' | 'too_many_rows' | 'unreadable' | 'empty' | 'encrypted';
  /** The HTTP status of the refusal: 400 wrong extension, 413 too large, 415 other content, 422 the rest. */
  status: 400 | 413 | 415 | 422;
  message: string;
}

/** What `readSheet` gives back: it never throws for a bad file. */
export type ReadResult = { ok: true; sheet: Sheet } | { ok: false; fault: ReadFault };

/** Bounds on what a file may cost. Every one is enforced before the cost arises. */
export interface SheetLimits {
  /** Bytes of the file as uploaded. */
  max_bytes: number;
  /** Rows under the header. */
  max_rows: number;
  max_columns: number;
  max_cell_chars: number;
  /** Files inside the .xlsx (it is a zip). */
  max_entries: number;
  /** Bytes of all those files together once inflated. */
  max_inflated_bytes: number;
  /** Inflated over compressed size that one such file above 1 MB may reach. */
  max_ratio: number;
  /** Bytes of text that the reading process may hand back. */
  max_result_bytes: number;
  /** Memory of the reading process, in MB of JavaScript heap. */
  memory_mb: number;
}

/** One sheet to write: strings stay strings, numbers stay numbers, a `Date` is written as its UTC calendar day. */
export interface WorkbookSheet {
  name: string;
  columns: string[];
  rows: (string | number | Date | null)[][];
}
