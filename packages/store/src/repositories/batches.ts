import type {
  BatchCounters,
  BatchDispatch,
  BatchDocument,
  BatchState,
  PauseReason,
  ShortOf,
} from '../documents/batch.ts';
import { anyOf, dueBy, greaterThan, isDuplicateKey, lessThan } from '../filters.ts';
import { direct } from '../direct.ts';
import type { Models } from '../models.ts';
import type { AccountScope } from '../scope.ts';

/** By how much the counters of a batch move, for example `{pending_jobs: -1, in_progress_jobs: 1}`. */
export type BatchDelta = Partial<Record<keyof BatchCounters | 'total_cost_micros' | 'total_seconds', number>>;

/** What a change of a batch requires and does. */
export interface BatchChange {
  from?: readonly BatchState[];
  set?: Partial<BatchDocument> & { 'dispatch.next_at'?: Date };
  /** Makes every attempt that was admitted before give its slot back. */
  bump_epoch?: boolean;
}

/** A batch without its settings: they are known under its epoch. */
type BatchWithoutSettings = Omit<BatchDocument, 'call_settings' | 'call_settings_input'>;

/** A running batch that could call more people if somebody gave it slots. */
export interface WaitingBatch extends Pick<BatchDocument, 'batch_id' | 'account_id' | 'priority'> {
  short_of: ShortOf;
  pass: number;
  began: number;
  room: number;
}

const SWEEP = { acrossAccounts: 'the dispatcher serves the batches of every account' };

/** Batches: few documents, one update for each thing that an operator does, however many jobs there are. */
export const createBatchRepository = ({ batches }: Models) => {
  const hot = direct(batches);
  return {
    /** Stores a new batch; false when the id is taken. */
    async insert(batch: BatchDocument): Promise<boolean> {
      try {
        await batches.insertOne(batch);
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },

    /** One batch of an account, in whatever state; deleted ones too. */
    find: (scope: AccountScope, batch_id: string): Promise<BatchDocument | null> =>
      hot.findOne({ batch_id, account_id: scope.account_id }),

    /** A batch as it is now, all but its settings: four times a call, by whoever knows them already. */
    findWithoutSettings: (scope: AccountScope, batch_id: string): Promise<BatchWithoutSettings | null> =>
      hot.findOne(
        { batch_id, account_id: scope.account_id },
        { projection: { call_settings: 0, call_settings_input: 0 } },
      ),

    /** One batch by its id, for workers, whose payload is that id. */
    dangerouslyAcrossAccountsFind: (batch_id: string): Promise<BatchDocument | null> =>
      hot.findOne({ batch_id }, SWEEP),

    /** Changes a batch if it is in one of `from`. Returns it as it is then, or null. */
    change(scope: AccountScope, batch_id: string, change: BatchChange): Promise<BatchDocument | null> {
      return batches
        .findOneAndUpdate(
          {
            batch_id,
            account_id: scope.account_id,
            ...(change.from === undefined ? {} : { state: anyOf(change.from) }),
          },
          {
            ...(change.set === undefined ? {} : { $set: change.set }),
            ...(change.bump_epoch ? { $inc: { epoch: 1 } } : {}),
          },
          { returnDocument: 'after' },
        )
        .lean<BatchDocument>();
    },

    /** Moves counters; with `wake_at` the dispatcher looks at the batch again by then. */
    async adjust(scope: AccountScope, batch_id: string, delta: BatchDelta, wake_at?: Date): Promise<void> {
      await hot.updateOne(
        { batch_id, account_id: scope.account_id },
        { $inc: delta, ...(wake_at === undefined ? {} : { $min: { 'dispatch.next_at': wake_at } }) },
      );
    },

    /** Makes a batch due for the dispatcher at `at`, unless it is due earlier. */
    async wake(scope: AccountScope, batch_id: string, at: Date): Promise<void> {
      await hot.updateOne({ batch_id, account_id: scope.account_id }, { $min: { 'dispatch.next_at': at } });
    },

    /** Makes every running batch of an account due at `at`. */
    async wakeRunning(scope: AccountScope, at: Date): Promise<void> {
      await batches.updateMany(
        { account_id: scope.account_id, state: 'running' },
        { $min: { 'dispatch.next_at': at } },
      );
    },

    /** Makes every running batch due at `at`: something that held all of them is over. */
    async dangerouslyAcrossAccountsWakeRunning(at: Date): Promise<void> {
      await batches.updateMany({ state: 'running' }, { $min: { 'dispatch.next_at': at } }, SWEEP as object);
    },

    /** Counts one more refusal by configuration; returns how many came in a row. */
    async countConfigFault(scope: AccountScope, batch_id: string): Promise<number> {
      const batch = await batches
        .findOneAndUpdate(
          { batch_id, account_id: scope.account_id },
          { $inc: { config_faults: 1 } },
          { returnDocument: 'after' },
        )
        .lean<BatchDocument>();
      return batch?.config_faults ?? 0;
    },

    /**
     * Gives the right to dispatch a running batch until `until`; null when it is not running or somebody else has it.
     * The slots are the cap: this lock only saves work. A tick that dies leaves `next_at` at the end of its lock.
     */
    dangerouslyAcrossAccountsLockForDispatch(
      batch_id: string,
      owner: string,
      now: Date,
      until: Date,
    ): Promise<BatchDocument | null> {
      return hot.findOneAndUpdate(
        { batch_id, state: 'running', 'dispatch.lock_until': dueBy(now) },
        {
          $set: { 'dispatch.lock_until': until, 'dispatch.next_at': until, 'dispatch.owner': owner },
          $inc: { 'dispatch.fence': 1 },
        },
        { returnDocument: 'after', ...SWEEP },
      );
    },

    /** Ends a dispatch; true when a wake came meanwhile (an earlier `next_at` than the lock's end), which is kept. */
    async unlockAfterDispatch(
      scope: AccountScope,
      batch: BatchDocument,
      {
        next_at,
        short_of,
        pass,
        began,
        room,
      }: Pick<BatchDispatch, 'next_at' | 'short_of' | 'pass' | 'began' | 'room'>,
    ): Promise<boolean> {
      const free = {
        'dispatch.lock_until': new Date(0),
        'dispatch.owner': null,
        'dispatch.short_of': short_of,
        'dispatch.pass': pass,
        'dispatch.began': began,
        'dispatch.room': room,
      };
      const mine = {
        batch_id: batch.batch_id,
        account_id: scope.account_id,
        'dispatch.fence': batch.dispatch.fence,
      };
      const quiet = await hot.updateOne(
        { ...mine, 'dispatch.next_at': batch.dispatch.lock_until },
        { $set: { ...free, 'dispatch.next_at': next_at } },
      );
      if (quiet.matchedCount === 1) return false;
      await hot.updateOne(mine, { $set: free, $min: { 'dispatch.next_at': next_at } });
      return true;
    },

    /** Running batches that the dispatcher should look at, most overdue first. */
    dangerouslyAcrossAccountsListDue: (now: Date, limit: number): Promise<BatchDocument[]> =>
      batches
        .find({ state: 'running', 'dispatch.next_at': dueBy(now) }, null, SWEEP)
        .sort({ 'dispatch.next_at': 1 })
        .limit(limit)
        .lean<BatchDocument[]>(),

    /** Batches of every account in these states, for the reconciler. */
    dangerouslyAcrossAccountsListIn: (
      states: readonly BatchState[],
      limit: number,
    ): Promise<BatchDocument[]> =>
      batches
        .find({ state: anyOf(states) }, null, SWEEP)
        .limit(limit)
        .lean<BatchDocument[]>(),

    /** Batches that run or wait, or that changed since `since`: those whose counters may have gone astray. */
    dangerouslyAcrossAccountsListToRecount: (since: Date, limit: number): Promise<BatchDocument[]> =>
      batches
        .find(
          {
            $or: [
              { state: anyOf(['running', 'paused']) },
              { state: anyOf(['completed', 'cancelled']), updated_at: greaterThan(since) },
            ],
          },
          null,
          SWEEP,
        )
        .limit(limit)
        .lean<BatchDocument[]>(),

    /** Imports that nobody finished: batches still importing since before `before`. */
    dangerouslyAcrossAccountsListImportingSince: (before: Date, limit: number): Promise<BatchDocument[]> =>
      batches
        .find({ state: 'importing', created_at: lessThan(before) }, null, SWEEP)
        .limit(limit)
        .lean<BatchDocument[]>(),

    /** Running batches that had to leave due jobs for want of a slot, for fair sharing: who had least first. */
    async dangerouslyAcrossAccountsListWaiting(limit: number): Promise<WaitingBatch[]> {
      const found = await hot.find(
        { state: 'running', 'dispatch.short_of': anyOf(['batch', 'account', 'workspace']) },
        {
          ...SWEEP,
          projection: { batch_id: 1, account_id: 1, priority: 1, dispatch: 1 },
          sort: { 'dispatch.pass': 1 },
          limit,
        },
      );
      return found.map(({ batch_id, account_id, priority, dispatch: { short_of, pass, began, room } }) => ({
        batch_id,
        account_id,
        priority,
        short_of: short_of ?? 'workspace',
        pass,
        began: began ?? pass,
        // Not known of a batch that an earlier version looked at last.
        room: room ?? Infinity,
      }));
    },

    /** Batches of an account that paused themselves for this reason. */
    listPaused: (scope: AccountScope, pause_reason: PauseReason): Promise<BatchDocument[]> =>
      batches.find({ account_id: scope.account_id, state: 'paused', pause_reason }).lean<BatchDocument[]>(),

    /** Removes a batch whose import failed, so that nothing half-made stays. */
    async remove(scope: AccountScope, batch_id: string): Promise<void> {
      await batches.deleteOne({ batch_id, account_id: scope.account_id });
    },
  };
};
