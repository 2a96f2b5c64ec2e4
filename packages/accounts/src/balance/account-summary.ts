import { microsToDollars, roundHalfUp, secondsToMinutes } from '@timbre/kernel';
import type { AccountScope, LedgerKind } from '@timbre/store';
import { getAccount, type AccountSheet } from '../accounts/account-sheet.ts';
import type { AccountDeps } from '../deps.ts';

/** An account with its balance, its batches and what moved in its ledger. */
export interface AccountSummary {
  sheet: AccountSheet;
  stats: { total_batches: number; active_batches: number; completed_batches: number };
  financial_summary: {
    /** US dollars, whole cents: what calls cost. */
    total_spent: number;
    /** Σ of top-ups and of usage, in the unit of the plan (US dollars for `unlimited`). */
    total_recharges: number;
    total_usage: number;
    transaction_count: number;
  };
}

type Sums = Awaited<ReturnType<AccountDeps['store']['wallets']['sumLedger']>>;

const MICROS_PER_CENT = 10_000;

const total = (sums: Sums, unit: 'seconds' | 'micros', kinds: readonly LedgerKind[]): number =>
  sums
    .filter((sum) => sum.unit === unit && kinds.includes(sum.kind))
    .reduce((all, sum) => all + sum.amount, 0);

const financial = (sheet: AccountSheet, sums: Sums): AccountSummary['financial_summary'] => {
  const unit = sheet.account.plan_type === 'minutes_based' ? 'seconds' : 'micros';
  const decimal = unit === 'seconds' ? secondsToMinutes : microsToDollars;
  return {
    total_spent: roundHalfUp(total(sums, 'micros', ['settle', 'adjust']) / MICROS_PER_CENT) / 100,
    total_recharges: decimal(total(sums, unit, ['top_up'])),
    total_usage: decimal(total(sums, unit, ['settle', 'adjust'])),
    transaction_count: sums.reduce((all, sum) => all + sum.rows, 0),
  };
};

/** Everything about an account on one page. Throws 404 `Account not found`. */
export const accountSummary =
  (deps: Pick<AccountDeps, 'store' | 'clock' | 'localDay'>) =>
  async (scope: AccountScope): Promise<AccountSummary> => {
    const sheet = await getAccount(deps)(scope);
    const [total_batches, active_batches, sums] = await Promise.all([
      deps.store.batch_reads.count(scope, {}),
      deps.store.batch_reads.count(scope, { is_active: true }),
      deps.store.wallets.sumLedger(scope),
    ]);
    // Contract A1 counts as completed whatever is not active.
    const stats = { total_batches, active_batches, completed_batches: total_batches - active_batches };
    return { sheet, stats, financial_summary: financial(sheet, sums) };
  };
