import { contentTooLarge } from './faults.ts';
import type { ReadResult, Sheet, SheetLimits, SheetRow } from './types.ts';

/** What the reading process is asked, as its one argument; the file itself comes on its standard input. */
export interface ReadRequest {
  format: 'xlsx' | 'csv';
  limits: SheetLimits;
}

/** Last line of a whole answer: without it the process died while writing. */
const END = '{"end":true}';

/** One value on one line: JSON leaves two Unicode line separators bare, at which a reader of lines would cut. */
const toLine = (value: unknown): string =>
  JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');

/**
 * A result as lines of JSON: first the sheet without its rows (or the fault), then one line a row, then an end mark.
 * Line by line, because a shared string of 2,000 characters in every cell would grow past any memory as one text.
 * Stops with a fault when `max_result_bytes` is passed.
 */
export function* encodeResult(result: ReadResult, limits: SheetLimits): Generator<string> {
  if (!result.ok) {
    yield toLine(result);
    yield END;
    return;
  }
  const { rows, ...head } = result.sheet;
  yield toLine({ ok: true, sheet: head });
  let written = 0;
  for (const row of rows) {
    const line = toLine(row);
    written += line.length;
    if (written > limits.max_result_bytes) {
      yield toLine({ ok: false, fault: contentTooLarge() });
      break;
    }
    yield line;
  }
  yield END;
}

type Refusal = Extract<ReadResult, { ok: false }>;
type Head = { ok: true; sheet: Omit<Sheet, 'rows'> } | Refusal;

/**
 * The lines of {@link encodeResult}, as they arrive, → the result. Null when the answer is cut: the process ran out
 * of memory or was killed.
 */
export const decodeResult = async (lines: AsyncIterable<string>): Promise<ReadResult | null> => {
  let result: ReadResult | null = null;
  for await (const line of lines) {
    if (line === END) return result;
    const parsed = JSON.parse(line) as Head | SheetRow;
    if (!('ok' in parsed)) {
      if (result?.ok) result.sheet.rows.push(parsed);
    } else {
      result = parsed.ok ? { ok: true, sheet: { ...parsed.sheet, rows: [] } } : parsed;
    }
  }
  return null;
};
