import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { dayToSerial } from './excel-dates.ts';
import { rowXml, SHEET_END, SHEET_START, workbookParts, type WrittenCell } from './sheet-xml.ts';
import { sheetName } from './write-workbook.ts';

/** A sheet whose rows come one by one, from a cursor or a generator: they are never all in memory. */
export interface StreamedSheet {
  name: string;
  columns: readonly string[];
  rows: Iterable<readonly WrittenCell[]> | AsyncIterable<readonly WrittenCell[]>;
}

const BATCH_CHARS = 128 * 1024;

/** Rows as pieces of worksheet XML, the headers first. */
async function* sheetPieces({ columns, rows }: StreamedSheet): AsyncGenerator<string> {
  let [number, text] = [1, SHEET_START + rowXml(columns, 1, dayToSerial)];
  for await (const row of rows) {
    number += 1;
    text += rowXml(row, number, dayToSerial);
    if (text.length < BATCH_CHARS) continue;
    yield text;
    text = '';
  }
  yield text + SHEET_END;
}

/**
 * An .xlsx like that of `writeWorkbook`, in pieces as they are ready: memory does not grow with the rows. Text stays
 * text whatever it begins with, numbers stay numbers, a `Date` becomes its UTC day. Other work gets its turn between
 * pieces. Rejects with what the rows throw.
 */
export async function* streamWorkbook(sheets: readonly StreamedSheet[]): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  for (const [name, text] of Object.entries(workbookParts(sheets.map((sheet) => sheetName(sheet.name))))) {
    const part = new ZipPassThrough(name);
    zip.add(part);
    part.push(strToU8(text), true);
  }
  for (const [index, sheet] of sheets.entries()) {
    const part = new ZipDeflate(`xl/worksheets/sheet${index + 1}.xml`, { level: 6 });
    zip.add(part);
    for await (const piece of sheetPieces(sheet)) {
      part.push(strToU8(piece));
      yield* ready.splice(0);
      await new Promise((resolve) => setImmediate(resolve));
    }
    part.push(new Uint8Array(), true);
  }
  zip.end();
  yield* ready.splice(0);
}
