import { isValidTimezone } from '@timbre/scheduling';
import Joi from 'joi';
import { id, instant, line, pageKeys, quotedChoice, type PageQuery } from './common.ts';

export const PLAN_TYPES = ['minutes_based', 'credit_based', 'unlimited'] as const;
export type PlanType = (typeof PLAN_TYPES)[number];
const ACCOUNT_STATUSES = ['active', 'suspended', 'expired', 'pending_activation'] as const;
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];

export interface AccountParams {
  account_id: string;
}
export const accountParams = Joi.object<AccountParams>({
  account_id: id().required().description('Id de la cuenta'),
});

const MAX_MINUTES = 10_000_000;
const MAX_CREDITS = 10_000_000;
const MAX_FEATURES = 100;

/** Minutes of talk, two decimals at most. */
export const minutes = (): Joi.NumberSchema<number> =>
  Joi.number<number>().greater(0).max(MAX_MINUTES).precision(2);

/** US dollars, six decimals at most. */
export const dollars = (): Joi.NumberSchema<number> =>
  Joi.number<number>().greater(0).max(MAX_CREDITS).precision(6);

const price = (): Joi.NumberSchema<number> => Joi.number<number>().min(0).max(1_000).precision(6);

const concurrency = (): Joi.NumberSchema<number> => Joi.number<number>().integer().min(1).max(1_000);
const dailyLimit = (): Joi.NumberSchema<number> => Joi.number<number>().integer().min(0).max(1_000_000);
const spendLimit = (): Joi.NumberSchema<number | null> =>
  Joi.number<number | null>()
    .greater(0)
    .max(MAX_CREDITS)
    .precision(6)
    .allow(null)
    .description('Tope de gasto por día local: US$ o minutos, según el plan; null: sin tope');
const email = (): Joi.StringSchema<string> =>
  Joi.string<string>()
    .email({ tlds: { allow: false } })
    .max(200);

const timezone = (): Joi.StringSchema<string> =>
  Joi.string<string>()
    .max(64)
    .custom((zone: string, helpers) => (isValidTimezone(zone) ? zone : helpers.error('timezone.unknown')))
    .message('debe ser una zona horaria IANA, por ejemplo America/Santiago');

const openObject = (): Joi.ObjectSchema<Record<string, unknown>> =>
  Joi.object<Record<string, unknown>>().unknown(true).max(MAX_FEATURES);

/** Contract A1 quotes the sentence of a wrong plan. */
const planType = () => quotedChoice('plan_type', PLAN_TYPES);

/** What an account may be given when it is made. Everything but the first three has a default. */
export interface CreateAccountBody {
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
  daily_spend_limit?: number | null;
  features?: Record<string, unknown>;
  settings?: Record<string, unknown>;
}
export const createAccountBody = Joi.object<CreateAccountBody>({
  account_name: line().required(),
  contact_name: line().required(),
  contact_email: email().required(),
  contact_phone: line(40).allow(null),
  plan_type: planType().default('credit_based'),
  initial_minutes: minutes().allow(0),
  initial_credits: dollars().allow(0),
  country: Joi.string()
    .pattern(/^[A-Za-z]{2}$/, 'un país ISO de dos letras')
    .default('CL'),
  timezone: timezone().description('Zona IANA; sin ella, la del país'),
  max_concurrent_calls: concurrency().default(5),
  daily_call_limit: dailyLimit().default(1_000),
  daily_spend_limit: spendLimit(),
  features: openObject(),
  settings: openObject(),
});

/** What may be changed of an account; a balance, a plan or an id are not among it. */
export interface PatchAccountBody {
  account_name?: string;
  contact_name?: string;
  contact_email?: string;
  contact_phone?: string | null;
  timezone?: string;
  max_concurrent_calls?: number;
  daily_call_limit?: number;
  daily_spend_limit?: number | null;
  cost_per_minute?: number;
  cost_per_call_setup?: number;
  cost_failed_call?: number;
  features?: Record<string, unknown>;
  settings?: Record<string, unknown>;
  status?: 'active' | 'suspended';
  is_active?: boolean;
  suspension_reason?: string | null;
  expires_at?: Date | null;
}
export const patchAccountBody = Joi.object<PatchAccountBody>({
  account_name: line(),
  contact_name: line(),
  contact_email: email(),
  contact_phone: line(40).allow(null),
  timezone: timezone(),
  max_concurrent_calls: concurrency(),
  daily_call_limit: dailyLimit(),
  daily_spend_limit: spendLimit(),
  cost_per_minute: price().description('US$ por minuto'),
  cost_per_call_setup: price().description('US$ por llamada contestada'),
  cost_failed_call: price().description('US$ por llamada sin contestar'),
  features: openObject(),
  settings: openObject(),
  status: Joi.string().valid('active', 'suspended'),
  is_active: Joi.boolean().description('Otra forma de escribir status'),
  suspension_reason: line(500).allow(null),
  expires_at: instant().allow(null),
})
  .min(1)
  .oxor('status', 'is_active');

/** An account as clients see it: the document of contract A2, its balance in decimals. */
export interface AccountView {
  account_id: string;
  account_name: string;
  contact_name: string;
  contact_email: string;
  contact_phone: string | null;
  plan_type: PlanType;
  billing_type: 'minutes' | 'credits' | 'unlimited';
  status: AccountStatus;
  is_active: boolean;
  suspension_reason: string | null;
  country: string;
  timezone: string;
  currency: 'USD';
  minutes_purchased: number;
  minutes_used: number;
  minutes_reserved: number;
  minutes_remaining: number;
  credit_balance: number;
  credit_used: number;
  credit_reserved: number;
  credit_available: number;
  cost_per_minute: number;
  cost_per_call_setup: number;
  cost_failed_call: number;
  max_concurrent_calls: number;
  daily_call_limit: number;
  calls_today: number;
  daily_spend_limit: number | null;
  spend_today: number | null;
  features: Record<string, unknown>;
  settings: Record<string, unknown>;
  created_at: Date;
  updated_at: Date;
  expires_at: Date | null;
  last_topup_at: Date | null;
}
const amount = () => Joi.number().required();
export const accountView = Joi.object<AccountView>({
  account_id: Joi.string().required(),
  account_name: Joi.string().required(),
  contact_name: Joi.string().required(),
  contact_email: Joi.string().required(),
  contact_phone: Joi.string().allow(null).required(),
  plan_type: Joi.string()
    .valid(...PLAN_TYPES)
    .required(),
  billing_type: Joi.string().valid('minutes', 'credits', 'unlimited').required(),
  status: Joi.string()
    .valid(...ACCOUNT_STATUSES)
    .required(),
  is_active: Joi.boolean().required(),
  suspension_reason: Joi.string().allow(null).required(),
  country: Joi.string().required(),
  timezone: Joi.string().required(),
  currency: Joi.string().valid('USD').required(),
  minutes_purchased: amount(),
  minutes_used: amount(),
  minutes_reserved: amount(),
  minutes_remaining: amount(),
  credit_balance: amount(),
  credit_used: amount(),
  credit_reserved: amount(),
  credit_available: amount(),
  cost_per_minute: amount(),
  cost_per_call_setup: amount(),
  cost_failed_call: amount(),
  max_concurrent_calls: amount(),
  daily_call_limit: amount(),
  calls_today: amount(),
  daily_spend_limit: Joi.number()
    .allow(null)
    .required()
    .description('US$ o minutos, según el plan; null: sin tope'),
  spend_today: Joi.number()
    .allow(null)
    .required()
    .description('Lo gastado hoy más lo reservado para llamadas en curso; null: sin tope'),
  features: openObject().required(),
  settings: openObject().required(),
  created_at: instant().required(),
  updated_at: instant().required(),
  expires_at: instant().allow(null).required(),
  last_topup_at: instant().allow(null).required(),
});

export interface CreatedAccount {
  success: true;
  account: AccountView;
}
export const createdAccount = Joi.object<CreatedAccount>({
  success: Joi.boolean().valid(true).required(),
  account: accountView.required(),
});

export interface AccountListQuery extends PageQuery {
  status?: AccountStatus;
  plan_type?: PlanType;
}
export const accountListQuery = Joi.object<AccountListQuery>({
  ...pageKeys(),
  status: quotedChoice('status', ACCOUNT_STATUSES),
  plan_type: planType(),
});

export interface AccountBatchesQuery extends PageQuery {
  is_active?: boolean;
}
export const accountBatchesQuery = Joi.object<AccountBatchesQuery>({
  ...pageKeys(),
  is_active: Joi.boolean().description('Solo los activos, o solo los inactivos'),
});
