import type { BatchCounters, BatchDocument, BatchState } from '../documents/batch.ts';
import { anyOf, atLeast, not } from '../filters.ts';
import type { Models } from '../models.ts';
import type { AccountScope } from '../scope.ts';

/** A batch as it is read: with the id of its document, which older clients keep. */
export type BatchRecord = BatchDocument & { _id: { toString(): string } };

/** Which batches a list shows; implicit and deleted ones never. */
export interface BatchFilter {
  is_active?: boolean;
  states?: readonly BatchState[];
}

/** One local hour of a batch's calls. */
export interface BatchHour {
  /** `YYYY-MM-DD` in the zone that was asked for. */
  date: string;
  hour: number;
  total_calls: number;
  successful_calls: number;
}

const SHOWN: readonly BatchState[] = ['draft', 'importing', 'running', 'paused', 'completed', 'cancelled'];
const COUNTERS = [
  'total_jobs',
  'pending_jobs',
  'in_progress_jobs',
  'completed_jobs',
  'failed_jobs',
  'suspended_jobs',
  'cancelled_jobs',
] as const satisfies readonly (keyof BatchCounters)[];
const STAFF = { acrossAccounts: 'platform credentials read the batches of every account' };

const shown = (filter: BatchFilter): Record<string, unknown> => ({
  implicit: not(true),
  state: anyOf(filter.states ?? SHOWN),
  ...(filter.is_active === undefined ? {} : { is_active: filter.is_active }),
});

/** Reads of batches for people: lists, look-ups by either id, figures by hour. */
export const createBatchReadRepository = ({ batches, call_attempts }: Models) => ({
  /** A page of an account's batches, newest first. */
  list: (
    scope: AccountScope,
    filter: BatchFilter,
    page: { limit: number; skip: number },
  ): Promise<BatchRecord[]> =>
    batches
      .find({ account_id: scope.account_id, ...shown(filter) })
      .sort({ created_at: -1, _id: -1 })
      .skip(page.skip)
      .limit(page.limit)
      .lean<BatchRecord[]>(),

  count: (scope: AccountScope, filter: BatchFilter): Promise<number> =>
    batches.countDocuments({ account_id: scope.account_id, ...shown(filter) }),

  dangerouslyAcrossAccountsList: (
    filter: BatchFilter,
    page: { limit: number; skip: number },
  ): Promise<BatchRecord[]> =>
    batches
      .find(shown(filter), null, STAFF)
      .sort({ created_at: -1, _id: -1 })
      .skip(page.skip)
      .limit(page.limit)
      .lean<BatchRecord[]>(),

  dangerouslyAcrossAccountsCount: (filter: BatchFilter): Promise<number> =>
    batches.countDocuments(shown(filter), STAFF),

  /** One batch by the id of its document (24 hex digits), in whatever state. */
  findByDocumentId: (scope: AccountScope, document_id: string): Promise<BatchRecord | null> =>
    batches.findOne({ _id: document_id, account_id: scope.account_id }).lean<BatchRecord>(),

  /** Whose batch this is, by either id; for platform credentials, which belong to no account. */
  async dangerouslyAcrossAccountsOwner(id: { batch_id: string } | { _id: string }): Promise<string | null> {
    const found = await batches.findOne(id, { account_id: 1 }, STAFF).lean<{ account_id: string }>();
    return found?.account_id ?? null;
  },

  /** Ids of the account's batches whose people are being called or about to be: new files are held against them. */
  async listLiveIds(scope: AccountScope): Promise<string[]> {
    const found = await batches
      .find(
        {
          account_id: scope.account_id,
          state: anyOf(['importing', 'running', 'paused']),
          implicit: not(true),
        },
        { batch_id: 1 },
      )
      .lean<{ batch_id: string }[]>();
    return found.map((batch) => batch.batch_id);
  },

  /** Batches of the account by id, for jobs whose status follows from their batch. */
  listByIds: (scope: AccountScope, batch_ids: readonly string[]): Promise<BatchDocument[]> =>
    batches.find({ account_id: scope.account_id, batch_id: anyOf(batch_ids) }).lean<BatchDocument[]>(),

  /** Cancelled or deleted batches that have jobs which are not settled yet, or that are to vanish with them. */
  listClosing: (scope: AccountScope): Promise<Pick<BatchDocument, 'batch_id' | 'state' | 'delete_jobs'>[]> =>
    batches
      .find(
        { account_id: scope.account_id, state: anyOf(['cancelled', 'deleting']), total_jobs: atLeast(1) },
        { batch_id: 1, state: 1, delete_jobs: 1 },
      )
      .lean<Pick<BatchDocument, 'batch_id' | 'state' | 'delete_jobs'>[]>(),

  /** Σ of the counters of an account's batches, with the implicit one: how many jobs stand where. */
  async sumCounters(scope: AccountScope): Promise<BatchCounters> {
    const zeros = Object.fromEntries(COUNTERS.map((name) => [name, 0])) as Record<
      keyof BatchCounters,
      number
    >;
    const [sum] = await batches.aggregate<BatchCounters>([
      { $match: { account_id: scope.account_id, delete_jobs: { $ne: true } } },
      { $group: { _id: null, ...Object.fromEntries(COUNTERS.map((name) => [name, { $sum: `$${name}` }])) } },
      { $project: { _id: 0 } },
    ]);
    return { ...zeros, ...sum };
  },

  /** The latest `limit` local hours in which calls of a batch ended, newest first. */
  async hours(scope: AccountScope, batch_id: string, zone: string, limit: number): Promise<BatchHour[]> {
    const local = (format: string) => ({ $dateToString: { date: '$sent_at', format, timezone: zone } });
    const groups = await call_attempts.aggregate<{
      _id: string;
      total_calls: number;
      successful_calls: number;
    }>([
      {
        $match: {
          account_id: scope.account_id,
          batch_id,
          state: { $in: ['ended', 'settled'] },
          sent_at: { $ne: null },
        },
      },
      {
        $group: {
          _id: local('%Y-%m-%d %H'),
          total_calls: { $sum: 1 },
          successful_calls: { $sum: { $cond: ['$outcome.success', 1, 0] } },
        },
      },
      { $sort: { _id: -1 } },
      { $limit: limit },
    ]);
    return groups.map(({ _id, ...counts }) => ({
      date: _id.slice(0, 10),
      hour: Number(_id.slice(11)),
      ...counts,
    }));
  },
});
