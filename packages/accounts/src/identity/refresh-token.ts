import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { DAY_MS, SECOND_MS } from '@timbre/kernel';
import type { SessionSecrets } from './session-secrets.ts';

/** How long a refresh token is good: whoever stays away longer signs in again. */
export const REFRESH_MS = 7 * DAY_MS;

/** However often it is refreshed, a session ends after this time. */
export const SESSION_MS = 30 * DAY_MS;

/**
 * For so long after an exchange the token just replaced gets the same answer again: two pages of one browser ask at
 * once, and an answer can be lost on its way. After it, and with any older token, it is theft.
 */
export const REUSE_GRACE_MS = 10 * SECOND_MS;

const FORM = /^tmr_([0-9a-f-]{36})_(\d{1,9})_([\w-]{43})$/;

/** Makes and reads refresh tokens. */
export interface RefreshTokens {
  /** The token of one generation of a session; the same every time, so that a repeated exchange answers it again. */
  make(session_id: string, generation: number): string;
  /** What a token says, or null for one that we never made. */
  read(token: string): { session_id: string; generation: number } | null;
}

/** What is stored of a refresh token, hex. */
export const hashRefresh = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * Refresh tokens: `tmr_<session>_<generation>_<HMAC-SHA-256>`. Signed, so that a made-up token cannot be taken for a
 * stolen one and end somebody's session; which of them is good is for the stored hash alone to say.
 */
export const createRefreshTokens = ({ current, previous }: SessionSecrets): RefreshTokens => {
  const sign = (secret: string, session_id: string, generation: number): string => {
    const seal = createHmac('sha256', secret)
      .update(`refresh:${session_id}:${generation}`)
      .digest('base64url');
    return `tmr_${session_id}_${generation}_${seal}`;
  };
  const same = (a: string, b: string): boolean =>
    a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
  return {
    make: (session_id, generation) => sign(current, session_id, generation),
    read(token) {
      const [, session_id, digits] = FORM.exec(token) ?? [];
      if (session_id === undefined || digits === undefined) return null;
      const generation = Number(digits);
      const good = [current, ...(previous === undefined ? [] : [previous])].some((secret) =>
        same(sign(secret, session_id, generation), token),
      );
      return good ? { session_id, generation } : null;
    },
  };
};
