import type { ContactRules } from '@timbre/scheduling';
import { Schema } from 'mongoose';

export const PLAN_TYPES = ['minutes_based', 'credit_based', 'unlimited'] as const;
export type PlanType = (typeof PLAN_TYPES)[number];

export const ACCOUNT_STATUSES = ['active', 'suspended', 'expired', 'pending_activation'] as const;
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];

/** A day that an account keeps free: a regional holiday, an election, its own anniversary. */
export interface AccountHoliday {
  /** `YYYY-MM-DD` */
  date: string;
  name: string;
}

/** A tenant. Prices are micro-dollars; balances stand in `wallets`, counts per day in `account_days`. */
export interface AccountDocument {
  account_id: string;
  account_name: string;
  contact_name: string;
  contact_email: string;
  contact_phone: string | null;
  plan_type: PlanType;
  status: AccountStatus;
  suspension_reason: string | null;
  /** ISO 3166 two letters, upper case. */
  country: string;
  /** IANA zone: windows without a zone of their own, and the turn of the day for daily limits. */
  timezone: string;
  max_concurrent_calls: number;
  daily_call_limit: number;
  /** The most that calls of one local day may cost, in the plan's unit (micro-dollars or seconds); null: no cap. */
  daily_spend_limit: number | null;
  /** Days on which nobody is called, beside the national holidays. */
  holidays: AccountHoliday[];
  /** Rules stricter than those of the country; null: none. */
  contact_rules: ContactRules | null;
  cost_per_minute_micros: number;
  cost_per_call_setup_micros: number;
  cost_failed_call_micros: number;
  features: Record<string, unknown>;
  settings: Record<string, unknown>;
  created_at: Date;
  updated_at: Date;
  expires_at: Date | null;
  last_topup_at: Date | null;
}

export const accountSchema = new Schema<AccountDocument>({
  account_id: { type: String, required: true },
  account_name: { type: String, required: true },
  contact_name: { type: String, required: true },
  contact_email: { type: String, required: true },
  contact_phone: { type: String, default: null },
  plan_type: { type: String, enum: PLAN_TYPES, required: true },
  status: { type: String, enum: ACCOUNT_STATUSES, required: true },
  suspension_reason: { type: String, default: null },
  country: { type: String, required: true },
  timezone: { type: String, required: true },
  max_concurrent_calls: { type: Number, required: true },
  daily_call_limit: { type: Number, required: true },
  daily_spend_limit: { type: Number, default: null },
  holidays: {
    type: [new Schema<AccountHoliday>({ date: String, name: String }, { _id: false })],
    default: [],
  },
  contact_rules: { type: Schema.Types.Mixed, default: null },
  cost_per_minute_micros: { type: Number, required: true },
  cost_per_call_setup_micros: { type: Number, required: true },
  cost_failed_call_micros: { type: Number, required: true },
  features: { type: Schema.Types.Mixed, default: {} },
  settings: { type: Schema.Types.Mixed, default: {} },
  created_at: { type: Date, required: true },
  updated_at: { type: Date, required: true },
  expires_at: { type: Date, default: null },
  last_topup_at: { type: Date, default: null },
});
accountSchema.index({ account_id: 1 }, { unique: true });
accountSchema.index({ status: 1, plan_type: 1, created_at: -1 });

/** What an account used on one local day; the day is a key, so nothing has to be reset at midnight. */
export interface AccountDayDocument {
  /** `<account_id>:<YYYY-MM-DD>` in the account's zone. */
  _id: string;
  account_id: string;
  day: string;
  /** Dials that Retell was asked for, given back when it was not. Bounded by `daily_call_limit`. */
  calls: number;
  /** What the day's calls cost or may still cost at worst, while the account has a spend cap. In the plan's unit. */
  committed: number;
  /** The worst case of each call that is not over, by attempt id; part of `committed`. */
  held: Record<string, number>;
  /** Calls that came to an end, and what became of them. */
  ended_calls: number;
  connected_calls: number;
  connected_seconds: number;
  cost_micros: number;
}

export const accountDaySchema = new Schema<AccountDayDocument>({
  _id: { type: String, required: true },
  account_id: { type: String, required: true },
  day: { type: String, required: true },
  calls: { type: Number, default: 0 },
  committed: { type: Number, default: 0 },
  held: { type: Schema.Types.Mixed, default: {} },
  ended_calls: { type: Number, default: 0 },
  connected_calls: { type: Number, default: 0 },
  connected_seconds: { type: Number, default: 0 },
  cost_micros: { type: Number, default: 0 },
});
accountDaySchema.index({ account_id: 1, day: -1 });
accountDaySchema.index({ day: 1 });
