import type { WrittenCell } from './sheet-xml.ts';

/** chile: what Excel in Chile opens by a double click (`;`, decimal comma, BOM) · rfc4180: what programs read. */
export type CsvDialect = 'chile' | 'rfc4180';

const BOM = '\ufeff';
const LINE_END = '\r\n';

/** Characters that are not seen and would hide the first that counts. */
const UNSEEN = /^[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]*/u;
const FORMULA = /^[=+\-@\uff1d\uff0b\uff0d\uff20]/u;
const BREAKS = /^[\ufeff\u200b]*[\t\r\n]/u;
const NUL = /\0/g;

/** Text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, "CSV injection"). */
export const harmless = (text: string): string =>
  FORMULA.test(text.replace(UNSEEN, '')) || BREAKS.test(text) ? `'${text}` : text;

const quoted = (text: string): string => `"${harmless(text.replace(NUL, '')).replaceAll('"', '""')}"`;

const numberText = (value: number, dialect: CsvDialect): string => {
  if (!Number.isFinite(value)) return '';
  return dialect === 'chile' ? String(value).replace('.', ',') : String(value);
};

const dayText = (date: Date, dialect: CsvDialect): string => {
  const iso = date.toISOString().slice(0, 10);
  return dialect === 'chile' ? iso.split('-').reverse().join('-') : iso;
};

const cellText = (value: WrittenCell, dialect: CsvDialect): string => {
  if (value === null || value === '') return '';
  if (typeof value === 'number') return numberText(value, dialect);
  return typeof value === 'string' ? quoted(value) : dayText(value, dialect);
};

/** What a file of a dialect begins with. */
export const csvStart = (dialect: CsvDialect): string => (dialect === 'chile' ? BOM : '');

/** One line of a CSV. Text is quoted and never a formula; numbers stay numbers; a `Date` becomes its UTC day. */
export const csvLine = (cells: readonly WrittenCell[], dialect: CsvDialect): string =>
  cells.map((value) => cellText(value, dialect)).join(dialect === 'chile' ? ';' : ',') + LINE_END;
