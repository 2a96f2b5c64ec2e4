import type { AccountSheet } from '@timbre/accounts';
import type { DashboardFigures } from '@timbre/batches';
import type { DashboardOverviewView, DashboardStatsView } from '@timbre/contracts';
import { microsToDollars, percentage, secondsToMinutes } from '@timbre/kernel';
import type { AccountDocument } from '@timbre/store';
import { BILLING_TYPES, presentAccount, presentBalance } from './account.ts';

const successOf = ({ counters: { completed_jobs, failed_jobs } }: DashboardFigures): number =>
  percentage(completed_jobs, completed_jobs + failed_jobs);

const presentJobs = (figures: DashboardFigures, account_id: string | null): DashboardStatsView['jobs'] => {
  const { counters } = figures;
  const by_status = {
    pending: counters.pending_jobs,
    in_progress: counters.in_progress_jobs,
    completed: counters.completed_jobs,
    failed: counters.failed_jobs,
    suspended: counters.suspended_jobs,
    cancelled: counters.cancelled_jobs,
  };
  return {
    account_id,
    total_jobs: counters.total_jobs,
    stats_by_status: by_status,
    ...by_status,
    total_cost: microsToDollars(figures.total_cost_micros),
    total_minutes: secondsToMinutes(figures.total_seconds),
    success_rate: successOf(figures),
  };
};

/** An account with its balance and its jobs. */
export const presentDashboardStats = (
  figures: DashboardFigures,
  sheet: AccountSheet,
  now: Date,
): DashboardStatsView => ({
  account: presentAccount(sheet),
  balance: presentBalance(sheet, now),
  jobs: presentJobs(figures, sheet.account.account_id),
  timestamp: figures.at,
});

/** The whole installation. */
export const presentSystemStats = (
  figures: DashboardFigures,
  accounts: { total: number; active: number },
): DashboardStatsView => ({
  system: { total_accounts: accounts.total, active_accounts: accounts.active, timestamp: figures.at },
  jobs: presentJobs(figures, null),
  timestamp: figures.at,
});

const availableOf = ({ available }: DashboardFigures, { plan_type }: AccountDocument): number => {
  if (plan_type === 'unlimited') return 0;
  return plan_type === 'minutes_based'
    ? secondsToMinutes(available.seconds)
    : microsToDollars(available.micros);
};

/** The first page of a dashboard; `account` null: of the whole installation. */
export const presentOverview = (
  figures: DashboardFigures,
  account: AccountDocument | null,
): DashboardOverviewView => {
  const { counters, active, calls_today: today } = figures;
  const { pending_jobs: pending, completed_jobs: completed, failed_jobs: failed } = counters;
  return {
    success: true,
    timestamp: figures.at,
    account: account && {
      account_id: account.account_id,
      name: account.account_name,
      status: account.status,
      balance: availableOf(figures, account),
      billing_type: BILLING_TYPES[account.plan_type],
    },
    metrics: {
      jobs_today: today,
      success_rate_percentage: successOf(figures),
      active_batches: active.batches,
      pending_jobs: pending,
    },
    detailed_stats: {
      jobs: { today, pending, completed, failed, total_finished: completed + failed },
      batches: {
        active_count: active.batches,
        total_jobs: active.total_jobs,
        total_cost: microsToDollars(active.total_cost_micros),
        total_minutes: secondsToMinutes(active.total_seconds),
      },
    },
  };
};
