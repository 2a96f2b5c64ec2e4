import { inflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { cannotRead, contentTooLarge, wrongContent } from './faults.ts';
import { findParts } from './first-worksheet.ts';
import type { ReadFault, SheetLimits } from './types.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';

const WORKBOOK = /^xl\/workbook\d*\.xml$/i;
const LOCAL_HEADER = 0x04034b50;
const LOCAL_BYTES = 30;

/** Carries a refusal out of the steps below. */
class Refused extends Error {
  readonly fault: ReadFault;
  constructor(fault: ReadFault) {
    super(fault.message);
    this.fault = fault;
  }
}

const isBombError = (error: unknown): boolean => (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';

const packedBytes = (file: Uint8Array, entry: ZipEntry): Uint8Array | null => {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (entry.at + LOCAL_BYTES > file.length || view.getUint32(entry.at, true) !== LOCAL_HEADER) return null;
  const from =
    entry.at + LOCAL_BYTES + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  return from + entry.packed_bytes > file.length ? null : file.subarray(from, from + entry.packed_bytes);
};

/** The entry's bytes, never more than the directory announced: the announced sum was checked against the limit. */
const inflate = (file: Uint8Array, entry: ZipEntry): Uint8Array => {
  const packed = packedBytes(file, entry);
  if (!packed) throw new Refused(cannotRead('está dañado'));
  if (entry.method === 0) return packed;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.inflated_bytes) });
  } catch (error) {
    throw new Refused(isBombError(error) ? contentTooLarge() : cannotRead('está dañado'));
  }
};

const isNestedZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** A workbook reduced to its first visible sheet. */
export interface UnpackedWorkbook {
  /** A zip of the needed parts, stored uncompressed. */
  zip: Uint8Array;
  /** Place of the sheet in the workbook. */
  sheet_index: number;
  sheet_xml: Uint8Array;
}

/** Gives the bytes of a part by name (case does not matter), null when there is none. Throws {@link Refused}. */
const opener =
  (file: Uint8Array, entries: ZipEntry[]) =>
  (name: string | null): Uint8Array | null => {
    const entry =
      name === null ? undefined : entries.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (!entry) return null;
    const bytes = inflate(file, entry);
    if (isNestedZip(bytes)) throw new Refused(cannotRead('contiene otro archivo comprimido'));
    return bytes;
  };

const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const CONTENT_TYPES = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${CONTENT}.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/></Types>`;
const EMPTY_PART: Record<'sst' | 'styleSheet', Uint8Array> = {
  sst: new TextEncoder().encode('<sst/>'),
  styleSheet: new TextEncoder().encode('<styleSheet/>'),
};

const unpack = (file: Uint8Array, limits: SheetLimits): UnpackedWorkbook => {
  const directory = readZipDirectory(file, limits);
  if (!directory.ok) throw new Refused(directory.fault);
  const open = opener(file, directory.entries);
  const book_name = directory.entries.find((entry) => WORKBOOK.test(entry.name))?.name;
  const book = open(book_name ?? null);
  if (!book_name || !book) throw new Refused(wrongContent('no es un libro de Excel .xlsx'));
  const relations = open(book_name.replace(/([^/]+)$/, '_rels/$1.rels')) ?? new Uint8Array();
  const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  const parts = findParts(decode(book), decode(relations));
  const sheet_xml = open(parts?.sheet ?? null);
  if (!parts || !sheet_xml) throw new Refused(cannotRead('no tiene hojas'));
  const content: Record<string, Uint8Array> = {
    '[Content_Types].xml': new TextEncoder().encode(CONTENT_TYPES),
    'xl/workbook.xml': book,
    'xl/sharedStrings.xml': open(parts.strings) ?? EMPTY_PART.sst,
    'xl/styles.xml': open(parts.styles) ?? EMPTY_PART.styleSheet,
    // The name under which the library looks for a sheet without relations.
    [`xl/worksheets/sheet${parts.index + 1}.xml`]: sheet_xml,
  };
  return { zip: zipSync(content, { level: 0 }), sheet_index: parts.index, sheet_xml };
};

/**
 * Reduces a workbook to the parts that its first sheet needs, inflated under a hard count of bytes and packed again,
 * uncompressed and under plain names. The Excel library then reads exactly what was counted here, whatever the original's local
 * headers say, and never meets comments, links or drawings.
 */
export const unpackWorkbook = (
  file: Uint8Array,
  limits: SheetLimits,
): { ok: true; workbook: UnpackedWorkbook } | { ok: false; fault: ReadFault } => {
  try {
    return { ok: true, workbook: unpack(file, limits) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, fault: error.fault };
    throw error;
  }
};
