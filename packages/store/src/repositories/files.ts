import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DAY_MS } from '@timbre/kernel';
import { mongo, type Connection } from 'mongoose';
import type { AccountScope } from '../scope.ts';

/** Somebody else removed the file at the same moment. */
const gone = (): void => {};

/**
 * Files on their way between the API and a worker, in GridFS, so that both may run on different machines. They are
 * removed once they are read, at the latest a day after they came: nothing here is an archive.
 */
export const createFileRepository = (connection: Connection, bucketName: string) => {
  const bucket = (): mongo.GridFSBucket => {
    if (connection.db === undefined) throw new Error('files need an open connection');
    return new mongo.GridFSBucket(connection.db, { bucketName });
  };

  const own = (scope: AccountScope, file_id: string): Promise<mongo.GridFSFile | null> =>
    bucket()
      .find({ _id: new mongo.ObjectId(file_id), 'metadata.account_id': scope.account_id })
      .next();

  return {
    /** Stores a file of an account; returns its id. `name` is for display only. */
    async put(
      scope: AccountScope,
      name: string,
      bytes: Uint8Array | AsyncIterable<Uint8Array>,
    ): Promise<string> {
      const stream = bucket().openUploadStream(name, { metadata: { account_id: scope.account_id } });
      await pipeline(Readable.from(bytes instanceof Uint8Array ? [Buffer.from(bytes)] : bytes), stream);
      return stream.id.toString();
    },

    /** The bytes of a file of this account; null when it is gone or was never this account's. */
    async read(scope: AccountScope, file_id: string): Promise<Buffer | null> {
      const file = await own(scope, file_id);
      return file === null ? null : buffer(bucket().openDownloadStream(file._id));
    },

    /** Removes a file of this account; without effect when it is gone already. */
    async remove(scope: AccountScope, file_id: string): Promise<void> {
      const file = await own(scope, file_id);
      if (file !== null) await bucket().delete(file._id);
    },

    /** Removes files of every account that came a day before the real instant `now`, `limit` at most. Returns how many. */
    async dangerouslyAcrossAccountsRemoveOld(now: Date, limit: number): Promise<number> {
      const old = await bucket()
        .find({ uploadDate: { $lt: new Date(now.getTime() - DAY_MS) } })
        .limit(limit)
        .toArray();
      for (const file of old) await bucket().delete(file._id).catch(gone);
      return old.length;
    },
  };
};
