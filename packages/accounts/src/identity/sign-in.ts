import { AppError, newToken } from '@timbre/kernel';
import type { UserDocument } from '@timbre/store';
import { ACCOUNT_USER_CAPABILITIES, PLATFORM_USER_CAPABILITIES } from '../capabilities.ts';
import type { Credential } from '../credential.ts';
import type { AccountDeps } from '../deps.ts';
import { countLoginTry } from './login-limits.ts';
import { hashPassword, isPassword } from './passwords.ts';
import type { SessionTokens } from './session-token.ts';

/** Signing in runs by the machine's own time, whatever the campaign clock does: pass `realClock`. */
export interface SignInDeps extends Pick<AccountDeps, 'store' | 'clock'> {
  tokens: SessionTokens;
}

/** Somebody who has just signed in. */
export interface SignedIn {
  token: string;
  expires_at: Date;
  user: UserDocument;
}

/**
 * Checks e-mail and password and opens a session. Throws 401 with one sentence whatever was wrong, after the same
 * work (an unknown address is checked against a dummy hash), and 429 after too many tries.
 */
export const login = (
  deps: SignInDeps,
): ((input: { email: string; password: string; ip: string }) => Promise<SignedIn>) => {
  const dummy = hashPassword(newToken());
  return async ({ email: given, password, ip }) => {
    const email = given.toLowerCase();
    const forgetTries = await countLoginTry(deps, email, ip);
    const user = await deps.store.users.dangerouslyAcrossAccountsFindByEmail(email);
    const right = await isPassword(user?.password_hash ?? (await dummy), password);
    if (user === null || !right || !user.is_active)
      throw new AppError('unauthenticated', 'Correo o clave incorrectos');
    await forgetTries();
    await deps.store.users.noteLogin(user.account_id, user.user_id, deps.clock.now());
    return { ...(await deps.tokens.issue(user.user_id)), user };
  };
};

/** Who a session token belongs to, or null when it is bad, was signed out or its user was switched off. */
export const verifySession =
  (deps: SignInDeps) =>
  async (token: string): Promise<Credential | null> => {
    const session = await deps.tokens.read(token);
    if (session === null) return null;
    const [user, ended] = await Promise.all([
      deps.store.users.dangerouslyAcrossAccountsFind(session.user_id),
      deps.store.sign_in.hasEnded(session.session_id),
    ]);
    if (user === null || !user.is_active || ended) return null;
    const capabilities = user.account_id === null ? PLATFORM_USER_CAPABILITIES : ACCOUNT_USER_CAPABILITIES;
    return { kind: 'user', id: user.user_id, account_id: user.account_id, capabilities, session };
  };

/** Ends the session of a credential for good; an API key has none to end. */
export const logout =
  (deps: Pick<SignInDeps, 'store'>) =>
  async ({ session }: Credential): Promise<void> => {
    if (session !== null) await deps.store.sign_in.endSession(session.session_id, session.expires_at);
  };

/** The person behind a credential; null for an API key. */
export const currentUser =
  (deps: Pick<SignInDeps, 'store'>) =>
  async ({ kind, id }: Credential): Promise<UserDocument | null> =>
    kind === 'user' ? deps.store.users.dangerouslyAcrossAccountsFind(id) : null;
