import Joi from 'joi';
import { accountView, type AccountView } from './accounts.ts';
import { balanceView, type BalanceView } from './balance.ts';
import { id, instant } from './common.ts';

export interface DashboardQuery {
  account_id?: string;
}
export const dashboardQuery = Joi.object<DashboardQuery>({
  account_id: id().description('Solo para credenciales de la plataforma; sin él, toda la instalación'),
});

const count = () => Joi.number().integer().required();
const money = () => Joi.number().required();

/** How many jobs stand where, with their cost. */
export interface DashboardJobsView {
  account_id: string | null;
  total_jobs: number;
  stats_by_status: Record<string, number>;
  pending: number;
  in_progress: number;
  completed: number;
  failed: number;
  suspended: number;
  cancelled: number;
  total_cost: number;
  total_minutes: number;
  success_rate: number;
}
const jobsView = Joi.object<DashboardJobsView>({
  account_id: Joi.string().allow(null).required(),
  total_jobs: count(),
  stats_by_status: Joi.object().pattern(Joi.string(), Joi.number().integer()).required(),
  pending: count(),
  in_progress: count(),
  completed: count(),
  failed: count(),
  suspended: count(),
  cancelled: count(),
  total_cost: money().description('US$'),
  total_minutes: money(),
  success_rate: money().description('completed / (completed + failed) · 100'),
});

/** An account with its jobs; for the platform, which names none, the installation. */
export interface DashboardStatsView {
  account?: AccountView;
  balance?: BalanceView;
  system?: { total_accounts: number; active_accounts: number; timestamp: string };
  jobs: DashboardJobsView;
  timestamp: string;
}
const timestamp = () => instant().required().description('De cuándo son las cifras: a lo más 30 segundos');
export const dashboardStatsView = Joi.object<DashboardStatsView>({
  account: accountView,
  balance: balanceView,
  system: Joi.object({ total_accounts: count(), active_accounts: count(), timestamp: timestamp() }),
  jobs: jobsView.required(),
  timestamp: timestamp(),
});

export interface DashboardOverviewView {
  success: true;
  timestamp: string;
  account: {
    account_id: string;
    name: string;
    status: string;
    balance: number;
    billing_type: 'minutes' | 'credits' | 'unlimited';
  } | null;
  metrics: {
    jobs_today: number;
    success_rate_percentage: number;
    active_batches: number;
    pending_jobs: number;
  };
  detailed_stats: {
    jobs: { today: number; pending: number; completed: number; failed: number; total_finished: number };
    batches: { active_count: number; total_jobs: number; total_cost: number; total_minutes: number };
  };
}
export const dashboardOverviewView = Joi.object<DashboardOverviewView>({
  success: Joi.boolean().valid(true).required(),
  timestamp: timestamp(),
  account: Joi.object({
    account_id: Joi.string().required(),
    name: Joi.string().required(),
    status: Joi.string().required(),
    balance: money().description('US$ o minutos disponibles según billing_type; 0 en unlimited'),
    billing_type: Joi.string().valid('minutes', 'credits', 'unlimited').required(),
  })
    .allow(null)
    .required()
    .description('null: toda la instalación'),
  metrics: Joi.object({
    jobs_today: count().description('Llamadas de hoy, en la zona de la cuenta'),
    success_rate_percentage: money(),
    active_batches: count(),
    pending_jobs: count(),
  }).required(),
  detailed_stats: Joi.object({
    jobs: Joi.object({
      today: count(),
      pending: count(),
      completed: count(),
      failed: count(),
      total_finished: count(),
    }).required(),
    batches: Joi.object({
      active_count: count().description('Lotes activos; las cifras siguientes son de ellos'),
      total_jobs: count(),
      total_cost: money().description('US$'),
      total_minutes: money(),
    }).required(),
  }).required(),
});
