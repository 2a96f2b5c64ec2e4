import { addMs } from '@timbre/kernel';
import type { Dial, Refusal } from './load-dial.ts';
import type { CallDeps } from '../deps.ts';
import { holdFor, walletUnitOf, type Hold } from '../settle/price.ts';
import { spendRefusal, spendRoom } from './spend-cap.ts';
import { accountScope, type AttemptDocument } from '@timbre/store';

const noBalance = (unit: 'seconds' | 'micros'): Refusal => ({
  verdict: 'deny',
  code: 'no_balance',
  reason: `Saldo insuficiente: ${unit === 'seconds' ? 'no quedan minutos' : 'no queda crédito'} para una llamada de un minuto`,
});

/** What is missing is only set aside for live calls, which seldom use all of it: ask again when some have ended. */
const heldByOthers = (deps: CallDeps): Refusal => ({
  verdict: 'defer',
  code: 'no_balance',
  until: addMs(deps.clock.now(), deps.timings.busy_retry),
  reason: 'El saldo está reservado para las llamadas en curso',
});

/** How often a hold is tried anew when other calls changed the balance in between. */
const TRIES = 5;

/** Sets the worst case of a call aside, within the day's spend cap. `hold` is null for plans without a wallet. */
export const holdBalance = async (
  deps: CallDeps,
  dial: Dial,
): Promise<{ ok: true; hold: Hold | null } | { ok: false; refusal: Refusal }> => {
  const unit = walletUnitOf(dial.account);
  if (unit === null) return { ok: true, hold: null };
  const longest_s = dial.attempt.max_call_duration_s;
  const spend = await spendRoom(deps, dial);
  if (spend !== null && holdFor(dial.account, spend.left, longest_s) === null)
    return { ok: false, refusal: spendRefusal(deps, dial, spend.held_by_others) };
  for (let n = 0; n < TRIES; n++) {
    const wallet = await deps.store.wallets.find(dial.scope, unit);
    const available = Math.min(wallet?.available ?? 0, spend?.left ?? Infinity);
    const hold = holdFor(dial.account, available, longest_s);
    if (hold === null) {
      const others = Object.keys(wallet?.held ?? {}).length > 0;
      return { ok: false, refusal: others ? heldByOthers(deps) : noBalance(unit) };
    }
    if (await deps.store.wallets.hold(dial.scope, unit, dial.attempt.attempt_id, hold.amount))
      return { ok: true, hold };
  }
  return {
    ok: false,
    refusal: {
      verdict: 'defer',
      code: 'capacity',
      until: null,
      reason: 'El saldo está cambiando; se intentará de nuevo',
    },
  };
};

/**
 * Gives back whatever an attempt holds of wallet and day, unspent. Looks into the wallet when the attempt does not know of a hold: the
 * process may have died between the two.
 */
export const returnHold = async (deps: CallDeps, attempt: AttemptDocument): Promise<void> => {
  const scope = accountScope(attempt.account_id);
  if (attempt.day_hold !== null && attempt.day !== null) {
    const unspent = { held: attempt.day_hold, charge: 0 };
    await deps.store.day_spend.settle(scope, attempt.day, attempt.attempt_id, unspent);
  }
  if (attempt.hold !== null) {
    await deps.store.wallets.settle(scope, attempt.hold.unit, attempt.attempt_id, attempt.hold.amount, 0);
    return;
  }
  if (attempt.dial_token === null) return;
  for (const wallet of await deps.store.wallets.list(scope)) {
    const held = wallet.held[attempt.attempt_id];
    if (held !== undefined) await deps.store.wallets.settle(scope, wallet.unit, attempt.attempt_id, held, 0);
  }
};
