import { cannotRead, contentTooLarge, hasMacros, isEncrypted } from './faults.ts';
import type { ReadFault, SheetLimits } from './types.ts';

/** One file of a zip, as its central directory announces it. The directory can lie: inflating counts again. */
export interface ZipEntry {
  /** Name with forward slashes. */
  name: string;
  /** 0 stored, 8 deflated. */
  method: number;
  packed_bytes: number;
  inflated_bytes: number;
  /** Where its local header begins. */
  at: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const ZIP64_LOCATOR = 0x07064b50;
const CENTRAL_HEADER = 0x02014b50;
const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const MAX_COMMENT = 0xffff;
const ENCRYPTED_FLAG = 0x1;
/** Entries below this inflate to little whatever their ratio; a sheet of zeros easily passes 100. */
const RATIO_FLOOR_BYTES = 1024 * 1024;
const NESTED = /\.(zip|xlsx|xlsm|xlsb|docx|pptx|odt|ods|jar|7z|rar|gz|tgz|bz2|xz)$/i;

const viewOf = (file: Uint8Array): DataView => new DataView(file.buffer, file.byteOffset, file.byteLength);

const findEnd = (view: DataView): number | null => {
  const lowest = Math.max(0, view.byteLength - END_BYTES - MAX_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return null;
};

const nameFault = (name: string, seen: Set<string>): ReadFault | null => {
  if (name.startsWith('/') || /^[a-z]:/i.test(name)) return cannotRead('contiene rutas absolutas');
  if (name.split('/').includes('..')) return cannotRead('contiene rutas fuera del archivo');
  if (seen.has(name.toLowerCase())) return cannotRead('contiene partes repetidas');
  if (/(^|\/)vbaproject\.bin$/i.test(name)) return hasMacros();
  return NESTED.test(name) ? cannotRead('contiene otro archivo comprimido') : null;
};

const sizeFault = (entry: ZipEntry, limits: SheetLimits): ReadFault | null => {
  if (entry.inflated_bytes <= RATIO_FLOOR_BYTES) return null;
  return entry.inflated_bytes > entry.packed_bytes * limits.max_ratio ? contentTooLarge() : null;
};

/** Two entries over the same bytes let a small file inflate without end. */
const overlap = (entries: ZipEntry[]): boolean => {
  const ordered = [...entries].sort((a, b) => a.at - b.at);
  return ordered.some((entry, i) => {
    const next = ordered[i + 1];
    return next !== undefined && entry.at + LOCAL_BYTES + entry.packed_bytes > next.at;
  });
};

type Directory = { ok: true; entries: ZipEntry[] } | { ok: false; fault: ReadFault };
const refused = (fault: ReadFault): Directory => ({ ok: false, fault });

const readEntry = (view: DataView, at: number): { entry: ZipEntry; flags: number; next: number } | null => {
  if (at + CENTRAL_BYTES > view.byteLength || view.getUint32(at, true) !== CENTRAL_HEADER) return null;
  const name_end = at + CENTRAL_BYTES + view.getUint16(at + 28, true);
  if (name_end > view.byteLength) return null;
  const name = new TextDecoder().decode(
    new Uint8Array(view.buffer, view.byteOffset + at + CENTRAL_BYTES, name_end - at - CENTRAL_BYTES),
  );
  return {
    entry: {
      name: name.replaceAll('\\', '/'),
      method: view.getUint16(at + 10, true),
      packed_bytes: view.getUint32(at + 20, true),
      inflated_bytes: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    },
    flags: view.getUint16(at + 8, true),
    next: name_end + view.getUint16(at + 30, true) + view.getUint16(at + 32, true),
  };
};

const readEntries = (view: DataView, end: number, limits: SheetLimits): Directory => {
  const count = view.getUint16(end + 10, true);
  const entries: ZipEntry[] = [];
  const seen = new Set<string>();
  let at = view.getUint32(end + 16, true);
  let total = 0;
  for (let n = 0; n < count; n += 1) {
    const read = readEntry(view, at);
    if (!read) return refused(cannotRead('está dañado'));
    const { entry, flags, next } = read;
    if (flags & ENCRYPTED_FLAG) return refused(isEncrypted());
    if (entry.method !== 0 && entry.method !== 8)
      return refused(cannotRead('usa una compresión desconocida'));
    const fault = nameFault(entry.name, seen) ?? sizeFault(entry, limits);
    if (fault) return refused(fault);
    total += entry.inflated_bytes;
    if (total > limits.max_inflated_bytes) return refused(contentTooLarge());
    seen.add(entry.name.toLowerCase());
    entries.push(entry);
    at = next;
  }
  return overlap(entries) ? refused(cannotRead('sus partes se superponen')) : { ok: true, entries };
};

/**
 * Reads the central directory of a zip and refuses, before a byte is inflated: more than `max_entries` files, more
 * than `max_inflated_bytes` in all, a ratio above `max_ratio`, absolute, `..` or repeated names, macros, nested
 * archives, overlapping entries, zip64 (a workbook of 10 MB never needs it) and encryption.
 */
export const readZipDirectory = (file: Uint8Array, limits: SheetLimits): Directory => {
  if (file.length < END_BYTES) return refused(cannotRead('está incompleto'));
  const view = viewOf(file);
  const end = findEnd(view);
  if (end === null) return refused(cannotRead('está incompleto'));
  const zip64 = end >= 20 && view.getUint32(end - 20, true) === ZIP64_LOCATOR;
  const count = view.getUint16(end + 10, true);
  if (zip64 || count === 0xffff) return refused(cannotRead('usa el formato zip64'));
  if (count > limits.max_entries)
    return refused(
      cannotRead(`contiene ${count} partes, más de las ${limits.max_entries} que tiene una planilla`),
    );
  return readEntries(view, end, limits);
};
