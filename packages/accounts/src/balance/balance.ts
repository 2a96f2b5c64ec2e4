import { priceOfSeconds } from '@timbre/kernel';
import type { AccountDocument } from '@timbre/store';
import type { AccountSheet, WalletFigures } from '../accounts/account-sheet.ts';

const LEAST_SECONDS = 60;

/** The wallet that an account's plan spends from; null for `unlimited`. */
export const planWallet = (sheet: AccountSheet): WalletFigures | null => {
  if (sheet.account.plan_type === 'unlimited') return null;
  return sheet.account.plan_type === 'minutes_based' ? sheet.seconds : sheet.micros;
};

/**
 * The least that must be available before a call is placed, in the unit of the plan: 60 s, or the price of setup and
 * one minute (decisions.md §4.2); 0 for `unlimited`.
 */
export const leastForOneCall = (account: AccountDocument): number => {
  if (account.plan_type === 'unlimited') return 0;
  if (account.plan_type === 'minutes_based') return LEAST_SECONDS;
  return account.cost_per_call_setup_micros + priceOfSeconds(LEAST_SECONDS, account.cost_per_minute_micros);
};

/** True when the balance covers one more call. */
export const hasBalance = (sheet: AccountSheet): boolean => {
  const wallet = planWallet(sheet);
  return wallet === null || wallet.available >= leastForOneCall(sheet.account);
};

/** True when the account may call now: active, not expired, with balance, below its daily limit. */
export const canMakeCalls = (sheet: AccountSheet, now: Date): boolean => {
  const { status, expires_at, daily_call_limit } = sheet.account;
  const alive = status === 'active' && (expires_at === null || expires_at.getTime() > now.getTime());
  return alive && hasBalance(sheet) && sheet.calls_today < daily_call_limit;
};
