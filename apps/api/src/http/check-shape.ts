import { invalidInput } from '@timbre/kernel';

const MAX_DEPTH = 20;
const FORBIDDEN_KEY = /^(?:__proto__|constructor|prototype)$|^\$|[.\0\p{Cs}]/u;
/** NUL ends a text in half of the programs that read it; a lone surrogate is no character and cannot be stored. */
const NO_TEXT = /[\0\p{Cs}]/u;

/** True for anything but text that is no text. */
export const isText = (value: unknown): boolean => typeof value !== 'string' || !NO_TEXT.test(value);

/**
 * Refuses what no schema should ever see: deep nesting, operator keys, keys that reach into prototypes, and text that
 * is no text. Throws 422 at the first.
 */
export const checkShape = (value: unknown, path = '', depth = 0): void => {
  if (depth > MAX_DEPTH) throw invalidInput([{ path, message: `tiene más de ${MAX_DEPTH} niveles` }]);
  if (!isText(value)) throw invalidInput([{ path, message: 'tiene caracteres que no son texto' }]);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const at = path === '' ? key : `${path}.${key}`;
    if (!Array.isArray(value) && FORBIDDEN_KEY.test(key))
      throw invalidInput([{ path: at, message: 'no se admite' }]);
    checkShape(inner, at, depth + 1);
  }
};
