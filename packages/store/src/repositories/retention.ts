import { mongo, type Connection } from 'mongoose';
import type { RetentionDays, RetentionDocument, RetentionRunDocument } from '../documents/retention.ts';
import { anyOf, dueBy, isDuplicateKey, lessThan } from '../filters.ts';
import type { Models } from '../models.ts';
import type { AccountScope } from '../scope.ts';

/** Where files of people rest for a moment; see files.ts. */
const BUCKETS = ['uploads', 'import_files'] as const;

/** How long accounts keep what, and their nightly purges. */
export const createRetentionRepository = (
  { accounts, retention_policies, retention_runs, audit_log, recordings }: Models,
  connection: Connection,
) => ({
  find: (scope: AccountScope): Promise<RetentionDocument | null> =>
    retention_policies.findOne({ account_id: scope.account_id }).lean<RetentionDocument>(),

  async set(scope: AccountScope, days: RetentionDays, updated_at: Date): Promise<void> {
    const { account_id } = scope;
    await retention_policies.updateOne(
      { _id: account_id, account_id },
      { $set: { ...days, updated_at } },
      { upsert: true },
    );
  },

  /** Every account with its zone. */
  dangerouslyAcrossAccountsAll: (): Promise<{ account_id: string; timezone: string }[]> =>
    accounts
      .find({}, { account_id: 1, timezone: 1, _id: 0 }, { acrossAccounts: 'every account has its night' })
      .lean<{ account_id: string; timezone: string }[]>(),

  /** Begins a run; false when somebody else began it. */
  async insertRun(run: RetentionRunDocument): Promise<boolean> {
    try {
      await retention_runs.insertOne(run);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  },

  /** Which of these runs were begun. */
  async dangerouslyAcrossAccountsBegun(run_ids: readonly string[]): Promise<Set<string>> {
    const found = await retention_runs
      .find({ _id: anyOf(run_ids) }, { _id: 1 }, { acrossAccounts: 'every account has its night' })
      .lean<{ _id: string }[]>();
    return new Set(found.map((run) => run._id));
  },

  /** One run by its id, for workers, whose payload is that id. */
  dangerouslyAcrossAccountsFindRun: (run_id: string): Promise<RetentionRunDocument | null> =>
    retention_runs
      .findOne({ _id: run_id }, null, { acrossAccounts: 'a run id comes from our own queue' })
      .lean<RetentionRunDocument>(),

  /** Unfinished runs that are due for a look. */
  dangerouslyAcrossAccountsDueRuns: (now: Date, limit: number): Promise<RetentionRunDocument[]> =>
    retention_runs
      .find({ finished_at: null, next_at: dueBy(now) }, null, {
        acrossAccounts: 'the worker carries on the purges of every account',
      })
      .limit(limit)
      .lean<RetentionRunDocument[]>(),

  /** Moves a run from where it stood; false when somebody else moved it. */
  async moveRun(
    scope: AccountScope,
    { _id, step, next_at }: RetentionRunDocument,
    change: Partial<RetentionRunDocument>,
  ): Promise<boolean> {
    const result = await retention_runs.updateOne(
      { _id, account_id: scope.account_id, step, next_at, finished_at: null },
      { $set: change },
    );
    return result.matchedCount === 1;
  },

  /** The latest run of an account. */
  lastRun: (scope: AccountScope): Promise<RetentionRunDocument | null> =>
    retention_runs.findOne({ account_id: scope.account_id }).sort({ _id: -1 }).lean<RetentionRunDocument>(),

  /** Attempts whose copied recording was stored before `before`, the oldest first. */
  async listRecordings(scope: AccountScope, page: { before: Date; limit: number }): Promise<string[]> {
    const found = await recordings
      .find(
        { account_id: scope.account_id, stored_at: lessThan(page.before), state: 'stored' },
        { attempt_id: 1 },
      )
      .sort({ stored_at: 1 })
      .limit(page.limit)
      .lean<{ attempt_id: string }[]>();
    return found.map(({ attempt_id }) => attempt_id);
  },

  countRecordings: (scope: AccountScope, before: Date): Promise<number> =>
    recordings.countDocuments({
      account_id: scope.account_id,
      stored_at: lessThan(before),
      state: 'stored',
    }),

  countAudit: (scope: AccountScope, before: Date): Promise<number> =>
    audit_log.countDocuments({ account_id: scope.account_id, at: lessThan(before) }),

  /** Removes up to `limit` rows of the audit log that are older; returns how many. */
  async removeAudit(scope: AccountScope, before: Date, limit: number): Promise<number> {
    const old = await audit_log
      .find({ account_id: scope.account_id, at: lessThan(before) }, { _id: 1 })
      .limit(limit)
      .lean<{ _id: string }[]>();
    if (old.length === 0) return 0;
    const ids = old.map((row) => row._id);
    const result = await audit_log.deleteMany({ account_id: scope.account_id, _id: anyOf(ids) });
    return result.deletedCount;
  },

  /** Removes files of the account that were stored before `before` (real time) and should long be read; how many. */
  async removeFiles(scope: AccountScope, before: Date, dry: boolean): Promise<number> {
    if (connection.db === undefined) throw new Error('files need an open connection');
    let removed = 0;
    for (const bucketName of BUCKETS) {
      const bucket = new mongo.GridFSBucket(connection.db, { bucketName });
      const old = bucket.find({ 'metadata.account_id': scope.account_id, uploadDate: { $lt: before } });
      for await (const file of old) {
        if (!dry) await bucket.delete(file._id);
        removed += 1;
      }
    }
    return removed;
  },
});
