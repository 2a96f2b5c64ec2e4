import type { DailyCalls } from '@timbre/scheduling';
import type { AccountDocument, BatchDocument, SharingBatch } from '@timbre/store';
import type { WorkspaceFacts } from '../deps.ts';
import { capsOf, withLiveCap, type Caps } from '../dispatch/capacity.ts';
import { timingsOn } from '../timings.ts';
import type { PreflightDeps } from './deps.ts';

/** How much a campaign may dial. */
export interface Pace {
  slots: number;
  calls_per_second: number;
}

/** What a campaign may use of the caps, alone and beside the others that run now. */
export interface Capacity {
  alone: Pace;
  shared: Pace;
  caps: Caps;
  /** Other running campaigns with people left to call: of the same account, and of all. */
  others_of_account: number;
  others: number;
}

/** More campaigns than this at once share as if they were this many. */
const MOST_SHARING = 500;

/** The part of `cap` that falls to a weight among others'. */
const partOf = (cap: number, own: number, others: readonly SharingBatch[]): number =>
  cap * (own / (own + others.reduce((sum, batch) => sum + batch.priority, 0)));

/**
 * What falls to a campaign by its weight: the account's cap is shared by the account's campaigns, slots and pace of
 * the workspace by all. Campaigns with nobody left to call take no part.
 */
export const capacityAmong = (
  batch: BatchDocument,
  account: AccountDocument,
  workspace: WorkspaceFacts,
  running: readonly SharingBatch[],
): Capacity => {
  const others = running.filter((other) => other.batch_id !== batch.batch_id);
  const siblings = others.filter((other) => other.account_id === batch.account_id);
  const caps = capsOf(batch, account, workspace);
  const { priority } = batch;
  return {
    alone: {
      slots: Math.min(caps.batch, caps.account, caps.workspace),
      calls_per_second: workspace.calls_per_second,
    },
    shared: {
      slots: Math.min(
        caps.batch,
        partOf(caps.account, priority, siblings),
        partOf(caps.workspace, priority, others),
      ),
      calls_per_second: partOf(workspace.calls_per_second, priority, others),
    },
    caps,
    others_of_account: siblings.length,
    others: others.length,
  };
};

/** {@link capacityAmong} with the campaigns that run now, and no more slots than Retell has left for us. */
export const readShares = async (
  { store, clock, workspace }: Pick<PreflightDeps, 'store' | 'clock' | 'workspace'>,
  batch: BatchDocument,
  account: AccountDocument,
): Promise<Capacity> => {
  const stale_ms = timingsOn(clock).capacity_stale;
  const [running, live] = await Promise.all([
    store.preflight_reads.dangerouslyAcrossAccountsListSharing(MOST_SHARING),
    withLiveCap({ store, now: clock.now(), stale_ms }, workspace),
  ]);
  // What others leave of the cap changes by the minute: a campaign of hours is not without any slot for it.
  const max_concurrent_calls = Math.max(1, live.max_concurrent_calls);
  return capacityAmong(batch, account, { ...workspace, max_concurrent_calls }, running);
};

/** What the account's day has seen so far. */
export interface DaySoFar {
  calls_today: number;
  committed_today: number;
}

/** How many calls a day the account's limits leave when one costs `price` (0: nothing). */
export const dailyCalls = (account: AccountDocument, day: DaySoFar, price: number): DailyCalls => {
  const { daily_call_limit, daily_spend_limit, timezone } = account;
  const spend = daily_spend_limit === null || price <= 0 ? Infinity : daily_spend_limit / price;
  const spent = daily_spend_limit === null || price <= 0 ? 0 : day.committed_today / price;
  return {
    zone: timezone,
    left_today: Math.max(0, Math.min(daily_call_limit - day.calls_today, spend - spent)),
    each_day: Math.min(daily_call_limit, spend),
  };
};
