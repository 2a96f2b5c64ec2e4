import { randomUUID } from 'node:crypto';
import { MINUTE_MS, SECOND_MS, addMs, type Clock } from '@timbre/kernel';
import { decodeProtectedHeader, errors, jwtVerify, SignJWT } from 'jose';
import { keyIdOf, type SessionSecrets } from './session-secrets.ts';

const ISSUER = 'timbre';
const AUDIENCE = 'timbre-session';
const ALGORITHM = 'HS256';
const TOLERANCE_S = 5;

/** How long an access token is good (security.md C1); after it, a refresh token gives the next one. */
export const ACCESS_MS = 15 * MINUTE_MS;

/** One signed-in person, as the token says. */
export interface Session {
  session_id: string;
  user_id: string;
  expires_at: Date;
}

/** Makes and reads access tokens. */
export interface SessionTokens {
  issue(user_id: string, session_id?: string): Promise<{ token: string; expires_at: Date }>;
  /** null for a token that is not ours, was changed or has expired. */
  read(token: string): Promise<Session | null>;
}

/** The `kid` of a token that has one; undefined for anything else. */
const kidOf = (token: string): string | undefined => {
  try {
    return decodeProtectedHeader(token).kid;
  } catch {
    return undefined;
  }
};

/**
 * Access tokens: JWT, HS256 with `kid`, 15 minutes, signed with the current secret and read with the one before too,
 * so that a change of secret signs nobody out. `clock` must be real time: cookies run by it too.
 */
export const createSessionTokens = (secrets: string | SessionSecrets, clock: Clock): SessionTokens => {
  const { current, previous } = typeof secrets === 'string' ? { current: secrets } : secrets;
  const good = [current, ...(previous === undefined ? [] : [previous])];
  const keys = new Map(good.map((secret) => [keyIdOf(secret), new TextEncoder().encode(secret)]));
  const kid = keyIdOf(current);
  const signing_key = new TextEncoder().encode(current);
  const expected = {
    algorithms: [ALGORITHM],
    issuer: ISSUER,
    audience: AUDIENCE,
    clockTolerance: TOLERANCE_S,
  };
  return {
    async issue(user_id, session_id = randomUUID()) {
      const expires_at = addMs(clock.now(), ACCESS_MS);
      const token = await new SignJWT({ sid: session_id })
        .setProtectedHeader({ alg: ALGORITHM, kid, typ: 'JWT' })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(user_id)
        .setJti(randomUUID())
        .setIssuedAt(clock.now())
        .setExpirationTime(expires_at)
        .sign(signing_key);
      return { token, expires_at };
    },
    async read(token) {
      const key = keys.get(kidOf(token) ?? '');
      if (key === undefined) return null;
      try {
        const { payload } = await jwtVerify(token, key, { ...expected, currentDate: clock.now() });
        const { sub, jti, exp, sid } = payload;
        if (!sub || !jti || !exp || typeof sid !== 'string') return null;
        return { session_id: sid, user_id: sub, expires_at: new Date(exp * SECOND_MS) };
      } catch (error) {
        if (error instanceof errors.JOSEError) return null;
        throw error;
      }
    },
  };
};
