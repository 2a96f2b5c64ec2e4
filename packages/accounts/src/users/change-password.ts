import { AppError, invalidInput, invalidState } from '@timbre/kernel';
import type { UserDocument } from '@timbre/store';
import { noteActBy, type By } from '../audit/note-act.ts';
import { countLoginTry } from '../identity/login-limits.ts';
import { checkPassword, generatePassword, hashPassword, isPassword } from '../identity/passwords.ts';
import { openSession, type SignedIn, type SignInDeps } from '../identity/session-family.ts';
import { manageableUser, type UserDeps } from './existing-user.ts';

const replaced = (user: UserDocument | null): UserDocument => {
  if (user === null) throw invalidState('La clave cambió mientras tanto; vuelva a intentarlo');
  return user;
};

const changed = (deps: UserDeps, by: By, { account_id, user_id }: UserDocument, action: string) =>
  noteActBy(deps, by, { account_id, action, target: user_id });

/**
 * Gives the person who asks a new password and ends all of their sessions; they go on in the new one that is
 * answered. Throws 403 for an API key, 422 when the current password is wrong or the new one is no good, and 429 as
 * signing in does.
 */
export const changeOwnPassword =
  (deps: SignInDeps) =>
  async (
    { current_password, new_password }: { current_password: string; new_password: string },
    by: By & { ip: string },
  ): Promise<SignedIn> => {
    const { kind, id } = by.credential;
    const user = kind === 'user' ? await deps.store.users.dangerouslyAcrossAccountsFind(id) : null;
    if (user === null) throw new AppError('forbidden', 'Solo una persona con sesión cambia su clave');
    const forgetTries = await countLoginTry(deps, user.email, by.ip);
    if (!(await isPassword(user.password_hash, current_password)))
      throw invalidInput([{ path: 'current_password', message: 'no es la clave actual' }]);
    await forgetTries();
    checkPassword(new_password, user.email, 'new_password');
    if (new_password === current_password)
      throw invalidInput([{ path: 'new_password', message: 'debe ser distinta de la actual' }]);
    const hash = await hashPassword(new_password);
    const next = replaced(await deps.store.users.replacePassword(user, hash, false));
    await changed(deps, by, next, 'user.password_changed');
    return openSession(deps, next, by.ip);
  };

/**
 * Gives somebody else a password (one that is made up, unless given) and ends their sessions. Answers the one made
 * up, to be shown this once, or null. Throws 404, or 403 for somebody with more rights.
 */
export const resetPassword =
  (deps: UserDeps) =>
  async (
    { user_id, password }: { user_id: string; password?: string },
    by: By,
  ): Promise<{ user: UserDocument; password: string | null }> => {
    const user = await manageableUser(deps, by.credential, user_id);
    if (password !== undefined) checkPassword(password, user.email, 'password');
    const made_up = password === undefined ? generatePassword() : null;
    const hash = await hashPassword(password ?? made_up ?? '');
    const next = replaced(await deps.store.users.replacePassword(user, hash, true));
    await changed(deps, by, next, 'user.password_reset');
    return { user: next, password: made_up };
  };
