import { existingAccount, policyOf } from '@timbre/batches';
import { invalidInput, notFound, type FieldFault } from '@timbre/kernel';
import {
  contactPolicy,
  localDateKey,
  wideningFaults,
  type ContactPolicy,
  type ContactRules,
  type Purpose,
} from '@timbre/scheduling';
import type { AccountDocument, AccountScope } from '@timbre/store';
import { audit } from '../audit.ts';
import type { By, PolicyDeps } from '../deps.ts';
import { wakeCampaigns } from './wake-campaigns.ts';

/** The rules under which an account calls: what it asks for itself, and what holds for each purpose. */
export interface EffectiveRules {
  account_id: string;
  country: string;
  timezone: string;
  own_rules: ContactRules | null;
  policies: ContactPolicy[];
}

/** The purpose that a campaign has unless it says otherwise comes first. */
const PURPOSES: readonly Purpose[] = ['collections', 'marketing', 'survey', 'user_experience'];

const effective = (account: AccountDocument, now: Date): EffectiveRules => ({
  account_id: account.account_id,
  country: account.country,
  timezone: account.timezone,
  own_rules: account.contact_rules,
  policies: PURPOSES.map((purpose) =>
    policyOf(
      { country: account.country, purpose, contact_pack: null },
      account,
      localDateKey(now, account.timezone),
    ),
  ),
});

/** The account's effective contact policy for each purpose, with its sources. 404 without the account. */
export const getContactRules =
  ({ store, clock }: Pick<PolicyDeps, 'store' | 'clock'>) =>
  async (scope: AccountScope): Promise<EffectiveRules> =>
    effective(await existingAccount(store, scope), clock.now());

/**
 * Faults of rules that narrow nothing: a part that goes beyond the law for every purpose. One that is tighter for
 * some purpose is taken, because each campaign gets what both its law and the account allow.
 */
const faultsOf = (account: AccountDocument, rules: ContactRules, now: Date): FieldFault[] => {
  const on = localDateKey(now, account.timezone);
  const [first = [], ...others] = PURPOSES.map((purpose) =>
    wideningFaults(contactPolicy({ country: account.country, purpose, on }), rules),
  );
  return first.filter(({ path }) => others.every((faults) => faults.some((fault) => fault.path === path)));
};

/**
 * Sets the account's own stricter rules (null: none beyond the law). The next gate of every dial heeds them. 422 with
 * every rule that would widen the law, 404 without the account.
 */
export const setContactRules =
  (deps: PolicyDeps) =>
  async (scope: AccountScope, rules: ContactRules | null, by: By): Promise<EffectiveRules> => {
    const now = deps.clock.now();
    const before = await existingAccount(deps.store, scope);
    const faults = rules === null ? [] : faultsOf(before, rules, now);
    if (faults.length > 0)
      throw invalidInput(faults.map(({ path, message }) => ({ path: `own_rules.${path}`, message })));
    const account = await deps.store.accounts.change(scope, { contact_rules: rules, updated_at: now });
    if (account === null) throw notFound('Account not found');
    await audit(deps, scope, by, {
      action: 'contact_policy.changed',
      target: scope.account_id,
      before: before.contact_rules && { ...before.contact_rules },
      after: rules && { ...rules },
    });
    await wakeCampaigns(deps, scope);
    return effective(account, now);
  };
