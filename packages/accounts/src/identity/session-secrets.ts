import { createHash } from 'node:crypto';

/** The secret that signs sessions, and while it is being changed the one before, which is only read with. */
export interface SessionSecrets {
  current: string;
  previous?: string;
}

/** The public name of a secret: it stands in tokens and tells nothing about it. */
export const keyIdOf = (secret: string): string =>
  createHash('sha256').update(`kid:${secret}`).digest('hex').slice(0, 12);
