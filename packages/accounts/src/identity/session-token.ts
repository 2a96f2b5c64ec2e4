import { createHash, randomUUID } from 'node:crypto';
import { HOUR_MS, SECOND_MS, addMs, type Clock } from '@timbre/kernel';
import { errors, jwtVerify, SignJWT } from 'jose';

const ISSUER = 'timbre';
const AUDIENCE = 'timbre-session';
const ALGORITHM = 'HS256';
const TOLERANCE_S = 5;

/** How long somebody stays signed in. */
export const SESSION_MS = 12 * HOUR_MS;

/** One signed-in person, as the token says. */
export interface Session {
  session_id: string;
  user_id: string;
  expires_at: Date;
}

/** Makes and reads session tokens. */
export interface SessionTokens {
  issue(user_id: string): Promise<{ token: string; expires_at: Date }>;
  /** null for a token that is not ours, was changed or has expired. */
  read(token: string): Promise<Session | null>;
}

/** Session tokens signed with `secret` (HS256, `kid`, 12 h). `clock` must be real time: cookies run by it too. */
export const createSessionTokens = (secret: string, clock: Clock): SessionTokens => {
  const key = new TextEncoder().encode(secret);
  const kid = createHash('sha256').update(`kid:${secret}`).digest('hex').slice(0, 12);
  const expected = {
    algorithms: [ALGORITHM],
    issuer: ISSUER,
    audience: AUDIENCE,
    clockTolerance: TOLERANCE_S,
  };
  return {
    async issue(user_id) {
      const expires_at = addMs(clock.now(), SESSION_MS);
      const token = await new SignJWT()
        .setProtectedHeader({ alg: ALGORITHM, kid, typ: 'JWT' })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(user_id)
        .setJti(randomUUID())
        .setIssuedAt(clock.now())
        .setExpirationTime(expires_at)
        .sign(key);
      return { token, expires_at };
    },
    async read(token) {
      try {
        const { payload, protectedHeader } = await jwtVerify(token, key, {
          ...expected,
          currentDate: clock.now(),
        });
        const { sub, jti, exp } = payload;
        if (protectedHeader.kid !== kid || !sub || !jti || !exp) return null;
        return { session_id: jti, user_id: sub, expires_at: new Date(exp * SECOND_MS) };
      } catch (error) {
        if (error instanceof errors.JOSEError) return null;
        throw error;
      }
    },
  };
};
