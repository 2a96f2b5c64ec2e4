import { createHash } from 'node:crypto';
import { AppError, invalidInput, newId } from '@timbre/kernel';
import type { AccountScope } from '@timbre/store';
import { existingAccount, toSheet, type AccountSheet } from '../accounts/account-sheet.ts';
import type { AccountDeps } from '../deps.ts';
import { grant, partsOf, type Grant } from './grant.ts';

/** A top-up of minutes, US dollars or both, each more than 0. */
export interface TopUp {
  scope: AccountScope;
  minutes?: number;
  credits?: number;
  /** Chosen by the client: the same key tops up once, however often it is sent. */
  idempotency_key?: string;
}

const refOf = (key: string | undefined): string =>
  key === undefined ? newId('topup') : `topup_${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;

/** Throws 422 when this key was used before for other amounts. */
const checkRepetition = async (
  deps: Pick<AccountDeps, 'store'>,
  scope: AccountScope,
  given: Grant,
): Promise<void> => {
  for (const { ref_id, amount } of partsOf(given)) {
    const before = await deps.store.transactions.findMovement(scope, 'top_up', ref_id);
    if (before !== null && before.amount !== amount)
      throw invalidInput([{ path: 'Idempotency-Key', message: 'ya se usó con otros montos' }]);
  }
};

/**
 * Adds to an account's balance and wakes the batches that wait for it. Throws 400 with the sentence of contract A1
 * when nothing is given, 404 for an unknown account. The money is there once this returns, even if nobody could be
 * woken: the reconciler does that too.
 */
export const topUp =
  (deps: AccountDeps) =>
  async ({ scope, minutes = 0, credits = 0, idempotency_key }: TopUp): Promise<AccountSheet> => {
    const account = await existingAccount(deps, scope);
    if (minutes === 0 && credits === 0)
      throw new AppError('invalid_request', 'Must provide either minutes or credits');
    const given = { ref_id: refOf(idempotency_key), minutes, credits, description: 'Recarga' };
    if (idempotency_key !== undefined) await checkRepetition(deps, scope, given);
    await grant(deps, scope, given);
    const changed = await deps.store.accounts.change(scope, { last_topup_at: deps.clock.now() });
    await deps.wakeBalance(scope.account_id).catch((error: unknown) => {
      deps.logger.warn('nobody woken after a top-up; the reconciler will', {
        account_id: scope.account_id,
        error,
      });
    });
    return toSheet(deps, changed ?? account);
  };
