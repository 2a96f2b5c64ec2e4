import { DAY_MS, HOUR_MS, SECOND_MS } from '@timbre/kernel';
import type { FinishedCall } from '@timbre/store';
import type { GateReading } from '../dial/gate-facts.ts';
import { walletUnitOf } from '../settle/price.ts';
import { FEWEST_CALLS, figuresOf, type CallFigures } from './call-figures.ts';
import { dailyCalls, readShares, type Capacity } from './capacity-share.ts';
import { callPrices, costOf, type Cost } from './cost.ts';
import type { PreflightDeps } from './deps.ts';
import { finishRange, type FinishRange, type ZoneShare } from './finish-range.ts';
import { callCount, type Workload } from './workload.ts';

/** How far back calls tell how calls go, and how many of them are looked at. */
const HISTORY_MS = 30 * DAY_MS;
const HISTORY_CALLS = 500;
/** How far back they tell how quickly a campaign goes. */
const PACE_MS = HOUR_MS;

/** What is left to do, in the eyes of a reckoning. */
export interface Remaining {
  load: Workload;
  zones: readonly ZoneShare[];
  not_before: Date | null;
}

/** What a reckoning rests on, to be told with it. */
export interface Assumptions {
  figures: CallFigures;
  capacity: Capacity;
  /** Calls in all that are expected. */
  calls: number;
  /** Dials per second as counted in the campaign's last hour; null: reckoned from the caps. */
  measured_pace: number | null;
  /** Calls a day that the account's limits leave; null: more than are expected. */
  calls_a_day: number | null;
  /** Calls that they leave today. */
  calls_left_today: number;
}

/** What a campaign will cost and when it will be done. */
export interface Reckoning {
  cost: Cost;
  finish: FinishRange;
  assumptions: Assumptions;
}

/** Dials per second of a campaign within the last hour; null when it made too few to tell. */
const measuredPace = (own: readonly FinishedCall[], now: Date): number | null => {
  const sent = own.flatMap(({ sent_at }) =>
    sent_at !== null && now.getTime() - sent_at.getTime() <= PACE_MS ? [sent_at.getTime()] : [],
  );
  if (sent.length < FEWEST_CALLS) return null;
  return (sent.length * SECOND_MS) / Math.max(SECOND_MS, now.getTime() - Math.min(...sent));
};

/** The campaign's own calls where they tell enough, else those of the whole account. */
const history = async ({ store, clock }: PreflightDeps, { scope, batch }: GateReading) => {
  const now = clock.now();
  const since = new Date(now.getTime() - HISTORY_MS);
  const calls = await store.preflight_reads.latestCalls(scope, since, HISTORY_CALLS);
  const own = calls.filter((call) => call.batch_id === batch.batch_id);
  const figures = figuresOf(own);
  return {
    figures: figures.calls > 0 ? figures : figuresOf(calls),
    measured_pace: batch.state === 'running' ? measuredPace(own, now) : null,
  };
};

const atPace = (capacity: Capacity, pace: number | null): Capacity =>
  pace === null
    ? capacity
    : {
        ...capacity,
        shared: {
          slots: capacity.alone.slots,
          calls_per_second: Math.min(pace, capacity.alone.calls_per_second),
        },
      };

/**
 * Cost and end of a campaign, with what they rest on. `reading` is that of anybody in it. One estimator for a
 * campaign that is thought of, one that is to be resumed and one that runs. Four reads; nothing is written.
 */
export const reckon = async (
  deps: PreflightDeps,
  reading: GateReading,
  { load, zones, not_before }: Remaining,
): Promise<Reckoning> => {
  const { scope, account, batch, policy, extra_holidays } = reading;
  const { call_settings: settings } = batch;
  const unit = walletUnitOf(account);
  const [{ figures, measured_pace }, wallet, shares] = await Promise.all([
    history(deps, reading),
    unit === null ? null : deps.store.wallets.find(scope, unit),
    readShares(deps, batch, account),
  ]);
  const prices = callPrices(account, figures, settings.max_call_duration);
  const daily = {
    usual: dailyCalls(account, reading, prices.usual),
    worst: dailyCalls(account, reading, prices.longest),
  };
  const capacity = atPace(shares, measured_pace);
  const calls = Math.round(callCount(load, figures.success_share));
  return {
    cost: costOf(account, load, figures, {
      max_call_duration: settings.max_call_duration,
      available: wallet?.available ?? 0,
    }),
    finish: finishRange({
      ...{ now: deps.clock.now(), load, zones, capacity, figures, daily, not_before },
      window: { settings, policy, extra_holidays },
    }),
    assumptions: {
      figures,
      capacity,
      calls,
      measured_pace,
      calls_a_day: daily.usual.each_day < calls ? Math.floor(daily.usual.each_day) : null,
      calls_left_today: daily.usual.left_today,
    },
  };
};
