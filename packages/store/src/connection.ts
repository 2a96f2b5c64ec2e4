import type { Logger } from '@timbre/kernel';
import { Mongoose, type Connection } from 'mongoose';

/**
 * Opens the one connection of a process. Every write waits for a majority and the journal, because an intent to
 * dial that a crash could undo would be a second call. `uri` without a database name uses `database`.
 */
export const openConnection = async (options: {
  uri: string;
  database: string;
  logger: Logger;
}): Promise<Connection> => {
  const mongoose = new Mongoose();
  mongoose.set('strictQuery', 'throw');
  mongoose.set('sanitizeFilter', true);
  mongoose.set('autoIndex', false);
  mongoose.set('autoCreate', false);
  // A read that takes longer is cut off by the server, so that one bad query cannot hold a process up.
  mongoose.set('maxTimeMS', 10_000);
  const connection = mongoose.createConnection(options.uri, {
    dbName: options.database,
    writeConcern: { w: 'majority', journal: true },
    readPreference: 'primary',
    retryWrites: true,
    serverSelectionTimeoutMS: 5_000,
    // A server that accepts and is silent is noticed after a heartbeat and this, and what waits for it is told.
    connectTimeoutMS: 10_000,
    maxPoolSize: 50,
  });
  connection.on('error', (error: Error) =>
    options.logger.error('mongodb connection', { error: error.message }),
  );
  connection.on('disconnected', () => options.logger.warn('mongodb disconnected'));
  connection.on('reconnected', () => options.logger.info('mongodb reconnected'));
  return connection.asPromise();
};
