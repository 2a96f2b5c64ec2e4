import type { AttemptDocument } from '../documents/attempt.ts';
import type { JobDocument, JobStatus } from '../documents/job.ts';
import { anyOf, greaterThan } from '../filters.ts';
import type { Models } from '../models.ts';
import type { AccountScope } from '../scope.ts';
import type { JobRecord } from './job-reads.ts';

/** A job with its result, but for the words of its last call. */
export type ResultJob = JobRecord;

/** A dial as far as a result needs it. */
export type ResultAttempt = Pick<
  AttemptDocument,
  'job_id' | 'phone' | 'state' | 'sent_at' | 'contact' | 'outcome' | 'duration_ms' | 'charge'
>;

/** Where a page of results ended. */
export interface ResultPlace {
  created_at: Date;
  id: string;
}

/** Cancelled jobs of one local day with one reason. */
export interface CancelledGroup {
  /** `YYYY-MM-DD` in the zone that was asked for. */
  date: string;
  reason: string | null;
  count: number;
}

/** How long the server may work on a whole campaign, over all the pieces of a cursor. */
const STREAM_MS = 600_000;

/** Named in each query: left to itself, a server may sort a whole campaign before it gives the first of its jobs. */
const ORDER_INDEX = { batch_id: 1, created_at: -1, _id: -1 } as const;

/** What was said stays out: a transcript is larger than all the rest. */
const WITHOUT_TALK = { 'call_result.summary.transcript': 0 };

const ATTEMPT_FIELDS = {
  ...{ job_id: 1, phone: 1, state: 1, sent_at: 1, contact: 1, outcome: 1, duration_ms: 1, charge: 1 },
};

const SUMMARY = 'call_result.summary';
/** Where variables that an agent collected stand. */
const VARIABLES = {
  [`${SUMMARY}.collected_dynamic_variables`]: 1,
  [`${SUMMARY}.call_analysis.custom_analysis_data`]: 1,
};

const later = ({ created_at, id }: ResultPlace): Record<string, unknown>[] => [
  { created_at: greaterThan(created_at) },
  { created_at, _id: greaterThan(id) },
];

/** Which jobs of all accounts are meant. */
export interface EveryonesJobs {
  statuses?: readonly JobStatus[];
  wait_reasons?: readonly string[];
}

const STAFF = { acrossAccounts: 'platform credentials read the jobs of every account' };

const among = ({ statuses, wait_reasons }: EveryonesJobs): Record<string, unknown> => ({
  ...(statuses === undefined ? {} : { status: anyOf(statuses) }),
  ...(wait_reasons === undefined ? {} : { wait_reason: anyOf(wait_reasons) }),
});

/** Reads of what became of a campaign's people; in the order in which they came in. */
export const createResultsReadRepository = ({ jobs, call_attempts }: Models) => ({
  /** A page of a batch's jobs, the oldest first. */
  page: (
    scope: AccountScope,
    batch_id: string,
    { after, limit }: { after: ResultPlace | null; limit: number },
  ): Promise<ResultJob[]> =>
    jobs
      .find(
        {
          account_id: scope.account_id,
          batch_id,
          ...(after === null ? {} : { $or: later(after) }),
        },
        WITHOUT_TALK,
      )
      .sort({ created_at: 1, _id: 1 })
      .hint(ORDER_INDEX)
      .limit(limit)
      .lean<ResultJob[]>(),

  /** Every job of a batch, one by one from a cursor of the server: memory does not grow with them. */
  stream: (scope: AccountScope, batch_id: string): AsyncIterable<ResultJob> =>
    jobs
      .find({ account_id: scope.account_id, batch_id }, WITHOUT_TALK)
      .sort({ created_at: 1, _id: 1 })
      .hint(ORDER_INDEX)
      .maxTimeMS(STREAM_MS)
      .lean<ResultJob[]>()
      .cursor({ batchSize: 500 }) as AsyncIterable<ResultJob>,

  count: (scope: AccountScope, batch_id: string): Promise<number> =>
    jobs.countDocuments({ account_id: scope.account_id, batch_id }),

  /** The results of a batch's jobs as far as agents collected variables in them, one by one. */
  streamVariables: (scope: AccountScope, batch_id: string): AsyncIterable<Pick<JobDocument, 'call_result'>> =>
    jobs
      .find({ account_id: scope.account_id, batch_id, 'call_result.success': true }, VARIABLES)
      .hint(ORDER_INDEX)
      .maxTimeMS(STREAM_MS)
      .lean<Pick<JobDocument, 'call_result'>[]>()
      .cursor({ batchSize: 1_000 }) as AsyncIterable<Pick<JobDocument, 'call_result'>>,

  /** The dials of these jobs, oldest first within each. */
  attemptsOf: (scope: AccountScope, job_ids: readonly string[]): Promise<ResultAttempt[]> =>
    call_attempts
      .find({ account_id: scope.account_id, job_id: anyOf(job_ids) }, ATTEMPT_FIELDS)
      .sort({ job_id: 1, dial_seq: 1 })
      .lean<ResultAttempt[]>(),

  /** A page of the jobs of every account, the newest document first: that order needs no index of its own. */
  dangerouslyAcrossAccountsListJobs: (
    filter: EveryonesJobs,
    page: { limit: number; skip: number },
  ): Promise<JobRecord[]> =>
    jobs
      .find(among(filter), null, STAFF)
      .sort({ _id: -1 })
      .skip(page.skip)
      .limit(page.limit)
      .lean<JobRecord[]>(),

  dangerouslyAcrossAccountsCountJobs: (filter: EveryonesJobs): Promise<number> =>
    filter.statuses === undefined
      ? jobs.estimatedDocumentCount(STAFF)
      : jobs.countDocuments(among(filter), STAFF),

  /** Cancelled jobs of a batch by local day and reason, the latest day first, at most `limit` groups. */
  async cancelledGroups(
    scope: AccountScope,
    batch_id: string,
    zone: string,
    limit: number,
  ): Promise<CancelledGroup[]> {
    const day = { $dateToString: { date: '$updated_at', format: '%Y-%m-%d', timezone: zone } };
    const groups = await jobs.aggregate<{ _id: { date: string; reason?: string | null }; count: number }>([
      { $match: { account_id: scope.account_id, batch_id, status: 'cancelled' } },
      { $group: { _id: { date: day, reason: '$cancellation_reason' }, count: { $sum: 1 } } },
      { $sort: { '_id.date': -1, count: -1 } },
      { $limit: limit },
    ]);
    return groups.map(({ _id, count }) => ({ date: _id.date, reason: _id.reason ?? null, count }));
  },
});
