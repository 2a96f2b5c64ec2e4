import {
  canMakeCalls,
  hasBalance,
  inPlanUnit,
  type AccountSheet,
  type AccountSummary,
  type LastCallSettings,
} from '@timbre/accounts';
import type {
  AccountStatsView,
  AccountSummaryView,
  AccountView,
  BalanceView,
  LastCallSettingsView,
} from '@timbre/contracts';
import { microsToDollars, secondsToMinutes } from '@timbre/kernel';

/** What older clients call the plans. */
export const BILLING_TYPES = {
  minutes_based: 'minutes',
  credit_based: 'credits',
  unlimited: 'unlimited',
} as const;

const minutesOf = ({ seconds }: AccountSheet) => ({
  minutes_purchased: secondsToMinutes(seconds.granted),
  minutes_used: secondsToMinutes(seconds.used),
  minutes_reserved: secondsToMinutes(seconds.held),
  minutes_remaining: secondsToMinutes(seconds.available),
});

const creditOf = ({ micros }: AccountSheet) => ({
  credit_balance: microsToDollars(micros.granted),
  credit_used: microsToDollars(micros.used),
  credit_reserved: microsToDollars(micros.held),
  credit_available: microsToDollars(micros.available),
});

/** The account document that existing clients read (contract A2), with its balance in decimals. */
export const presentAccount = (sheet: AccountSheet): AccountView => {
  const { account } = sheet;
  return {
    account_id: account.account_id,
    account_name: account.account_name,
    contact_name: account.contact_name,
    contact_email: account.contact_email,
    contact_phone: account.contact_phone,
    plan_type: account.plan_type,
    billing_type: BILLING_TYPES[account.plan_type],
    status: account.status,
    is_active: account.status === 'active',
    suspension_reason: account.suspension_reason,
    country: account.country,
    timezone: account.timezone,
    currency: 'USD',
    ...minutesOf(sheet),
    ...creditOf(sheet),
    cost_per_minute: microsToDollars(account.cost_per_minute_micros),
    cost_per_call_setup: microsToDollars(account.cost_per_call_setup_micros),
    cost_failed_call: microsToDollars(account.cost_failed_call_micros),
    max_concurrent_calls: account.max_concurrent_calls,
    daily_call_limit: account.daily_call_limit,
    calls_today: sheet.calls_today,
    daily_spend_limit:
      account.daily_spend_limit === null ? null : inPlanUnit(account, account.daily_spend_limit),
    spend_today: account.daily_spend_limit === null ? null : inPlanUnit(account, sheet.committed_today),
    features: account.features,
    settings: account.settings,
    created_at: account.created_at,
    updated_at: account.updated_at,
    expires_at: account.expires_at,
    last_topup_at: account.last_topup_at,
  };
};

/** What is left, in the shape of the account's plan (contract A1). */
export const presentBalance = (sheet: AccountSheet, now: Date): BalanceView => {
  const { plan_type } = sheet.account;
  const common = { has_balance: hasBalance(sheet), can_make_calls: canMakeCalls(sheet, now) };
  if (plan_type === 'unlimited') return { ...common, plan_type };
  if (plan_type === 'minutes_based') {
    const {
      minutes_purchased: purchased,
      minutes_used: used,
      minutes_reserved: reserved,
      minutes_remaining,
    } = minutesOf(sheet);
    return { ...common, plan_type, unit: 'minutes', remaining: minutes_remaining, used, purchased, reserved };
  }
  const {
    credit_balance: balance,
    credit_used: used,
    credit_reserved: reserved,
    credit_available,
  } = creditOf(sheet);
  return { ...common, plan_type, unit: 'USD', remaining: credit_available, used, balance, reserved };
};

/** Today's figures; minutes or credit according to the plan, neither for `unlimited`. */
export const presentStats = (sheet: AccountSheet): AccountStatsView => {
  const { account } = sheet;
  const prices = {
    cost_per_minute: microsToDollars(account.cost_per_minute_micros),
    cost_per_setup: microsToDollars(account.cost_per_call_setup_micros),
  };
  return {
    account_id: account.account_id,
    account_name: account.account_name,
    status: account.status,
    plan_type: account.plan_type,
    created_at: account.created_at,
    calls_today: sheet.calls_today,
    daily_limit: account.daily_call_limit,
    max_concurrent: account.max_concurrent_calls,
    ...(account.plan_type === 'minutes_based' ? minutesOf(sheet) : {}),
    ...(account.plan_type === 'credit_based' ? { ...creditOf(sheet), ...prices } : {}),
  };
};

/** One page about an account. */
export const presentSummary = (summary: AccountSummary, now: Date): AccountSummaryView => ({
  account: presentAccount(summary.sheet),
  balance: presentBalance(summary.sheet, now),
  stats: summary.stats,
  financial_summary: summary.financial_summary,
});

/** The newest call settings; without any, the sentence that existing clients know. */
export const presentLastSettings = (found: LastCallSettings | null): LastCallSettingsView =>
  found === null
    ? { success: false, message: 'No previous call_settings found for this account', call_settings: null }
    : { success: true, ...found };
