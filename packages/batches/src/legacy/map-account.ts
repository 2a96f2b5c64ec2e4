import { dollarsToMicros, minutesToSeconds, type WalletUnit } from '@timbre/kernel';
import { isValidTimezone, zonesOfCountry } from '@timbre/scheduling';
import { ACCOUNT_STATUSES, type AccountDocument, type AccountStatus, type PlanType } from '@timbre/store';
import { bornAt, flag, moment, number, object, text, usableId, type Legacy } from './values.ts';

/** In which unit the earlier system's `credit_used` is: it added Retell's cents as if they were dollars. */
export type CreditUsed = 'dollars' | 'cents';

/** An account and the balance with which it begins. */
export interface MappedAccount {
  account: AccountDocument;
  opening: { unit: WalletUnit; amount: number }[];
  repaired: string[];
}

/** The mark by which an account that was brought over is known. */
export const IMPORTED_FROM = 'legacy';

const PLANS: Readonly<Record<string, PlanType>> = {
  minutes_based: 'minutes_based',
  credit_based: 'credit_based',
  unlimited: 'unlimited',
  minutes: 'minutes_based',
  credits: 'credit_based',
};
const SANTIAGO = 'America/Santiago';

/** Notes what had to be put right, and gives what stands instead. */
type Otherwise = <T>(value: T | null, what: string, instead: T) => T;

const positive = (value: unknown): number | null => {
  const found = number(value);
  return found !== null && found > 0 ? Math.floor(found) : null;
};

const price = (value: unknown, dollars: number): number => {
  const found = number(value);
  return dollarsToMicros(found !== null && found >= 0 ? found : dollars);
};

const zoneOf = (document: Legacy, country: string, otherwise: Otherwise): string => {
  const given = text(document.timezone);
  const capital = country === 'CL' ? SANTIAGO : (zonesOfCountry(country)[0] ?? SANTIAGO);
  if (given === null) return capital;
  return otherwise(isValidTimezone(given) ? given : null, 'zona desconocida', capital);
};

/** What is left of a balance: bought less used, never below nothing. Reservations go back: no call of theirs is live. */
const leftOf = (bought: number, used: number, repaired: string[]): number => {
  if (used > bought) repaired.push('saldo sobregirado: comienza en 0');
  return Math.max(0, Math.max(0, bought) - Math.max(0, used));
};

const openingOf = (document: Legacy, credit_used: CreditUsed, repaired: string[]) => {
  const of = (name: string): number => number(document[name]) ?? 0;
  const used = of('credit_used') / (credit_used === 'cents' ? 100 : 1);
  if (of('minutes_reserved') > 0 || of('credit_reserved') > 0) repaired.push('reservas devueltas al saldo');
  if (of('credit_used') > 0) repaired.push('credit_used descontado del saldo');
  const minutes = leftOf(
    minutesToSeconds(of('minutes_purchased')),
    minutesToSeconds(of('minutes_used')),
    repaired,
  );
  const credits = leftOf(dollarsToMicros(of('credit_balance')), dollarsToMicros(used), repaired);
  return [
    { unit: 'seconds' as const, amount: minutes },
    { unit: 'micros' as const, amount: credits },
  ];
};

const statusOf = (value: unknown): AccountStatus | null =>
  ACCOUNT_STATUSES.find((status) => status === text(value)) ?? null;

/** An account of the earlier system as one of Timbre's; a text when it cannot be brought over, saying why. */
export const mapAccount = (
  document: Legacy,
  { now, credit_used }: { now: Date; credit_used: CreditUsed },
): MappedAccount | string => {
  const account_id = usableId(document.account_id);
  if (account_id === null) return 'sin account_id utilizable';
  const plan_type = PLANS[text(document.plan_type) ?? text(document.billing_type) ?? ''];
  if (plan_type === undefined) return 'plan desconocido';
  const repaired: string[] = [];
  const otherwise: Otherwise = (value, what, instead) => {
    if (value === null) repaired.push(what);
    return value ?? instead;
  };
  const named = /^[a-z]{2}$/i.exec(text(document.country) ?? '')?.[0].toUpperCase() ?? null;
  const country = otherwise(named, 'sin país: CL', 'CL');
  const created_at = moment(document.created_at) ?? bornAt(document);
  const status = statusOf(document.status) ?? (flag(document.is_active) === true ? 'active' : null);
  const born = otherwise(created_at, 'sin fecha de creación', now);
  const account: AccountDocument = {
    account_id,
    account_name: otherwise(text(document.account_name), 'sin nombre', account_id),
    contact_name: otherwise(text(document.contact_name), 'sin contacto', 'Sin contacto'),
    contact_email: otherwise(text(document.contact_email), 'sin correo', 'sin-correo@invalid'),
    contact_phone: text(document.contact_phone),
    plan_type,
    status: otherwise(status, 'estado desconocido: por activar', 'pending_activation'),
    suspension_reason: text(document.suspension_reason),
    country,
    timezone: zoneOf(document, country, otherwise),
    max_concurrent_calls: positive(document.max_concurrent_calls) ?? 3,
    daily_call_limit: positive(document.daily_call_limit) ?? 1_000,
    daily_spend_limit: null,
    holidays: [],
    contact_rules: null,
    cost_per_minute_micros: price(document.cost_per_minute, 0.15),
    cost_per_call_setup_micros: price(document.cost_per_call_setup, 0.02),
    cost_failed_call_micros: price(document.cost_failed_call, 0.01),
    features: { ...object(document.features) },
    settings: { ...object(document.settings), imported_from: IMPORTED_FROM },
    created_at: born,
    updated_at: moment(document.updated_at) ?? born,
    expires_at: moment(document.expires_at),
    last_topup_at: moment(document.last_topup_at),
  };
  return { account, opening: openingOf(document, credit_used, repaired), repaired };
};
