import {
  cannotRead,
  fileTooLarge,
  isEncrypted,
  nothingInside,
  wrongContent,
  wrongExtension,
} from './faults.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { isEncryptedContainer, sniff, type ContentKind } from './sniff.ts';
import type { ReadFault, SheetLimits } from './types.ts';

/** The two formats that are read. */
export type FileFormat = 'xlsx' | 'csv';

/** The format that a file name announces; null for every other extension. */
export const formatOf = (file_name: string): FileFormat | null => {
  const name = file_name.trim().toLowerCase();
  if (name.endsWith('.xlsx')) return 'xlsx';
  return name.endsWith('.csv') ? 'csv' : null;
};

const NAMES: Record<Exclude<ContentKind, 'nothing'>, string> = {
  zip: 'es un archivo comprimido o un libro de Excel',
  cfb: 'es un Excel antiguo (.xls)',
  pdf: 'es un PDF',
  markup: 'es una página web o XML',
  utf16: 'es texto Unicode (UTF-16); guárdelo como CSV UTF-8',
  binary: 'no es una planilla',
  text: 'es texto',
};

const cfbFault = (head: Uint8Array, size: number): ReadFault | null => {
  const encrypted = isEncryptedContainer(head);
  if (encrypted) return isEncrypted();
  if (encrypted === null && head.length < size) return null;
  return encrypted === null ? cannotRead('está dañado') : wrongContent(NAMES.cfb);
};

/**
 * The cheap refusals, for the API before it stores an upload: extension (400), size (413), content that does not
 * match (415), password (422). `head` is the first bytes of the file, 8 KB or more; `size` is that of the whole
 * file. Null means that the file may be stored, not that it can be read: {@link readSheet} decides that.
 */
export const checkUpload = (
  file_name: string,
  head: Uint8Array,
  size: number,
  limits: SheetLimits = DEFAULT_LIMITS,
): ReadFault | null => {
  const format = formatOf(file_name);
  if (format === null) return wrongExtension();
  if (size > limits.max_bytes) return fileTooLarge(limits);
  const kind = sniff(head);
  if (kind === 'nothing') return nothingInside('El archivo está vacío');
  if (format === 'csv') return kind === 'text' ? null : wrongContent(NAMES[kind]);
  if (kind === 'zip') return null;
  return kind === 'cfb' ? cfbFault(head, size) : wrongContent(NAMES[kind]);
};
