import { dollarsToMicros, notFound } from '@timbre/kernel';
import type { AccountDocument, AccountScope } from '@timbre/store';
import type { AccountDeps } from '../deps.ts';
import { existingAccount, toSheet, type AccountSheet } from './account-sheet.ts';
import { spendLimitOf } from './spend-limit.ts';

/** What may be changed of an account; prices in US dollars. A balance changes by top-ups only. */
export interface AccountChange extends Partial<
  Pick<
    AccountDocument,
    | 'account_name'
    | 'contact_name'
    | 'contact_email'
    | 'contact_phone'
    | 'timezone'
    | 'max_concurrent_calls'
    | 'daily_call_limit'
    | 'features'
    | 'settings'
    | 'suspension_reason'
    | 'expires_at'
  >
> {
  /** US$ or minutes, by the plan; null: no cap. */
  daily_spend_limit?: number | null;
  cost_per_minute?: number;
  cost_per_call_setup?: number;
  cost_failed_call?: number;
  status?: 'active' | 'suspended';
  /** Another way to write `status`. */
  is_active?: boolean;
}

type Documented = Partial<AccountDocument>;

const price = (
  name: 'cost_per_minute' | 'cost_per_call_setup' | 'cost_failed_call',
  dollars?: number,
): Documented => (dollars === undefined ? {} : { [`${name}_micros`]: dollarsToMicros(dollars) });

/** An account that is active again has no reason for being suspended. */
const statusChange = (status: 'active' | 'suspended' | undefined): Documented => {
  if (status === undefined) return {};
  return status === 'active' ? { status, suspension_reason: null } : { status };
};

type Deps = Pick<AccountDeps, 'store' | 'clock' | 'localDay'>;

/**
 * A new spend cap in the plan's unit. Where there was none, the day begins with what its ended calls cost; calls that
 * are live at that moment are not in it.
 */
const spendChange = async (
  deps: Deps,
  scope: AccountScope,
  limit: number | null | undefined,
): Promise<Documented> => {
  if (limit === undefined) return {};
  const account = await existingAccount(deps, scope);
  const daily_spend_limit = spendLimitOf(account.plan_type, limit);
  if (daily_spend_limit !== null && account.daily_spend_limit === null) {
    const day = deps.localDay(deps.clock.now(), account.timezone);
    const used = await deps.store.accounts.day(scope, day);
    const spent = account.plan_type === 'minutes_based' ? used?.connected_seconds : used?.cost_micros;
    await deps.store.day_spend.begin(scope, day, spent ?? 0);
  }
  return { daily_spend_limit };
};

/** Changes an account. Throws 404 `Account not found`. Batches take new limits and zones with their next call. */
export const patchAccount =
  (deps: Deps) =>
  async ({ scope, change }: { scope: AccountScope; change: AccountChange }): Promise<AccountSheet> => {
    const { cost_per_minute, cost_per_call_setup, cost_failed_call, status, is_active, ...rest } = change;
    const { daily_spend_limit, ...plain } = rest;
    const wanted = status ?? (is_active === undefined ? undefined : is_active ? 'active' : 'suspended');
    const account = await deps.store.accounts.change(scope, {
      ...plain,
      ...(await spendChange(deps, scope, daily_spend_limit)),
      ...price('cost_per_minute', cost_per_minute),
      ...price('cost_per_call_setup', cost_per_call_setup),
      ...price('cost_failed_call', cost_failed_call),
      ...statusChange(wanted),
      updated_at: deps.clock.now(),
    });
    if (account === null) throw notFound('Account not found');
    return toSheet(deps, account);
  };
