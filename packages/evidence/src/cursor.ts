import { invalidInput } from '@timbre/kernel';

/** Parts of a place in a list as one opaque word. */
export const toCursor = (...parts: (string | number)[]): string =>
  Buffer.from(parts.join(' ')).toString('base64url');

/** The parts of a cursor that fits `form`. Throws 422 for one that the list never gave. */
export const fromCursor = (cursor: string, form: RegExp): string[] => {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!form.test(text)) throw invalidInput([{ path: 'cursor', message: 'no es un cursor de esta lista' }]);
  return text.split(' ');
};
