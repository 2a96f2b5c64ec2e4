import type { BatchCounters } from '../documents/batch.ts';
import type { JobDocument, JobStatus } from '../documents/job.ts';
import { anyOf, dueBy, greaterThan, lessThan } from '../filters.ts';
import type { Models } from '../models.ts';
import type { AccountScope } from '../scope.ts';
import { direct } from '../direct.ts';
import { createDueWindows, type DueQuery } from './due-windows.ts';

/** Statuses in which a job waits for the dispatcher; `scheduled` stands in old documents. */
export const WAITING_STATUSES = ['pending', 'scheduled'] as const satisfies readonly JobStatus[];

/**
 * The dispatcher's index, named in each of its queries: left to itself, a server may prefer one that begins with the
 * account and sort all that wait.
 */
const DISPATCH_INDEX = { batch_id: 1, status: 1, priority: -1, reserved_until: 1, _id: 1 } as const;

/** Jobs: one person each. The dispatcher reads pages by index and claims by id; nothing here sorts a long range. */
export const createJobRepository = ({ jobs }: Models) => {
  const hot = direct(jobs);
  const dueInWindows = createDueWindows({ jobs });
  const waitingIn = (scope: AccountScope, query: DueQuery, status: JobStatus): Record<string, unknown> => ({
    account_id: scope.account_id,
    batch_id: query.batch_id,
    status,
    ...(query.zones === undefined ? {} : { timezone: anyOf(query.zones) }),
  });

  /** The priorities that waiting jobs of a batch have, highest first: one index seek each. */
  async function* priorities(base: Record<string, unknown>): AsyncGenerator<number> {
    let below: number | undefined;
    for (;;) {
      const top = await jobs
        .findOne({ ...base, ...(below === undefined ? {} : { priority: lessThan(below) }) }, { priority: 1 })
        .sort({ priority: -1 })
        .hint(DISPATCH_INDEX)
        .lean<{ priority: number }>();
      if (top === null) return;
      yield top.priority;
      below = top.priority;
    }
  }

  const duePage = async (scope: AccountScope, query: DueQuery, status: JobStatus): Promise<JobDocument[]> => {
    const base = waitingIn(scope, query, status);
    const found: JobDocument[] = [];
    for await (const priority of priorities(base)) {
      const page = await jobs
        .find({ ...base, priority, reserved_until: dueBy(query.now) })
        .sort({ reserved_until: 1, _id: 1 })
        .limit(query.limit - found.length)
        .hint(DISPATCH_INDEX)
        .lean<JobDocument[]>();
      found.push(...page);
      if (found.length >= query.limit) break;
    }
    return found;
  };

  return {
    /** Stores jobs; ones whose deduplication key exists already are left out. Returns how many were stored. */
    async insertMany(documents: JobDocument[]): Promise<number> {
      const result = await jobs
        .insertMany(documents, { ordered: false, rawResult: true, lean: true })
        .catch((error: unknown) => {
          const bulk = error as {
            code?: number;
            insertedCount?: number;
            result?: { insertedCount?: number };
          };
          if (bulk.code !== 11000) throw error;
          return { insertedCount: bulk.insertedCount ?? bulk.result?.insertedCount ?? 0 };
        });
      return result.insertedCount;
    },

    /** One job of an account. */
    find: (scope: AccountScope, job_id: string): Promise<JobDocument | null> =>
      hot.findOne({ job_id, account_id: scope.account_id }),

    /** Jobs that may be called now: down the priorities, oldest first. `scheduled` ones of old documents come last. */
    async listDue(scope: AccountScope, query: DueQuery): Promise<JobDocument[]> {
      const { since } = query;
      const found = since === undefined ? [] : await dueInWindows(scope, { ...query, since });
      if (found.length > 0) return found;
      const pending = await duePage(scope, query, 'pending');
      return pending.length > 0 ? pending : duePage(scope, query, 'scheduled');
    },

    /** When the next waiting job of a batch is due, or null when none waits. */
    async nextDueAt(scope: AccountScope, batch_id: string): Promise<Date | null> {
      let earliest: Date | null = null;
      for (const status of WAITING_STATUSES) {
        const base = { account_id: scope.account_id, batch_id, status };
        for await (const priority of priorities(base)) {
          const next = await jobs
            .findOne({ ...base, priority }, { reserved_until: 1 })
            .sort({ reserved_until: 1 })
            .hint(DISPATCH_INDEX)
            .lean<{ reserved_until: Date }>();
          if (next !== null && (earliest === null || next.reserved_until < earliest))
            earliest = next.reserved_until;
        }
      }
      return earliest;
    },

    /** Gives a waiting, due job to an attempt; null when somebody else was quicker. */
    claim(scope: AccountScope, job_id: string, attempt_id: string, now: Date): Promise<JobDocument | null> {
      return hot.findOneAndUpdate(
        {
          job_id,
          account_id: scope.account_id,
          status: anyOf(WAITING_STATUSES),
          live_attempt_id: null,
          reserved_until: dueBy(now),
        },
        {
          $set: { status: 'in_progress', live_attempt_id: attempt_id, updated_at: now },
          $inc: { dial_seq: 1 },
        },
        { returnDocument: 'after' },
      );
    },

    /**
     * Moves a job on behalf of the attempt that holds it and takes the job from that attempt. Returns the job as it
     * was before, or null when the attempt does not hold it any more: whatever is repeated, a job moves once.
     */
    settle(
      scope: AccountScope,
      job_id: string,
      attempt_id: string,
      change: Partial<JobDocument>,
    ): Promise<JobDocument | null> {
      return hot.findOneAndUpdate(
        { job_id, account_id: scope.account_id, live_attempt_id: attempt_id },
        { $set: { ...change, live_attempt_id: null } },
        { returnDocument: 'before' },
      );
    },

    /** Changes a job that is in one of `from` and held by no attempt; returns it as it was before, or null. */
    change(
      scope: AccountScope,
      job_id: string,
      from: readonly JobStatus[],
      change: Partial<JobDocument>,
    ): Promise<JobDocument | null> {
      return jobs
        .findOneAndUpdate(
          { job_id, account_id: scope.account_id, status: anyOf(from), live_attempt_id: null },
          { $set: change },
          { returnDocument: 'before' },
        )
        .lean<JobDocument>();
    },

    /** Adds to what is known of a finished call (analysis, recording) without moving the job. */
    async enrich(
      scope: AccountScope,
      job_id: string,
      call_id: string,
      facts: Partial<JobDocument>,
    ): Promise<void> {
      await hot.updateOne({ job_id, account_id: scope.account_id, call_id }, { $set: facts });
    },

    /** Moves up to `limit` jobs of a batch from one status to another; returns how many moved. For closing in chunks. */
    async moveChunk(
      scope: AccountScope,
      batch_id: string,
      from: readonly JobStatus[],
      change: Partial<JobDocument>,
      limit: number,
    ): Promise<number> {
      const page = await jobs
        .find(
          { account_id: scope.account_id, batch_id, status: anyOf(from), live_attempt_id: null },
          { job_id: 1 },
        )
        .limit(limit)
        .lean<{ job_id: string }[]>();
      if (page.length === 0) return 0;
      const result = await jobs.updateMany(
        {
          account_id: scope.account_id,
          job_id: anyOf(page.map((job) => job.job_id)),
          status: anyOf(from),
          live_attempt_id: null,
        },
        { $set: change },
      );
      return result.modifiedCount;
    },

    /** Deletes up to `limit` jobs of a batch that no attempt holds; returns how many went. */
    async deleteChunk(scope: AccountScope, batch_id: string, limit: number): Promise<number> {
      const page = await jobs
        .find({ account_id: scope.account_id, batch_id, live_attempt_id: null }, { job_id: 1 })
        .limit(limit)
        .lean<{ job_id: string }[]>();
      if (page.length === 0) return 0;
      const result = await jobs.deleteMany({
        account_id: scope.account_id,
        job_id: anyOf(page.map((job) => job.job_id)),
        live_attempt_id: null,
      });
      return result.deletedCount;
    },

    /** Brings suspended jobs of a batch back; returns how many. */
    async resumeSuspended(scope: AccountScope, batch_id: string, now: Date): Promise<number> {
      const result = await jobs.updateMany(
        { account_id: scope.account_id, batch_id, status: 'suspended', live_attempt_id: null },
        {
          $set: {
            status: 'pending',
            reserved_until: now,
            wait_reason: null,
            last_error: null,
            updated_at: now,
          },
        },
      );
      return result.modifiedCount;
    },

    /** Jobs of a batch by status, counted afresh. */
    async countByStatus(scope: AccountScope, batch_id: string): Promise<BatchCounters> {
      const groups = await jobs.aggregate<{ _id: JobStatus; n: number }>([
        { $match: { account_id: scope.account_id, batch_id } },
        { $group: { _id: '$status', n: { $sum: 1 } } },
      ]);
      const of = (...statuses: JobStatus[]): number =>
        groups.filter((group) => statuses.includes(group._id)).reduce((sum, group) => sum + group.n, 0);
      return {
        total_jobs: groups.reduce((sum, group) => sum + group.n, 0),
        pending_jobs: of('pending', 'scheduled'),
        in_progress_jobs: of('in_progress'),
        completed_jobs: of('completed', 'done'),
        failed_jobs: of('failed'),
        suspended_jobs: of('suspended'),
        cancelled_jobs: of('cancelled'),
      };
    },

    /** The zones of a batch's jobs that have one of their own. */
    listZones: (scope: AccountScope, batch_id: string): Promise<Pick<JobDocument, 'job_id' | 'timezone'>[]> =>
      jobs
        .find(
          { account_id: scope.account_id, batch_id, timezone: greaterThan('') },
          { job_id: 1, timezone: 1 },
        )
        .lean<Pick<JobDocument, 'job_id' | 'timezone'>[]>(),

    /** Jobs in progress that nobody touched since `before`, for the reconciler. */
    dangerouslyAcrossAccountsListInProgressSince: (before: Date, limit: number): Promise<JobDocument[]> =>
      jobs
        .find({ status: 'in_progress', updated_at: lessThan(before) }, null, {
          acrossAccounts: 'the reconciler repairs every account',
        })
        .limit(limit)
        .lean<JobDocument[]>(),
  };
};
