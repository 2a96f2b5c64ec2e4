import { AppError, newId, type Once } from '@timbre/kernel';
import type { AccountScope } from '@timbre/store';
import { existingAccount, toSheet, type AccountSheet } from '../accounts/account-sheet.ts';
import type { AccountDeps } from '../deps.ts';
import { grant } from './grant.ts';

/** A top-up of minutes, US dollars or both, each more than 0. */
export interface TopUp {
  scope: AccountScope;
  minutes?: number;
  credits?: number;
  /** Shared by the repetitions of one request: together they top up once. */
  once?: Once;
}

/**
 * Adds to an account's balance and wakes the batches that wait for it. Throws 400 with the sentence of contract A1
 * when nothing is given, 404 for an unknown account. The money is there once this returns, even if nobody could be
 * woken: the reconciler does that too.
 */
export const topUp =
  (deps: AccountDeps) =>
  async ({ scope, minutes = 0, credits = 0, once }: TopUp): Promise<AccountSheet> => {
    const account = await existingAccount(deps, scope);
    if (minutes === 0 && credits === 0)
      throw new AppError('invalid_request', 'Must provide either minutes or credits');
    const ref_id = once === undefined ? newId('topup') : `topup_${once.ref.slice(0, 32)}`;
    await grant(deps, scope, { ref_id, minutes, credits, description: 'Recarga' });
    const changed = await deps.store.accounts.change(scope, { last_topup_at: deps.clock.now() });
    await deps.wakeBalance(scope.account_id).catch((error: unknown) => {
      deps.logger.warn('nobody woken after a top-up; the reconciler will', {
        account_id: scope.account_id,
        error,
      });
    });
    return toSheet(deps, changed ?? account);
  };
