import { newId } from '@timbre/kernel';
import type { Actor } from '@timbre/store';
import { noteAct } from '../audit/note-act.ts';
import type { AccountDeps } from '../deps.ts';
import { generatePassword, hashPassword } from './passwords.ts';

/** The administrator to make. */
export interface FirstAdmin {
  email: string;
  /** One is made up unless it is given. */
  password?: string;
  /** Make one more although the platform has somebody already. */
  another?: boolean;
  /** Who sits at the command line; the service itself has nobody. */
  actor?: Actor;
}

/**
 * Makes the platform's first administrator if the platform has nobody yet. Answers their password (the one given, or
 * a random one: show it once), or null when somebody was there already, or with `another` when the address is taken.
 */
export const createFirstAdmin =
  (deps: Pick<AccountDeps, 'store' | 'clock'>) =>
  async (input: FirstAdmin): Promise<{ email: string; password: string } | null> => {
    if (!input.another && (await deps.store.users.countPlatform()) > 0) return null;
    const password = input.password ?? generatePassword();
    const email = input.email.toLowerCase();
    const user_id = newId('usr');
    const groups = [{ code: 'platform', expires_at: null }];
    const stored = await deps.store.users.insert({
      user_id,
      account_id: null,
      email,
      password_hash: await hashPassword(password),
      name: 'Administración',
      is_active: true,
      groups,
      exceptions: [],
      session_epoch: 0,
      must_change_password: input.password === undefined,
      created_at: deps.clock.now(),
      last_login_at: null,
    });
    if (!stored) return null;
    const actor = input.actor ?? { kind: 'cli', id: 'setup', account_id: null };
    const act = { account_id: null, action: 'user.created', target: user_id, after: { groups } };
    await noteAct(deps, { actor, ip: null }, act);
    return { email, password };
  };
