import type { ErrorCode } from '@timbre/kernel';
import { parseDate } from '../import/dates.ts';

/** What a use case was given, by name; null and [] say nothing. */
export type Config = Record<string, string | number | string[] | null>;
export type Fields = Readonly<Record<string, string | undefined>>;
/** Tells a fault of the form. Faults of a use case's own fields are 400 unless told otherwise (contract A1). */
export type Note = (path: string, message: string, code?: ErrorCode) => void;

const MAX_TEXT = 2_000;

const given = (fields: Fields, name: string): string | null => {
  const text = (fields[name] ?? '').trim();
  return text === '' ? null : text;
};

/** A text of at most 2,000 characters. */
export const readText = (
  note: Note,
  fields: Fields,
  name: string,
  fallback: string | null,
): string | null => {
  const text = given(fields, name);
  if (text !== null && text.length > MAX_TEXT) note(name, `debe tener ${MAX_TEXT} caracteres o menos`);
  return text ?? fallback;
};

/** Values apart by `|` or by commas. */
export const readList = (fields: Fields, name: string, fallback: string[]): string[] => {
  const text = given(fields, name);
  if (text === null) return fallback;
  return text
    .split(/[|,]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
};

/** A number between two bounds, both included. */
export const readNumber = (
  note: Note,
  fields: Fields,
  name: string,
  min: number,
  max: number,
  fallback: number | null,
): number | null => {
  const text = given(fields, name);
  if (text === null) return fallback;
  const value = Number(text);
  if (/^-?\d+(\.\d+)?$/.test(text) && value >= min && value <= max) return value;
  note(name, `debe ser un número entre ${min} y ${max}`);
  return fallback;
};

/** One of a few words. */
export const readOneOf = (
  note: Note,
  fields: Fields,
  name: string,
  choices: readonly string[],
  fallback: string | null,
): string | null => {
  const text = given(fields, name);
  if (text === null || choices.includes(text)) return text ?? fallback;
  note(name, `debe ser uno de: ${choices.join(', ')}`);
  return fallback;
};

/** A day, as files write it: `YYYY-MM-DD` comes out. */
export const readDate = (note: Note, fields: Fields, name: string): string | null => {
  const text = given(fields, name);
  if (text === null) return null;
  const parsed = parseDate({ t: 'text', v: text });
  if (!('fault' in parsed)) return parsed.value;
  note(name, parsed.fault.reason);
  return null;
};
