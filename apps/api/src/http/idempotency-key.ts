import { invalidInput } from '@timbre/kernel';

const HEADER = 'Idempotency-Key';
const FORM = /^[\x21-\x7e]{1,255}$/;

/** The key that makes a repetition of this request harmless, if the client sent one. Throws 422 for a wrong form. */
export const idempotencyKey = (header: (name: string) => string | undefined): string | undefined => {
  const key = header(HEADER);
  if (key === undefined || FORM.test(key)) return key;
  throw invalidInput([
    { path: HEADER, message: 'debe tener entre 1 y 255 caracteres visibles, sin espacios' },
  ]);
};
