import { hash, verify } from '@node-rs/argon2';
import { invalidInput, newToken } from '@timbre/kernel';

/** argon2id with 19 MiB, two passes, one lane (security.md C1): about 31 ms here. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const GENERATED_BYTES = 15;
const LEAST_DIFFERENT = 5;

/** The hash to store for a password. */
export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** True when `password` is the one behind `stored`. */
export const isPassword = (stored: string, password: string): Promise<boolean> => verify(stored, password);

/** A random password of 20 characters, to be shown once. */
export const generatePassword = (): string => newToken(GENERATED_BYTES);

/**
 * Throws 422 at `path` for a password that is its own e-mail address or hardly anything. Its length is for the
 * schema to say.
 */
export const checkPassword = (password: string, email: string, path: string): void => {
  const given = password.toLowerCase();
  const fault = (message: string) => invalidInput([{ path, message }]);
  if (given === email || given === email.split('@')[0]) throw fault('no puede ser el correo');
  if (new Set(given).size < LEAST_DIFFERENT) throw fault('debe tener más caracteres distintos');
};
