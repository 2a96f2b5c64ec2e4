import { priceOfSeconds, roundHalfUp, type CallOutcome } from '@timbre/kernel';
import type { AccountDocument, Amount } from '@timbre/store';

/** What is set aside for one call, and how long it may then last. */
export interface Hold extends Amount {
  max_call_duration_s: number;
}

/** Below this a call is not started. Retell takes no shorter limit either. */
const SHORTEST_CALL_S = 60;

/** The wallet that a plan draws on; null: none. */
export const walletUnitOf = (account: AccountDocument): Amount['unit'] | null =>
  account.plan_type === 'minutes_based' ? 'seconds' : account.plan_type === 'credit_based' ? 'micros' : null;

const connectedPrice = (account: AccountDocument, seconds: number): number =>
  account.cost_per_call_setup_micros + priceOfSeconds(seconds, account.cost_per_minute_micros);

const creditHold = (account: AccountDocument, available: number, longest_s: number): Hold | null => {
  const hold = (max_call_duration_s: number): Hold => ({
    unit: 'micros',
    amount: Math.max(connectedPrice(account, max_call_duration_s), account.cost_failed_call_micros),
    max_call_duration_s,
  });
  const worst = hold(longest_s);
  if (worst.amount <= available) return worst;
  if (hold(SHORTEST_CALL_S).amount > available) return null;
  const affordable_s = Math.floor(
    ((available - account.cost_per_call_setup_micros) * 60) / account.cost_per_minute_micros,
  );
  return hold(Math.max(SHORTEST_CALL_S, Math.min(longest_s, affordable_s)));
};

/**
 * What a call may cost at worst: its longest duration. With less available, but enough for a minute, the call is
 * made shorter; with less than that it is null. Plans without a wallet need no hold: call only with one.
 */
export const holdFor = (account: AccountDocument, available: number, longest_s: number): Hold | null => {
  if (account.plan_type === 'credit_based') return creditHold(account, available, longest_s);
  if (available >= longest_s) return { unit: 'seconds', amount: longest_s, max_call_duration_s: longest_s };
  return available >= SHORTEST_CALL_S
    ? { unit: 'seconds', amount: available, max_call_duration_s: available }
    : null;
};

/**
 * What a finished call costs, rounded once. minutes_based: the connected seconds. credit_based: set-up and seconds
 * when connected, voicemail included; `cost_failed_call` when not. Nothing for platform faults and halts. Never more
 * than was held: a provider that overruns its own limit does so at our cost.
 */
export const chargeFor = (
  account: AccountDocument,
  outcome: CallOutcome,
  duration_ms: number,
  hold: Amount | null,
): Amount | null => {
  const unit = walletUnitOf(account);
  if (unit === null) return null;
  const free = outcome.class === 'platform_fault' || outcome.class === 'halt';
  const seconds = duration_ms / 1000;
  const price =
    unit === 'seconds'
      ? outcome.connected
        ? roundHalfUp(seconds)
        : 0
      : outcome.connected
        ? connectedPrice(account, seconds)
        : account.cost_failed_call_micros;
  return { unit, amount: free ? 0 : Math.min(price, hold?.amount ?? price) };
};
