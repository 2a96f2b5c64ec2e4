import Joi from 'joi';
import { PLAN_TYPES, accountView, dollars, minutes, type AccountView, type PlanType } from './accounts.ts';
import { instant, pageKeys, quotedChoice, type PageQuery } from './common.ts';

/** What an account has left; which fields there are depends on its plan (contract A1). */
export type BalanceView = { has_balance: boolean; can_make_calls: boolean } & (
  | { plan_type: 'unlimited' }
  | {
      plan_type: 'minutes_based';
      unit: 'minutes';
      remaining: number;
      used: number;
      purchased: number;
      reserved: number;
    }
  | {
      plan_type: 'credit_based';
      unit: 'USD';
      remaining: number;
      used: number;
      balance: number;
      reserved: number;
    }
);
export const balanceView = Joi.object<BalanceView>({
  has_balance: Joi.boolean().required().description('Alcanza para una llamada más'),
  plan_type: Joi.string()
    .valid(...PLAN_TYPES)
    .required(),
  can_make_calls: Joi.boolean().required(),
  unit: Joi.string().valid('minutes', 'USD'),
  remaining: Joi.number(),
  used: Joi.number(),
  reserved: Joi.number().description('Apartado para llamadas en curso'),
  purchased: Joi.number().description('Minutos comprados (minutes_based)'),
  balance: Joi.number().description('Créditos comprados (credit_based)'),
});

export interface TopUpBody {
  minutes?: number;
  credits?: number;
}
export const topUpBody = Joi.object<TopUpBody>({
  minutes: minutes().description('Minutos que se agregan'),
  credits: dollars().description('US$ que se agregan'),
});

export interface ToppedUp {
  success: true;
  message: string;
  balance: BalanceView;
}
export const toppedUp = Joi.object<ToppedUp>({
  success: Joi.boolean().valid(true).required(),
  message: Joi.string().required(),
  balance: balanceView.required(),
});

/** The account's figures of today and its plan (contract A1). */
export interface AccountStatsView {
  account_id: string;
  account_name: string;
  status: string;
  plan_type: PlanType;
  created_at: Date;
  calls_today: number;
  daily_limit: number;
  max_concurrent: number;
  minutes_purchased?: number;
  minutes_used?: number;
  minutes_remaining?: number;
  minutes_reserved?: number;
  credit_balance?: number;
  credit_used?: number;
  credit_available?: number;
  credit_reserved?: number;
  cost_per_minute?: number;
  cost_per_setup?: number;
}
export const accountStatsView = Joi.object<AccountStatsView>({
  account_id: Joi.string().required(),
  account_name: Joi.string().required(),
  status: Joi.string().required(),
  plan_type: Joi.string()
    .valid(...PLAN_TYPES)
    .required(),
  created_at: instant().required(),
  calls_today: Joi.number().required(),
  daily_limit: Joi.number().required(),
  max_concurrent: Joi.number().required(),
  minutes_purchased: Joi.number(),
  minutes_used: Joi.number(),
  minutes_remaining: Joi.number(),
  minutes_reserved: Joi.number(),
  credit_balance: Joi.number(),
  credit_used: Joi.number(),
  credit_available: Joi.number(),
  credit_reserved: Joi.number(),
  cost_per_minute: Joi.number(),
  cost_per_setup: Joi.number(),
});

const TRANSACTION_TYPES = [
  'topup_credits',
  'topup_minutes',
  'call_usage',
  'refund',
  'call_setup',
  'bonus',
  'penalty',
  'plan_upgrade',
  'plan_renewal',
] as const;
type TransactionType = (typeof TRANSACTION_TYPES)[number];

export interface TransactionListQuery extends PageQuery {
  transaction_type?: TransactionType;
}
export const transactionListQuery = Joi.object<TransactionListQuery>({
  ...pageKeys(50, 200),
  transaction_type: quotedChoice('transaction_type', TRANSACTION_TYPES),
});

/** One movement of a balance. */
export interface TransactionView {
  transaction_id: string;
  account_id: string;
  type: TransactionType;
  amount: number;
  unit: 'minutes' | 'USD';
  cost: number;
  description: string;
  reference_id: string;
  batch_id: string | null;
  created_at: Date;
}
export const transactionView = Joi.object<TransactionView>({
  transaction_id: Joi.string().required(),
  account_id: Joi.string().required(),
  type: Joi.string()
    .valid(...TRANSACTION_TYPES)
    .required(),
  amount: Joi.number().required().description('Positivo: entra al saldo; negativo: sale'),
  unit: Joi.string().valid('minutes', 'USD').required(),
  cost: Joi.number().integer().required().description('Lo gastado, en centavos de US$'),
  description: Joi.string().allow('').required(),
  reference_id: Joi.string().required(),
  batch_id: Joi.string().allow(null).required(),
  created_at: instant().required(),
});

/** The account, its balance, its batches and its money on one page (contract A1). */
export interface AccountSummaryView {
  account: AccountView;
  balance: BalanceView;
  stats: { total_batches: number; active_batches: number; completed_batches: number };
  financial_summary: {
    total_spent: number;
    total_recharges: number;
    total_usage: number;
    transaction_count: number;
  };
}
export const accountSummaryView = Joi.object<AccountSummaryView>({
  account: accountView.required(),
  balance: balanceView.required(),
  stats: Joi.object({
    total_batches: Joi.number().required(),
    active_batches: Joi.number().required(),
    completed_batches: Joi.number().required(),
  }).required(),
  financial_summary: Joi.object({
    total_spent: Joi.number().required().description('US$ gastados en llamadas'),
    total_recharges: Joi.number().required(),
    total_usage: Joi.number().required(),
    transaction_count: Joi.number().required(),
  }).required(),
});

/** The settings of the newest batch that had any; `success: false` when there is none (contract A1). */
export interface LastCallSettingsView {
  success: boolean;
  message?: string;
  call_settings: Record<string, unknown> | null;
  effective_settings?: object;
  from_batch?: string;
  created_at?: Date;
}
export const lastCallSettingsView = Joi.object<LastCallSettingsView>({
  success: Joi.boolean().required(),
  message: Joi.string(),
  call_settings: Joi.object().unknown(true).allow(null).required(),
  effective_settings: Joi.object().unknown(true),
  from_batch: Joi.string(),
  created_at: instant(),
});

export interface SuspendQuery {
  reason: string;
}
export const suspendQuery = Joi.object<SuspendQuery>({
  reason: Joi.string().allow('').max(500).default('').description('Motivo, queda guardado en la cuenta'),
});
