import type { Page, Paged } from '@timbre/kernel';
import type { AccountFilter, AccountScope } from '@timbre/store';
import type { AccountDeps } from '../deps.ts';
import { toSheets, type AccountSheet } from './account-sheet.ts';

/**
 * Accounts newest first. With a scope (an account's own credential) the list holds that account only, if it matches
 * the filter.
 */
export const listAccounts =
  (deps: Pick<AccountDeps, 'store' | 'clock' | 'localDay'>) =>
  async (input: {
    scope: AccountScope | null;
    filter: AccountFilter;
    page: Page;
  }): Promise<Paged<AccountSheet>> => {
    const { scope, filter, page } = input;
    if (scope !== null) {
      const own = await deps.store.accounts.find(scope);
      const matches =
        own !== null &&
        (filter.status === undefined || filter.status === own.status) &&
        (filter.plan_type === undefined || filter.plan_type === own.plan_type);
      return { items: matches && page.skip === 0 ? await toSheets(deps, [own]) : [], total: matches ? 1 : 0 };
    }
    const [accounts, total] = await Promise.all([
      deps.store.accounts.dangerouslyAcrossAccountsList(filter, page),
      deps.store.accounts.dangerouslyAcrossAccountsCount(filter),
    ]);
    return { items: await toSheets(deps, accounts), total };
  };
