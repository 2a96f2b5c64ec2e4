import { DAY_MS, SECOND_MS, type Clock } from '@timbre/kernel';
import { localDateKey } from '@timbre/scheduling';
import type { AccountScope, ActiveTotals, BatchCounters, BatchTotals, Store } from '@timbre/store';
import { existingAccount } from '../active-account.ts';
import { readCounters } from '../job/job-status.ts';
import { createKept, type Shelf } from './kept.ts';

/** What a dashboard shows of an account, or of the whole installation, as it was at `at`. */
export interface DashboardFigures {
  /** ISO-8601. */
  at: string;
  /** Jobs by where they stand; those of ended campaigns that still wait count as cancelled. */
  counters: BatchCounters;
  total_cost_micros: number;
  total_seconds: number;
  /** Campaigns that are switched on. */
  active: ActiveTotals;
  /** Calls of today, in the zone of each account. */
  calls_today: number;
  /** What the account's wallets have left; zeros for the whole installation. */
  available: { seconds: number; micros: number };
}

export interface DashboardDeps {
  store: Store;
  clock: Clock;
  redis: Shelf;
}

/** Figures may be this old, in real time. */
const KEEP_MS = 30 * SECOND_MS;

const NO_JOBS: BatchCounters = {
  total_jobs: 0,
  pending_jobs: 0,
  in_progress_jobs: 0,
  completed_jobs: 0,
  failed_jobs: 0,
  suspended_jobs: 0,
  cancelled_jobs: 0,
};

const NAMES = Object.keys(NO_JOBS) as (keyof BatchCounters)[];

const add = (sum: BatchCounters, more: BatchCounters): BatchCounters =>
  Object.fromEntries(NAMES.map((name) => [name, sum[name] + more[name]])) as Record<
    keyof BatchCounters,
    number
  >;

const NOTHING_LEFT = { seconds: 0, micros: 0 };

const figuresOf = (
  { by_state, active }: BatchTotals,
  calls_today: number,
  available: DashboardFigures['available'],
  now: Date,
): DashboardFigures => ({
  at: now.toISOString(),
  counters: by_state.map((totals) => readCounters(totals)).reduce(add, NO_JOBS),
  total_cost_micros: by_state.reduce((sum, { total_cost_micros }) => sum + total_cost_micros, 0),
  total_seconds: by_state.reduce((sum, { total_seconds }) => sum + total_seconds, 0),
  active,
  calls_today,
  available,
});

/** Calls of today over all accounts: some of them are a day ahead of others for some hours. */
const callsTodayEverywhere = async (store: Store, now: Date): Promise<number> => {
  const nearby = [-DAY_MS, 0, DAY_MS].map((ms) => localDateKey(new Date(now.getTime() + ms), 'UTC'));
  const [zones, days] = await Promise.all([
    store.overview_reads.dangerouslyAcrossAccountsZones(),
    store.overview_reads.dangerouslyAcrossAccountsDays(nearby),
  ]);
  const today = new Map(zones.map(({ account_id, timezone }) => [account_id, localDateKey(now, timezone)]));
  return days
    .filter(({ account_id, day }) => today.get(account_id) === day)
    .reduce((sum, { calls }) => sum + calls, 0);
};

/**
 * The figures of one account, or with null of all of them, at most 30 seconds old: two reads at most, whoever asks
 * and however often. Make one reader for a process. Throws 404 `Account not found`, which is never kept.
 */
export const dashboardFigures = ({ store, clock, redis }: DashboardDeps) => {
  const kept = createKept(redis, KEEP_MS);
  const ofAccount = async (scope: AccountScope): Promise<DashboardFigures> => {
    const now = clock.now();
    const { timezone } = await existingAccount(store, scope);
    const [totals, day, wallets] = await Promise.all([
      store.overview_reads.totals(scope),
      store.accounts.day(scope, localDateKey(now, timezone)),
      store.wallets.list(scope),
    ]);
    const left = Object.fromEntries(wallets.map(({ unit, available }) => [unit, available]));
    return figuresOf(totals, day?.calls ?? 0, { ...NOTHING_LEFT, ...left }, now);
  };
  const ofAll = async (): Promise<DashboardFigures> => {
    const now = clock.now();
    const [totals, calls_today] = await Promise.all([
      store.overview_reads.dangerouslyAcrossAccountsTotals(),
      callsTodayEverywhere(store, now),
    ]);
    return figuresOf(totals, calls_today, NOTHING_LEFT, now);
  };
  return (scope: AccountScope | null): Promise<DashboardFigures> =>
    scope === null
      ? kept('overview:all', ofAll)
      : kept(`overview:${scope.account_id}`, () => ofAccount(scope));
};
