import { unauthenticated, type Credential } from '@timbre/accounts';
import { AppError } from '@timbre/kernel';
import type { Request } from 'express';
import type { SessionCookie } from './session-cookie.ts';

/** The header that a page of ours adds to every change: another site cannot, without a CORS preflight. */
export const CSRF_HEADER = 'X-Timbre-Csrf';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
const BEARER = /^Bearer +(\S+)$/i;

/** Finds out who asks; null when the request carries no credential. Throws 401 when it carries a bad one. */
export type Authenticate = (request: Request) => Promise<Credential | null>;

/** How each kind of credential is checked; null means that it is no good. */
export interface CredentialChecks {
  apiKey(key: string, ip: string): Promise<Credential | null>;
  session(token: string): Promise<Credential | null>;
  cookie: SessionCookie;
}

/** Throws 403 without the header, for what a cookie alone vouches for. */
export const requireCsrfHeader = (value: string | undefined): void => {
  if (value === undefined) throw new AppError('forbidden', `Falta el encabezado ${CSRF_HEADER}`);
};

const good = (credential: Credential | null): Credential => {
  if (credential === null) throw unauthenticated('La API key o la sesión no es válida');
  return credential;
};

const sent = (request: Request): string | undefined => {
  const authorization = request.get('authorization');
  if (authorization === undefined) return request.get('x-api-key');
  const [, token] = BEARER.exec(authorization) ?? [];
  if (token === undefined) throw unauthenticated('Use Authorization: Bearer <API key o token>');
  return token;
};

/**
 * `Authorization: Bearer` with a key or a session token, `X-API-Key` with a key, or the session cookie, in this
 * order. A change that only a cookie vouches for needs the CSRF header too (403 without it).
 */
export const createAuthenticate =
  (checks: CredentialChecks): Authenticate =>
  async (request) => {
    const token = sent(request);
    if (token !== undefined)
      return good(
        await (token.startsWith('tmb_') ? checks.apiKey(token, request.ip ?? '') : checks.session(token)),
      );
    const session = checks.cookie.read(request.get('cookie'));
    if (session === undefined) return null;
    const credential = good(await checks.session(session));
    if (!SAFE_METHODS.has(request.method)) requireCsrfHeader(request.get(CSRF_HEADER));
    return credential;
  };
