import { dollarsToMicros, newAccountId, type Once } from '@timbre/kernel';
import { accountScope, type AccountDocument, type PlanType } from '@timbre/store';
import { grant } from '../balance/grant.ts';
import type { AccountDeps } from '../deps.ts';
import { existingAccount, toSheet, type AccountSheet } from './account-sheet.ts';
import { zoneOfCountry } from './country-zones.ts';
import { spendLimitOf } from './spend-limit.ts';

/** What a new account is given; money and minutes as decimals. */
export interface NewAccount {
  account_name: string;
  contact_name: string;
  contact_email: string;
  contact_phone?: string | null;
  plan_type: PlanType;
  initial_minutes?: number;
  initial_credits?: number;
  country: string;
  timezone?: string;
  max_concurrent_calls: number;
  daily_call_limit: number;
  /** US$ or minutes, by the plan. */
  daily_spend_limit?: number | null;
  features?: Record<string, unknown>;
  settings?: Record<string, unknown>;
}

/** US$ of contract A2, until somebody agrees on others with the account. */
const PRICES = {
  cost_per_minute_micros: dollarsToMicros(0.15),
  cost_per_call_setup_micros: dollarsToMicros(0.02),
  cost_failed_call_micros: dollarsToMicros(0.01),
};

const documentOf = (input: NewAccount, now: Date, once?: Once): AccountDocument => ({
  account_id: newAccountId(once),
  account_name: input.account_name,
  contact_name: input.contact_name,
  contact_email: input.contact_email,
  contact_phone: input.contact_phone ?? null,
  plan_type: input.plan_type,
  status: 'pending_activation',
  suspension_reason: null,
  country: input.country.toUpperCase(),
  timezone: input.timezone ?? zoneOfCountry(input.country),
  max_concurrent_calls: input.max_concurrent_calls,
  daily_call_limit: input.daily_call_limit,
  daily_spend_limit: spendLimitOf(input.plan_type, input.daily_spend_limit ?? null),
  holidays: [],
  contact_rules: null,
  ...PRICES,
  features: input.features ?? {},
  settings: input.settings ?? {},
  created_at: now,
  updated_at: now,
  expires_at: null,
  last_topup_at: null,
});

/**
 * Makes an active account with both wallets. Initial minutes and credits are top-ups with ledger rows like any
 * other. The account becomes active last: one whose making was cut short can make no calls. A repetition of the request
 * (`once`) completes the account of the first one, or gives it as it is.
 */
export const createAccount =
  (deps: Pick<AccountDeps, 'store' | 'clock' | 'localDay'>) =>
  async (input: NewAccount, once?: Once): Promise<AccountSheet> => {
    const account = documentOf(input, deps.clock.now(), once);
    const scope = accountScope(account.account_id);
    if (!(await deps.store.accounts.insert(account))) {
      if (once === undefined) return createAccount(deps)(input); // an id twice: take another
      const before = await existingAccount(deps, scope);
      if (before.status !== 'pending_activation') return toSheet(deps, before);
    }
    await deps.store.wallets.create(scope);
    const granted = await grant(deps, scope, {
      ref_id: 'initial',
      minutes: input.initial_minutes ?? 0,
      credits: input.initial_credits ?? 0,
      description: 'Saldo inicial',
    });
    await deps.store.accounts.change(scope, {
      status: 'active',
      ...(granted ? { last_topup_at: account.created_at } : {}),
    });
    return toSheet(deps, await existingAccount(deps, scope));
  };
