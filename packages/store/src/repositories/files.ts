import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { mongo, type Connection } from 'mongoose';
import type { AccountScope } from '../scope.ts';

/**
 * Files on their way from the API to a worker, in GridFS, so that both may run on different machines. They are
 * removed once they are read: nothing here is an archive.
 */
export const createFileRepository = (connection: Connection) => {
  const bucket = (): mongo.GridFSBucket => {
    if (connection.db === undefined) throw new Error('files need an open connection');
    return new mongo.GridFSBucket(connection.db, { bucketName: 'uploads' });
  };

  const own = (scope: AccountScope, file_id: string): Promise<mongo.GridFSFile | null> =>
    bucket()
      .find({ _id: new mongo.ObjectId(file_id), 'metadata.account_id': scope.account_id })
      .next();

  return {
    /** Stores a file of an account; returns its id. `name` is for display only. */
    async put(scope: AccountScope, name: string, bytes: Uint8Array): Promise<string> {
      const stream = bucket().openUploadStream(name, { metadata: { account_id: scope.account_id } });
      await pipeline(Readable.from([Buffer.from(bytes)]), stream);
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
  };
};
