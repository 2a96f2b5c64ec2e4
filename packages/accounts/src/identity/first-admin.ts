import { newId, newToken } from '@timbre/kernel';
import type { AccountDeps } from '../deps.ts';
import { hashPassword } from './passwords.ts';

const GENERATED_BYTES = 15;

/**
 * Makes the platform's first administrator if the platform has nobody yet. Answers their password (the one given, or
 * a random one: show it once), or null when somebody was there already.
 */
export const createFirstAdmin =
  (deps: Pick<AccountDeps, 'store' | 'clock'>) =>
  async (input: {
    email: string;
    password?: string;
  }): Promise<{ email: string; password: string } | null> => {
    if ((await deps.store.users.countPlatform()) > 0) return null;
    const password = input.password ?? newToken(GENERATED_BYTES);
    const email = input.email.toLowerCase();
    const stored = await deps.store.users.insert({
      user_id: newId('usr'),
      account_id: null,
      email,
      password_hash: await hashPassword(password),
      name: 'Administración',
      is_active: true,
      created_at: deps.clock.now(),
      last_login_at: null,
    });
    return stored ? { email, password } : null;
  };
