import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { mongo, type Connection } from 'mongoose';
import type { AttemptDocument } from '../documents/attempt.ts';
import type { RecordingDocument, RecordingFault } from '../documents/recording.ts';
import { anyOf, dueBy, greaterThan, isDuplicateKey, lessThan } from '../filters.ts';
import type { Models } from '../models.ts';
import type { AccountScope } from '../scope.ts';

/** Part of a file, by bytes; `end` is not included. */
export interface ByteRange {
  start: number;
  end: number;
}

/** A settled call whose recording may never have been asked for. */
export type SweptCall = Pick<AttemptDocument, 'attempt_id'>;

/** An attempt as far as the copy of its recording needs it. */
export type RecordedAttempt = Pick<
  AttemptDocument,
  | ('attempt_id' | 'account_id' | 'batch_id' | 'workspace_id' | 'retell_call_id')
  | ('call_ended_at' | 'ended_at' | 'intent_at')
>;

const RECORDED_FIELDS = {
  ...{ attempt_id: 1, account_id: 1, batch_id: 1, workspace_id: 1, retell_call_id: 1 },
  ...{ call_ended_at: 1, ended_at: 1, intent_at: 1 },
};

const MARK = 'recordings_swept_to';

const isGone = (error: unknown): boolean => error instanceof Error && /file ?not ?found/i.test(error.message);

/** Waiting and due, or begun by a worker that died. */
const dueAt = (now: Date) => [
  { state: 'waiting' as const, next_at: dueBy(now) },
  { state: 'copying' as const, lease_until: dueBy(now) },
];

const SWEEP = { acrossAccounts: 'the sweep looks after the calls of every account' };

/** Copies of recordings: what is known of each in a document, the sound in GridFS. */
export const createRecordingRepository = (
  { recordings, call_attempts, counters }: Models,
  connection: Connection,
) => {
  const bucket = () => {
    if (connection.db === undefined) throw new Error('recordings need an open connection');
    return new mongo.GridFSBucket(connection.db, { bucketName: 'recordings' });
  };

  /** Removes a file, also the pieces without a head that a worker left which died while it wrote. */
  const removeFile = async (file_id: string): Promise<void> => {
    try {
      await bucket().delete(new mongo.ObjectId(file_id));
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  };

  return {
    /** What is known of the recording of a call of this account; null when nobody asked for a copy yet. */
    find: (scope: AccountScope, attempt_id: string): Promise<RecordingDocument | null> =>
      recordings.findOne({ _id: attempt_id, account_id: scope.account_id }).lean<RecordingDocument>(),

    /**
     * Gives the right to copy until `lease_until`, with the id of a new file: at once for a recording of which nothing
     * is known (`wanted`), else when it is due or its worker died, whose beginnings are removed. null when it is not
     * due, somebody is at it, or it is over.
     */
    async begin(
      scope: AccountScope,
      wanted: RecordingDocument,
      now: Date,
      lease_until: Date,
    ): Promise<RecordingDocument | null> {
      const file_id = new mongo.ObjectId().toString();
      const begun = { state: 'copying', lease_until, file_id } as const;
      try {
        await recordings.insertOne({ ...wanted, ...begun, tries: 1 });
        return { ...wanted, ...begun, tries: 1 };
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
      const before = await recordings
        .findOneAndUpdate(
          { _id: wanted._id, account_id: scope.account_id, $or: dueAt(now) },
          { $set: begun, $inc: { tries: 1 } },
          { returnDocument: 'before' },
        )
        .lean<RecordingDocument>();
      if (before === null) return null;
      if (before.file_id !== null) await removeFile(before.file_id);
      return { ...before, ...begun, tries: before.tries + 1 };
    },

    /**
     * Writes the sound of a begun try and makes it the copy; false when the try was overtaken or the recording erased
     * meanwhile: then nothing stays. Rejects with what the source throws, and nothing stays either.
     */
    async store(
      scope: AccountScope,
      { attempt_id, file_id }: RecordingDocument,
      source: AsyncIterable<Uint8Array>,
      { content_type, now }: { content_type: string; now: () => Date },
    ): Promise<boolean> {
      if (file_id === null) throw new Error(`no copy of recording ${attempt_id} was begun`);
      const upload = bucket().openUploadStreamWithId(new mongo.ObjectId(file_id), attempt_id, {
        metadata: { account_id: scope.account_id },
      });
      try {
        await pipeline(source, upload);
      } catch (error) {
        await removeFile(file_id);
        throw error;
      }
      const done = { content_type, bytes: upload.length, stored_at: now(), lease_until: null, fault: null };
      const kept = await recordings.updateOne(
        { _id: attempt_id, account_id: scope.account_id, state: 'copying', file_id },
        { $set: { state: 'stored', ...done } },
      );
      if (kept.matchedCount === 1) return true;
      await removeFile(file_id);
      return false;
    },

    /** Ends a begun try without a copy: for good, or until `next_at`. */
    async giveUp(
      scope: AccountScope,
      { attempt_id, file_id }: Pick<RecordingDocument, 'attempt_id' | 'file_id'>,
      { fault, next_at }: { fault: RecordingFault; next_at: Date | null },
    ): Promise<void> {
      const then = next_at === null ? { state: 'failed' as const } : { state: 'waiting' as const, next_at };
      await recordings.updateOne(
        { _id: attempt_id, account_id: scope.account_id, state: 'copying', file_id },
        { $set: { ...then, fault, file_id: null, lease_until: null } },
      );
    },

    /** The sound of a stored recording, or a part of it. */
    read(recording: RecordingDocument, range?: ByteRange): Readable {
      return bucket().openDownloadStream(new mongo.ObjectId(recording.file_id ?? ''), range);
    },

    /**
     * Removes copies and sees to it that none is made any more, also for calls whose recording nobody has asked for
     * yet. Returns how many files went. May be repeated.
     */
    async erase(scope: AccountScope, blanks: readonly RecordingDocument[]): Promise<number> {
      let removed = 0;
      for (const blank of blanks) {
        const before = await recordings
          .findOneAndUpdate(
            { _id: blank._id, account_id: scope.account_id },
            {
              $set: { state: 'erased', file_id: null, bytes: null, content_type: null, lease_until: null },
              $setOnInsert: {
                ...{ attempt_id: blank.attempt_id, batch_id: blank.batch_id, tries: 0, fault: null },
                ...{ next_at: blank.next_at, link_dies_at: blank.link_dies_at },
                ...{ created_at: blank.created_at, stored_at: null },
              },
            },
            { upsert: true, returnDocument: 'before' },
          )
          .lean<RecordingDocument>();
        if (before === null || before.file_id === null) continue;
        if (before.state === 'stored') removed += 1;
        await removeFile(before.file_id);
      }
      return removed;
    },

    /** Attempts of this account by id, as far as a deletion needs them. */
    attemptsOf: (scope: AccountScope, attempt_ids: readonly string[]): Promise<RecordedAttempt[]> =>
      call_attempts
        .find({ _id: anyOf(attempt_ids), account_id: scope.account_id }, RECORDED_FIELDS)
        .lean<RecordedAttempt[]>(),

    /** Whose recording this is; for platform credentials, which belong to no account. */
    async dangerouslyAcrossAccountsOwner(attempt_id: string): Promise<string | null> {
      const found = await recordings
        .findOne(
          { _id: attempt_id },
          { account_id: 1 },
          { acrossAccounts: 'the id of a call names its account' },
        )
        .lean<Pick<RecordingDocument, 'account_id'>>();
      return found?.account_id ?? null;
    },

    /** Copies of an account that were stored before `before`, the oldest first: for its retention. */
    listStoredBefore: (scope: AccountScope, before: Date, limit: number): Promise<RecordingDocument[]> =>
      recordings
        .find({ account_id: scope.account_id, stored_at: lessThan(before), state: 'stored' })
        .sort({ stored_at: 1 })
        .limit(limit)
        .lean<RecordingDocument[]>(),

    /** Copies that are due, or whose worker died. */
    async dangerouslyAcrossAccountsListDue(now: Date, limit: number): Promise<string[]> {
      const found = await recordings
        .find({ $or: dueAt(now) }, { _id: 1 }, SWEEP)
        .limit(limit)
        .lean<{ _id: string }[]>();
      return found.map(({ _id }) => _id);
    },

    /** Settled calls with a recording among the attempts between two ids, in order; for calls that nobody asked for. */
    dangerouslyAcrossAccountsListRecorded: (
      after: string,
      before: string,
      limit: number,
    ): Promise<SweptCall[]> =>
      call_attempts
        .find(
          {
            $and: [{ _id: greaterThan(after) }, { _id: lessThan(before) }],
            'outcome.connected': true,
          },
          { attempt_id: 1 },
          SWEEP,
        )
        .sort({ _id: 1 })
        .limit(limit)
        .lean<SweptCall[]>(),

    /** Which of these calls have a recording of which something is known. */
    async dangerouslyAcrossAccountsKnownAmong(attempt_ids: readonly string[]): Promise<Set<string>> {
      const found = await recordings
        .find({ _id: anyOf(attempt_ids) }, { _id: 1 }, SWEEP)
        .lean<{ _id: string }[]>();
      return new Set(found.map(({ _id }) => _id));
    },

    /** Up to which instant (real epoch milliseconds) calls have been swept; 0 before the first time. */
    async sweptTo(): Promise<number> {
      return (await counters.findOne({ _id: MARK }).lean<{ value: number }>())?.value ?? 0;
    },

    /** Moves that mark. */
    async setSweptTo(value: number): Promise<void> {
      await counters.updateOne({ _id: MARK }, { $set: { value } }, { upsert: true });
    },
  };
};
