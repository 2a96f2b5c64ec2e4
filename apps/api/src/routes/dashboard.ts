import { existingAccount, getAccount, scopeOrAll, type AccountDeps } from '@timbre/accounts';
import { dashboardFigures, type DashboardDeps } from '@timbre/batches';
import { OPERATIONS } from '@timbre/contracts';
import { ok, revalidated } from '../http/reply.ts';
import { route } from '../http/route.ts';
import { presentDashboardStats, presentOverview, presentSystemStats } from '../present/dashboard.ts';

/** What dashboards poll. Sums come from a cache of 30 seconds; the account is read afresh. */
export const dashboardRoutes = (deps: DashboardDeps, accounts: AccountDeps) => {
  const figuresOf = dashboardFigures(deps);
  return [
    route(OPERATIONS.getDashboardStats, async ({ query, credential }) => {
      const scope = scopeOrAll(credential, query.account_id);
      if (scope === null) {
        const [figures, total, active] = await Promise.all([
          figuresOf(null),
          deps.store.accounts.dangerouslyAcrossAccountsCount({}),
          deps.store.accounts.dangerouslyAcrossAccountsCount({ status: 'active' }),
        ]);
        return ok(presentSystemStats(figures, { total, active }));
      }
      const [figures, sheet] = await Promise.all([figuresOf(scope), getAccount(accounts)(scope)]);
      return ok(presentDashboardStats(figures, sheet, deps.clock.now()));
    }),
    route(OPERATIONS.getDashboardOverview, async ({ query, credential }) => {
      const scope = scopeOrAll(credential, query.account_id);
      const [figures, account] = await Promise.all([
        figuresOf(scope),
        scope === null ? null : existingAccount(accounts, scope),
      ]);
      return revalidated(presentOverview(figures, account));
    }),
  ];
};
