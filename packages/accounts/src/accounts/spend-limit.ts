import {
  dollarsToMicros,
  invalidInput,
  microsToDollars,
  minutesToSeconds,
  secondsToMinutes,
} from '@timbre/kernel';
import type { AccountDocument, PlanType } from '@timbre/store';

/** A spend cap as people write it (US$ or minutes) in the unit of the plan. Throws 422 for a plan without a price. */
export const spendLimitOf = (plan_type: PlanType, limit: number | null): number | null => {
  if (limit === null) return null;
  if (plan_type === 'unlimited')
    throw invalidInput([
      { path: 'daily_spend_limit', message: 'no se aplica al plan ilimitado; use daily_call_limit' },
    ]);
  return plan_type === 'minutes_based' ? minutesToSeconds(limit) : dollarsToMicros(limit);
};

/** An amount of the plan's unit as people write it. */
export const inPlanUnit = ({ plan_type }: Pick<AccountDocument, 'plan_type'>, amount: number): number =>
  plan_type === 'minutes_based' ? secondsToMinutes(amount) : microsToDollars(amount);
