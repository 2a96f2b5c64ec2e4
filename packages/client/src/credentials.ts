/** Gives the access token of a session; `refused` is true when the API has just refused the one given before. */
export type TokenSource = (refused: boolean) => string | Promise<string>;

/** Who asks: a key of a program, the token of a session, or the cookie that the browser keeps. */
export type Credential = { api_key: string } | { token: string | TokenSource } | { session: true };

/** What a request carries for its credential. */
export interface CredentialParts {
  headers: Record<string, string>;
  /** Whether the browser sends its cookies. */
  credentials?: 'include';
}

/** A page of ours adds it to every change: another site cannot. */
const CSRF = { 'X-Timbre-Csrf': '1' };

/** The parts of a request for its credential; none for undefined. */
export const credentialParts = async (
  credential: Credential | undefined,
  refused: boolean,
): Promise<CredentialParts> => {
  if (credential === undefined) return { headers: {} };
  if ('session' in credential) return { headers: CSRF, credentials: 'include' };
  if ('api_key' in credential) return { headers: { Authorization: `Bearer ${credential.api_key}` } };
  const { token } = credential;
  const now = typeof token === 'string' ? token : await token(refused);
  return { headers: { Authorization: `Bearer ${now}` } };
};

/** True when another token may be had after a refusal. */
export const canRenew = (credential: Credential | undefined): boolean =>
  credential !== undefined && 'token' in credential && typeof credential.token === 'function';
