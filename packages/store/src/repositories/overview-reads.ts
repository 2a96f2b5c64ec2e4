import type { AccountDayDocument } from '../documents/account.ts';
import type { BatchCounters, BatchState } from '../documents/batch.ts';
import { anyOf, greaterThan } from '../filters.ts';
import type { Models } from '../models.ts';
import type { AccountScope } from '../scope.ts';

/** Σ of the counters and costs of the batches in one state. */
export interface StateTotals extends BatchCounters {
  state: BatchState;
  total_cost_micros: number;
  total_seconds: number;
}

/** What campaigns that are switched on come to, in whatever state. */
export interface ActiveTotals {
  batches: number;
  total_jobs: number;
  total_cost_micros: number;
  total_seconds: number;
}

/** Everything that the dashboard's figures rest on. */
export interface BatchTotals {
  by_state: StateTotals[];
  active: ActiveTotals;
}

/** The days that count as today: they differ by zone for some hours. */
export interface LocalDay {
  account_id: string;
  timezone: string;
}

const COUNTED = [
  'total_jobs',
  'pending_jobs',
  'in_progress_jobs',
  'completed_jobs',
  'failed_jobs',
  'suspended_jobs',
  'cancelled_jobs',
  'total_cost_micros',
  'total_seconds',
] as const satisfies readonly (keyof StateTotals)[];

const STAFF = { acrossAccounts: 'platform credentials see the figures of the whole installation' } as object;
const ONE_BATCH = {
  acrossAccounts:
    'the batch was read in its account; with the account in the filter a server may read all that wait',
};
/** Every priority that a campaign can have. */
const PRIORITIES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const NOTHING: ActiveTotals = { batches: 0, total_jobs: 0, total_cost_micros: 0, total_seconds: 0 };

const sumsOf = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, { $sum: `$${name}` }]));

/** One pass over few documents, however many jobs there are. Batches that vanish with their jobs count no more. */
const totalsOf = (match: Record<string, unknown>) => [
  { $match: { ...match, delete_jobs: { $ne: true } } },
  {
    $facet: {
      by_state: [{ $group: { _id: '$state', ...sumsOf(COUNTED) } }],
      active: [
        { $match: { is_active: true, implicit: { $ne: true }, state: { $ne: 'deleting' } } },
        {
          $group: {
            _id: null,
            batches: { $sum: 1 },
            ...sumsOf(['total_jobs', 'total_cost_micros', 'total_seconds']),
          },
        },
      ],
    },
  },
];

type Found = { by_state: (Omit<StateTotals, 'state'> & { _id: BatchState })[]; active: ActiveTotals[] };

const read = ([found]: Found[]): BatchTotals => {
  const [{ batches, total_jobs, total_cost_micros, total_seconds } = NOTHING] = found?.active ?? [];
  return {
    by_state: (found?.by_state ?? []).map(({ _id, ...totals }) => ({ state: _id, ...totals })),
    active: { batches, total_jobs, total_cost_micros, total_seconds },
  };
};

/** What dashboards poll: sums over `batches` and `account_days`, never over jobs (decisions.md §5.9). */
export const createOverviewReadRepository = ({ batches, accounts, account_days, jobs }: Models) => ({
  /** Σ over the batches of an account, the implicit one included. */
  totals: async (scope: AccountScope): Promise<BatchTotals> =>
    read(await batches.aggregate<Found>(totalsOf({ account_id: scope.account_id }))),

  /** Σ over the batches of every account. */
  dangerouslyAcrossAccountsTotals: async (): Promise<BatchTotals> =>
    read(await batches.aggregate<Found>(totalsOf({}), STAFF)),

  /** Every account with its zone, for the turn of its day. */
  dangerouslyAcrossAccountsZones: (): Promise<LocalDay[]> =>
    accounts.find({}, { account_id: 1, timezone: 1 }, STAFF).lean<LocalDay[]>(),

  /** What all accounts used on these days. */
  dangerouslyAcrossAccountsDays: (
    days: readonly string[],
  ): Promise<Pick<AccountDayDocument, 'account_id' | 'day' | 'calls'>[]> =>
    account_days
      .find({ day: anyOf(days) }, { account_id: 1, day: 1, calls: 1 }, STAFF)
      .lean<Pick<AccountDayDocument, 'account_id' | 'day' | 'calls'>[]>(),

  /**
   * Why the pending jobs of a batch wait that are not due at `now`, at most `limit` of them. Read priority by
   * priority and by their instant alone, so that the many who are due cost nothing.
   */
  async dangerouslyAcrossAccountsNotDue(
    batch_id: string,
    now: Date,
    limit: number,
  ): Promise<(string | null)[]> {
    const pages = await Promise.all(
      PRIORITIES.map((priority) =>
        jobs
          .find(
            { batch_id, status: 'pending', priority, reserved_until: greaterThan(now) },
            { _id: 0, wait_reason: 1 },
            ONE_BATCH,
          )
          .limit(limit)
          .lean<{ wait_reason: string | null }[]>(),
      ),
    );
    return pages.flat().map(({ wait_reason }) => wait_reason);
  },
});
