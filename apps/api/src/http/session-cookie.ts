import { parse, serialize } from 'cookie';

/** How a token travels in a browser. */
export interface SessionCookie {
  name: string;
  /** The token in a `Cookie` header, or undefined. */
  read(header: string | undefined): string | undefined;
  /** A `Set-Cookie` value that keeps `token` until `expires_at`. */
  keep(token: string, expires_at: Date): string;
  /** A `Set-Cookie` value that forgets it. */
  forget(): string;
}

const cookieNamed = (name: string, secure: boolean, path: string): SessionCookie => {
  const options = { httpOnly: true, sameSite: 'lax', secure, path } as const;
  return {
    name,
    read: (header) => (header === undefined ? undefined : parse(header)[name]),
    keep: (token, expires) => serialize(name, token, { ...options, expires }),
    forget: () => serialize(name, '', { ...options, maxAge: 0 }),
  };
};

/**
 * The cookie of the access token: HttpOnly, SameSite=Lax, and Secure with the `__Host-` prefix when the public
 * address is https, so that neither a script nor a subdomain nor plain http can set or read it.
 */
export const createSessionCookie = (secure: boolean): SessionCookie =>
  cookieNamed(secure ? '__Host-timbre_session' : 'timbre_session', secure, '/');

/** The cookie of the refresh token: it travels to the addresses of sessions only, so no other request carries it. */
export const createRefreshCookie = (secure: boolean): SessionCookie =>
  cookieNamed(secure ? '__Secure-timbre_refresh' : 'timbre_refresh', secure, '/api/v1/auth');
