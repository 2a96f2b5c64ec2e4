import { AppError, type ErrorCode, type FieldFault } from '@timbre/kernel';

/** One thing wrong with a form. Faults that contract A1 quotes answer with a code and a sentence of their own. */
export interface Problem extends FieldFault {
  code: ErrorCode;
}

/** Tells a fault of the form; 422 unless a code is given. */
export type Note = (path: string, message: string, code?: ErrorCode) => void;

/** The text of a field; null for one that is missing or blank. */
export const given = (text: string | undefined): string | null =>
  text === undefined || text.trim() === '' ? null : text.trim();

/** `true`, `false`, `1` or `0`; false when it is missing. */
export const readFlag = (note: Note, path: string, text: string | undefined): boolean => {
  const value = given(text)?.toLowerCase() ?? 'false';
  if (!['true', 'false', '1', '0'].includes(value)) note(path, 'debe ser true o false');
  return value === 'true' || value === '1';
};

/** A whole number between two bounds, both included; null when it is missing. */
export const readWhole = (
  note: Note,
  path: string,
  text: string | undefined,
  min: number,
  max: number,
): number | null => {
  const value = given(text);
  if (value === null) return null;
  const number = Number(value);
  if (/^\d{1,6}$/.test(value) && number >= min && number <= max) return number;
  note(path, `debe ser un entero entre ${min} y ${max}`);
  return null;
};

/** One of a few words; what is none of them goes to `refuse`. */
export const readChoice = <V extends string>(
  choices: readonly V[],
  text: string | undefined,
  fallback: V,
  refuse: (value: string) => void,
): V => {
  const value = given(text);
  const choice = value === null ? fallback : choices.find((one) => one === value);
  if (choice === undefined) refuse(value ?? '');
  return choice ?? fallback;
};

/**
 * Every problem of a form as one error: 422, or the code of the first problem that has one of its own, with its
 * sentence when it is the only one.
 */
export const refusal = (problems: readonly Problem[]): AppError => {
  const first = problems.find(({ code }) => code !== 'invalid_input');
  const errors = problems.map(({ path, message }) => ({ path, message }));
  const detail = errors
    .map(({ path, message }) => (message.startsWith(path) ? message : `${path}: ${message}`))
    .join('; ');
  return new AppError(
    first?.code ?? 'invalid_input',
    first === undefined || problems.length > 1 ? detail : first.message,
    { errors },
  );
};
