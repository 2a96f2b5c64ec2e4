import { priceOfSeconds, type WalletUnit } from '@timbre/kernel';
import type { AccountDocument } from '@timbre/store';
import { walletUnitOf } from '../settle/price.ts';
import type { CallFigures } from './call-figures.ts';
import { callCount, headCount, type Workload } from './workload.ts';

/** What a campaign may cost, in the unit of the plan. */
export interface Cost {
  /** null: the plan draws on no balance, all amounts are 0. */
  unit: WalletUnit | null;
  min: number;
  expected: number;
  max: number;
  /** null without a unit. */
  available: number | null;
  /** What the expected cost leaves; below 0 by what is missing. null without a unit. */
  balance_after: number | null;
  /** True when the balance covers the expected cost. */
  enough: boolean;
  /** How many people the balance is expected to last for; null without a unit. */
  people_covered: number | null;
}

type Prices = Pick<
  AccountDocument,
  'plan_type' | 'cost_per_minute_micros' | 'cost_per_call_setup_micros' | 'cost_failed_call_micros'
>;

/** What calls cost: nobody there, taken and hung up at once, as usual, to the longest. */
export interface CallPrices {
  failed: number;
  shortest: number;
  usual: number;
  longest: number;
}

/** The prices of one call under a plan; all 0 where it draws on no balance. */
export const callPrices = (account: AccountDocument, figures: CallFigures, longest_s: number): CallPrices => {
  const unit = walletUnitOf(account);
  if (unit === null) return { failed: 0, shortest: 0, usual: 0, longest: 0 };
  const { connected_share, connected_seconds } = figures;
  if (unit === 'seconds')
    return { failed: 0, shortest: 0, usual: connected_share * connected_seconds, longest: longest_s };
  const { cost_failed_call_micros: failed, cost_per_call_setup_micros: setup }: Prices = account;
  const talk = (seconds: number): number => setup + priceOfSeconds(seconds, account.cost_per_minute_micros);
  return {
    failed,
    shortest: setup,
    usual: connected_share * talk(connected_seconds) + (1 - connected_share) * failed,
    longest: Math.max(talk(longest_s), failed),
  };
};

/**
 * The range of what a workload costs. min: nobody answers in any attempt, or everybody hangs up at once, whichever is
 * less. max: every attempt is used and lasts as long as it may. expected: as `figures` say, never outside of the two.
 */
export const costOf = (
  account: AccountDocument,
  load: Workload,
  figures: CallFigures,
  { max_call_duration, available }: { max_call_duration: number; available: number },
): Cost => {
  const unit = walletUnitOf(account);
  const prices = callPrices(account, figures, max_call_duration);
  const sum = (each: (attempts: number) => number): number =>
    load.people.reduce((total, count, index) => total + count * each(index + 1), 0);
  const min = Math.round(sum((attempts) => Math.min(attempts * prices.failed, prices.shortest)));
  const max = Math.round(sum((attempts) => attempts * prices.longest));
  const usual = Math.round(callCount(load, figures.success_share) * prices.usual);
  const expected = Math.min(max, Math.max(min, usual));
  if (unit === null)
    return {
      unit,
      min,
      expected,
      max,
      available: null,
      balance_after: null,
      enough: true,
      people_covered: null,
    };
  const people = headCount(load);
  return {
    unit,
    min,
    expected,
    max,
    available,
    balance_after: available - expected,
    enough: expected <= available,
    people_covered: Math.floor(expected <= available ? people : (people * available) / expected),
  };
};
