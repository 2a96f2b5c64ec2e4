/** A document of the earlier system as it is: any field may be missing, or of another kind than it should be. */
export type Legacy = Readonly<Record<string, unknown>>;

/** A nested object; empty for anything else. */
export const object = (value: unknown): Legacy =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Legacy) : {};

/** A list; empty for anything else. */
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Text without the blanks around it; a number as its digits (`12345678.0` was stored as a float). Null: nothing there. */
export const text = (value: unknown): string | null => {
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return null;
};

/** A finite number, also one that was stored as text or as a decimal of the database. */
export const number = (value: unknown): number | null => {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  const written = typeof value === 'string' ? value : decimalText(value);
  return written !== null && /^\s*-?\d+(\.\d+)?\s*$/.test(written) ? Number(written) : null;
};

/** Decimals and long integers of the database are objects that know their digits. */
const decimalText = (value: unknown): string | null => {
  const kind = (value as { _bsontype?: unknown } | null | undefined)?._bsontype;
  return kind === 'Decimal128' || kind === 'Long' || kind === 'Double' || kind === 'Int32'
    ? String(value)
    : null;
};

/** True and false, also as the words that scripts wrote; null for anything else. */
export const flag = (value: unknown): boolean | null => {
  if (typeof value === 'boolean') return value;
  return value === 'true' || value === 1 ? true : value === 'false' || value === 0 ? false : null;
};

const NAIVE = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)?$/;
const ZONED = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})$/;

const [FIRST, LAST] = [Date.UTC(2000, 0, 1), Date.UTC(2100, 0, 1)];

const within = (ms: number): Date | null => (ms >= FIRST && ms < LAST ? new Date(ms) : null);

/** Python writes microseconds; three digits are as fine as a `Date` is. */
const isoOf = (written: string): string =>
  written.replace(' ', 'T').replace(/[.,](\d{1,3})\d*/, (_, digits: string) => `.${digits.padEnd(3, '0')}`);

/**
 * An instant. The earlier system wrote its dates without a zone and meant UTC (contract A1); texts with a zone keep
 * theirs, numbers are seconds or milliseconds since 1970. Null for what is no date of this century.
 */
export const moment = (value: unknown): Date | null => {
  if (value instanceof Date) return within(value.getTime());
  if (typeof value === 'number') return within(value < 1e11 ? value * 1_000 : value);
  if (typeof value !== 'string') return null;
  const written = value.trim();
  if (ZONED.test(written)) return within(Date.parse(isoOf(written).replace(/\s/g, '')));
  if (!NAIVE.test(written)) return null;
  return within(Date.parse(`${isoOf(written.length === 10 ? `${written} 00:00` : written)}Z`));
};

/** The id of a document as 24 hex digits, or as it was written. */
export const documentId = ({ _id }: Legacy): string => String(_id);

/** The id to keep for a document, where it is one that a document can have; else the database gives a new one. */
export const keptId = (document: Legacy): { _id?: object } => {
  const { _id } = document;
  const fits = typeof _id === 'object' && _id !== null && /^[0-9a-f]{24}$/i.test(documentId(document));
  return fits ? { _id } : {};
};

/** When a document was made, by the first four bytes of its id; null where the id does not tell. */
export const bornAt = (document: Legacy): Date | null => {
  const _id = documentId(document);
  return /^[0-9a-f]{24}$/i.test(_id) ? within(parseInt(_id.slice(0, 8), 16) * 1_000) : null;
};

/** An id as Timbre's addresses take it; null for anything else. */
export const usableId = (value: unknown): string | null => {
  const id = text(value);
  return id !== null && /^[\w.-]{1,100}$/.test(id) ? id : null;
};
