import { checkUpload, formatOf } from './check-upload.ts';
import { wrongExtension } from './faults.ts';
import { DEFAULT_LIMITS, DEFAULT_TIME_LIMIT_MS, MAX_READERS } from './limits.ts';
import { runReader } from './run-reader.ts';
import { takeTurns } from './take-turns.ts';
import type { ReadResult, SheetLimits } from './types.ts';
import { readZipDirectory } from './zip-directory.ts';

export interface ReadSheetOptions {
  /** Name as uploaded; only its extension matters. */
  file_name: string;
  limits?: Partial<SheetLimits>;
  /** Milliseconds before the reading process is killed; 20,000 when not given. Waiting for a turn does not count. */
  time_limit_ms?: number;
}

const inTurn = takeTurns(MAX_READERS);

/**
 * Reads the first visible sheet of an .xlsx, or a CSV, in a process of its own that is killed at the time limit and
 * whose memory is bounded; at most two run at once, the rest wait. The caller itself only looks at the first bytes
 * and at a zip's directory, so bombs are refused at once. A bad file is a `fault`, never an exception.
 */
export const readSheet = async (file: Uint8Array, options: ReadSheetOptions): Promise<ReadResult> => {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const fault = checkUpload(options.file_name, file, file.length, limits);
  if (fault) return { ok: false, fault };
  const format = formatOf(options.file_name);
  if (format === null) return { ok: false, fault: wrongExtension() };
  if (format === 'xlsx') {
    const directory = readZipDirectory(file, limits);
    if (!directory.ok) return directory;
  }
  return inTurn(() => runReader(file, { format, limits }, options.time_limit_ms ?? DEFAULT_TIME_LIMIT_MS));
};
