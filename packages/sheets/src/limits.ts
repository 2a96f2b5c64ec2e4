import type { SheetLimits } from './types.ts';

const MB = 1024 * 1024;

/** What an upload may cost at most: 10 MB, 50,000 rows, 60 columns; see each field of {@link SheetLimits}. */
export const DEFAULT_LIMITS: SheetLimits = {
  max_bytes: 10 * MB,
  max_rows: 50_000,
  max_columns: 60,
  max_cell_chars: 2_000,
  max_entries: 200,
  max_inflated_bytes: 100 * MB,
  max_ratio: 100,
  max_result_bytes: 160 * MB,
  memory_mb: 256,
};

/** A reading process that is not done after this many milliseconds is killed. */
export const DEFAULT_TIME_LIMIT_MS = 20_000;

/** Reading processes alive at the same time in one caller; further files wait their turn. */
export const MAX_READERS = 2;

/** Headers are looked for in this many rows from the top: titles and logos often stand above them. */
export const HEADER_SEARCH_ROWS = 10;
