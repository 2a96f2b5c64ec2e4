import { hash, verify } from '@node-rs/argon2';

/** argon2id with 19 MiB, two passes, one lane (security.md C1): about 31 ms here. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash to store for a password. */
export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** True when `password` is the one behind `stored`. */
export const isPassword = (stored: string, password: string): Promise<boolean> => verify(stored, password);
