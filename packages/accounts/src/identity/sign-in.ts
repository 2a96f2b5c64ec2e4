import { newToken } from '@timbre/kernel';
import type { UserDocument } from '@timbre/store';
import { noteActBy } from '../audit/note-act.ts';
import { CLEAR_CONTACTS } from '../capabilities.ts';
import { unauthenticated, type Credential } from '../credential.ts';
import { effectiveCapabilities } from '../permissions/decide.ts';
import { countLoginTry } from './login-limits.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { openSession, type SignedIn, type SignInDeps } from './session-family.ts';

/** How a password is compared; a test counts how often that happens. */
export type ComparePassword = typeof isPassword;

/**
 * Checks e-mail and password and opens a session. Throws 401 with one sentence whatever was wrong, after the same
 * work (an unknown address is checked against a dummy hash), and 429 after too many tries.
 */
export const login = (
  deps: SignInDeps,
  compare: ComparePassword = isPassword,
): ((input: { email: string; password: string; ip: string }) => Promise<SignedIn>) => {
  const dummy = hashPassword(newToken());
  return async ({ email: given, password, ip }) => {
    const email = given.toLowerCase();
    const forgetTries = await countLoginTry(deps, email, ip);
    const user = await deps.store.users.dangerouslyAcrossAccountsFindByEmail(email);
    const right = await compare(user?.password_hash ?? (await dummy), password);
    if (user === null || !right || !user.is_active) throw unauthenticated('Correo o clave incorrectos');
    await forgetTries();
    await deps.store.users.noteLogin(user.account_id, user.user_id, deps.clock.now());
    return openSession(deps, user, ip);
  };
};

/**
 * Who an access token belongs to, or null when it is bad, its session has ended, or its user was switched off or has
 * a new password: each request reads both, so that an end is an end at once.
 */
export const verifySession =
  (deps: SignInDeps) =>
  async (token: string): Promise<Credential | null> => {
    const said = await deps.tokens.read(token);
    if (said === null) return null;
    const [user, session] = await Promise.all([
      deps.store.users.dangerouslyAcrossAccountsFind(said.user_id),
      deps.store.sessions.find(said.session_id),
    ]);
    if (user === null || !user.is_active || session === null) return null;
    const other = session.user_id !== user.user_id || session.epoch !== user.session_epoch;
    if (other || session.ended_at !== null) return null;
    const may_grant = effectiveCapabilities(user, deps.clock.now());
    const capabilities = new Set([...may_grant].filter((name) => name !== CLEAR_CONTACTS));
    const { user_id: id, account_id } = user;
    return { kind: 'user', id, account_id, capabilities, may_grant, session: said };
  };

/** Ends the session of a credential with its refresh tokens; an API key has none to end. */
export const logout =
  (deps: Pick<SignInDeps, 'store' | 'clock'>) =>
  async (credential: Credential, ip: string): Promise<void> => {
    if (credential.session === null) return;
    const { session_id: target } = credential.session;
    if (!(await deps.store.sessions.end(target, deps.clock.now()))) return;
    const { account_id } = credential;
    await noteActBy(deps, { credential, ip }, { account_id, action: 'session.ended', target });
  };

/** The person behind a credential; null for an API key. */
export const currentUser =
  (deps: Pick<SignInDeps, 'store'>) =>
  async ({ kind, id }: Credential): Promise<UserDocument | null> =>
    kind === 'user' ? deps.store.users.dangerouslyAcrossAccountsFind(id) : null;
