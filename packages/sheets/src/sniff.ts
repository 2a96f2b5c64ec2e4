/** What the first bytes say that a file is. `cfb` is the container of .xls and of encrypted .xlsx. */
export type ContentKind = 'zip' | 'cfb' | 'pdf' | 'markup' | 'utf16' | 'binary' | 'text' | 'nothing';

/** Only this much is looked at: enough to tell text from anything else. */
const LOOK_AT = 64 * 1024;

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte);

const afterBomAndBlanks = (bytes: Uint8Array): number => {
  let at = startsWith(bytes, [0xef, 0xbb, 0xbf]) ? 3 : 0;
  while (at < bytes.length && (bytes[at] === 0x20 || (bytes[at]! >= 0x09 && bytes[at]! <= 0x0d))) at += 1;
  return at;
};

/** Control bytes that no list of contacts has; tab, line ends, form feed and the old end-of-file mark may stand. */
const isControl = (byte: number): boolean => byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1a);

/** Tells the kind of a file from its first bytes; the name plays no part. */
export const sniff = (head: Uint8Array): ContentKind => {
  const bytes = head.subarray(0, LOOK_AT);
  if (bytes.length === 0) return 'nothing';
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return 'zip';
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return 'cfb';
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) return 'pdf';
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) return 'utf16';
  if (bytes.some(isControl)) return 'binary';
  const first = afterBomAndBlanks(bytes);
  if (first === bytes.length) return 'nothing';
  return bytes[first] === 0x3c ? 'markup' : 'text';
};

const ENCRYPTED_STREAM = Buffer.from('EncryptedPackage', 'utf16le');

/**
 * Whether a `cfb` container holds an encrypted workbook rather than an old .xls: its directory names a stream
 * `EncryptedPackage`. Null when `head` ends before the directory, so that the whole file has to decide.
 */
export const isEncryptedContainer = (head: Uint8Array): boolean | null => {
  if (Buffer.from(head.buffer, head.byteOffset, head.byteLength).includes(ENCRYPTED_STREAM)) return true;
  if (head.length < 52) return false;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const sector_bytes = 2 ** Math.min(view.getUint16(30, true), 12);
  const directory_end = (view.getUint32(48, true) + 2) * sector_bytes;
  return directory_end > head.length ? null : false;
};
