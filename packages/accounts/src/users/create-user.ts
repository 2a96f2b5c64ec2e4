import { AppError, newId } from '@timbre/kernel';
import { accountScope, type GroupMembership, type UserDocument } from '@timbre/store';
import { existingAccount } from '../accounts/account-sheet.ts';
import { noteActBy, type By } from '../audit/note-act.ts';
import { checkPassword, generatePassword, hashPassword } from '../identity/passwords.ts';
import type { UserDeps } from './existing-user.ts';
import { checkMemberships } from './memberships.ts';

/** Somebody who is to be able to sign in. Without a password one is made up. */
export interface NewUser {
  account_id: string | null;
  email: string;
  name: string;
  password?: string;
  groups: GroupMembership[];
}

/** A person just made; `password` is the one made up for them, to be shown this once, or null. */
export interface CreatedUser {
  user: UserDocument;
  password: string | null;
}

/**
 * Makes a person of an account, or of the platform (`account_id: null`). Throws 404 for an unknown account, 422 for
 * groups or a password that are not good, 403 for groups with rights that the maker may not pass on, and 409 for an
 * e-mail address that is taken.
 */
export const createUser =
  (deps: UserDeps) =>
  async (input: NewUser, by: By): Promise<CreatedUser> => {
    const { account_id, name, groups } = input;
    const now = deps.clock.now();
    const email = input.email.toLowerCase();
    if (account_id !== null) await existingAccount(deps, accountScope(account_id));
    checkMemberships(groups, account_id, by.credential, now);
    if (input.password !== undefined) checkPassword(input.password, email, 'password');
    const made_up = input.password === undefined ? generatePassword() : null;
    const user: UserDocument = {
      user_id: newId('usr'),
      account_id,
      email,
      password_hash: await hashPassword(input.password ?? made_up ?? ''),
      name,
      is_active: true,
      groups,
      exceptions: [],
      session_epoch: 0,
      // Whoever made the person knows the password, whether it was given or made up.
      must_change_password: true,
      created_at: now,
      last_login_at: null,
    };
    if (!(await deps.store.users.insert(user)))
      throw new AppError('conflict', 'Ese correo ya está en uso; use otro');
    const { user_id: target } = user;
    await noteActBy(deps, by, { account_id, action: 'user.created', target, after: { groups } });
    return { user, password: made_up };
  };
