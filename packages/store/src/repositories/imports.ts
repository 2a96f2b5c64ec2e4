import type { BatchDocument } from '../documents/batch.ts';
import type { ImportDocument, ImportState } from '../documents/intake.ts';
import { anyOf, atLeast, isDuplicateKey, lessThan, not } from '../filters.ts';
import type { Models } from '../models.ts';
import type { AccountScope } from '../scope.ts';

/** How jobs come into a batch: from a file, whose reading is a document of its own, or a few at a time. */
export const createImportRepository = ({ imports, batches }: Models) => ({
  /** False when an import with this id exists already. */
  async insert(document: ImportDocument): Promise<boolean> {
    try {
      await imports.insertOne(document);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  },

  /** One import of an account. */
  find: (scope: AccountScope, import_id: string): Promise<ImportDocument | null> =>
    imports.findOne({ import_id, account_id: scope.account_id }).lean<ImportDocument>(),

  /** The import that made a batch, or the first that was added to one made otherwise. */
  findOfBatch: (scope: AccountScope, batch_id: string): Promise<ImportDocument | null> =>
    imports
      .findOne({ batch_id, account_id: scope.account_id })
      .sort({ created_at: 1 })
      .lean<ImportDocument>(),

  /** One import by its id, for workers, whose payload is that id, and for platform credentials. */
  dangerouslyAcrossAccountsFind: (import_id: string): Promise<ImportDocument | null> =>
    imports
      .findOne({ import_id }, null, {
        acrossAccounts: 'an import id comes from our own queue or from the platform',
      })
      .lean<ImportDocument>(),

  /** Changes an import that is in one of `from`; returns it as it is then, or null. */
  change: (
    scope: AccountScope,
    import_id: string,
    from: readonly ImportState[],
    change: Partial<ImportDocument>,
  ): Promise<ImportDocument | null> =>
    imports
      .findOneAndUpdate(
        { import_id, account_id: scope.account_id, state: anyOf(from) },
        { $set: change },
        { returnDocument: 'after' },
      )
      .lean<ImportDocument>(),

  /** Imports that came before `before` and have not ended, oldest first. */
  dangerouslyAcrossAccountsListOpenSince: (before: Date, limit: number): Promise<ImportDocument[]> =>
    imports
      .find({ state: anyOf(['queued', 'reading', 'writing'] as const), created_at: lessThan(before) }, null, {
        acrossAccounts: 'the reconciler repairs every account',
      })
      .sort({ created_at: 1 })
      .limit(limit)
      .lean<ImportDocument[]>(),

  /** Takes an import back whose job could not be queued. */
  async remove(scope: AccountScope, import_id: string): Promise<void> {
    await imports.deleteOne({ import_id, account_id: scope.account_id });
  },

  /**
   * Ends the importing of a batch with what it holds now: running, or paused when somebody paused it meanwhile. One
   * update, so that a pause at the same moment is never lost. Null when the batch is no longer importing.
   */
  openBatch: (
    scope: AccountScope,
    batch_id: string,
    facts: Partial<BatchDocument>,
    now: Date,
  ): Promise<BatchDocument | null> =>
    batches
      .findOneAndUpdate(
        { batch_id, account_id: scope.account_id, state: 'importing' },
        [
          {
            $set: {
              state: { $cond: ['$is_active', 'running', 'paused'] },
              'dispatch.next_at': now,
              updated_at: now,
            },
          },
          { $set: { ...facts } },
        ],
        { returnDocument: 'after', updatePipeline: true },
      )
      .lean<BatchDocument>(),

  /** Counts jobs that were just stored in a batch, remembers their zones and makes the batch due at `now`. */
  async admitJobs(
    scope: AccountScope,
    batch_id: string,
    count: number,
    zones: string[],
    now: Date,
  ): Promise<void> {
    await batches.updateOne(
      { batch_id, account_id: scope.account_id },
      {
        $inc: { total_jobs: count, pending_jobs: count },
        $addToSet: { contact_zones: { $each: zones } },
        $min: { 'dispatch.next_at': now },
        $set: { updated_at: now },
      },
    );
  },

  /** Another batch of the account made from the same file since `since`, or null. */
  findSameFile: (
    scope: AccountScope,
    file_sha256: string,
    except_batch_id: string,
    since: Date,
  ): Promise<Pick<BatchDocument, 'batch_id' | 'name' | 'created_at'> | null> =>
    batches
      .findOne(
        {
          account_id: scope.account_id,
          file_sha256,
          batch_id: not(except_batch_id),
          created_at: atLeast(since),
        },
        { batch_id: 1, name: 1, created_at: 1 },
      )
      .sort({ created_at: -1 })
      .lean<Pick<BatchDocument, 'batch_id' | 'name' | 'created_at'>>(),
});
