import { EXAMPLE_ACCOUNT } from './accounts.ts';
import { EXAMPLE_BALANCE } from './balance.ts';

const AT = '2026-11-23T14:30:00.000Z';

/** The figures of an account. */
export const EXAMPLE_DASHBOARD_STATS = {
  account: EXAMPLE_ACCOUNT,
  balance: EXAMPLE_BALANCE,
  jobs: {
    account_id: EXAMPLE_ACCOUNT.account_id,
    total_jobs: 1924,
    stats_by_status: {
      pending: 1421,
      in_progress: 4,
      completed: 340,
      failed: 150,
      suspended: 0,
      cancelled: 9,
    },
    pending: 1421,
    in_progress: 4,
    completed: 340,
    failed: 150,
    suspended: 0,
    cancelled: 9,
    total_cost: 125.5,
    total_minutes: 450.3,
    success_rate: 69.39,
  },
  timestamp: AT,
};

/** The same on the first page of the dashboard. */
export const EXAMPLE_OVERVIEW = {
  success: true,
  timestamp: AT,
  account: {
    account_id: EXAMPLE_ACCOUNT.account_id,
    name: EXAMPLE_ACCOUNT.account_name,
    status: 'active',
    balance: 86.13,
    billing_type: 'credits',
  },
  metrics: { jobs_today: 84, success_rate_percentage: 69.39, active_batches: 3, pending_jobs: 1421 },
  detailed_stats: {
    jobs: { today: 84, pending: 1421, completed: 340, failed: 150, total_finished: 490 },
    batches: { active_count: 3, total_jobs: 1924, total_cost: 125.5, total_minutes: 450.3 },
  },
};
