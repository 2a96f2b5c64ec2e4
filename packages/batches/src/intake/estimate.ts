import {
  microsToDollars,
  minutesToSeconds,
  priceOfSeconds,
  secondsToMinutes,
  AppError,
} from '@timbre/kernel';
import type { AccountDocument, AccountScope, Store } from '@timbre/store';

const CALL_MINUTES = 3;

/** The talk that one call is reckoned at (contract.md A2) where nothing is known of the account's own calls. */
export const RECKONED_CALL_SECONDS = minutesToSeconds(CALL_MINUTES);

type Prices = Pick<AccountDocument, 'plan_type' | 'cost_per_minute_micros' | 'cost_per_call_setup_micros'>;

/** What one call is reckoned at (contract.md A2): three minutes, in seconds for a minutes plan, else micro-dollars. */
const perCall = (account: Prices): number =>
  account.plan_type === 'minutes_based'
    ? RECKONED_CALL_SECONDS
    : account.cost_per_call_setup_micros +
      priceOfSeconds(RECKONED_CALL_SECONDS, account.cost_per_minute_micros);

/**
 * `estimated_cost` of a batch of `calls`, in millionths of what the plan counts: of a minute for a minutes plan, of a
 * dollar for every other. One integer for both, so that a presenter needs no plan to show it.
 */
export const estimatedCost = (account: Prices, calls: number): number =>
  account.plan_type === 'minutes_based' ? CALL_MINUTES * 1_000_000 * calls : perCall(account) * calls;

const amountText = (account: Prices, amount: number): string =>
  account.plan_type === 'minutes_based'
    ? `${secondsToMinutes(amount)} minutos`
    : `${microsToDollars(amount).toFixed(2)} USD`;

/**
 * Throws 400 `Saldo insuficiente. Necesario: …` when the plan's balance does not cover the reckoned cost of `calls`.
 * Unlimited plans always pass.
 */
export const assertAffordable = async (
  store: Store,
  scope: AccountScope,
  account: AccountDocument,
  calls: number,
): Promise<void> => {
  if (account.plan_type === 'unlimited') return;
  const unit = account.plan_type === 'minutes_based' ? 'seconds' : 'micros';
  const available = (await store.wallets.find(scope, unit))?.available ?? 0;
  const needed = perCall(account) * calls;
  if (needed <= available) return;
  throw new AppError(
    'invalid_request',
    `Saldo insuficiente. Necesario: ${amountText(account, needed)}; disponible: ${amountText(account, available)}`,
  );
};
