import type { Logger } from '@timbre/kernel';
import { openConnection } from './connection.ts';

/** A document of the earlier system: nothing about it is certain. */
export type LegacyRecord = Readonly<Record<string, unknown>>;

/** A database of the earlier system, which is only ever read. */
export interface LegacySource {
  /** The documents of a collection that match, in the order of their ids, some hundred at a time. */
  pages(
    collection: string,
    filter?: Record<string, unknown>,
    fields?: readonly string[],
  ): AsyncGenerator<LegacyRecord[]>;
  count(collection: string): Promise<number>;
  close(): Promise<void>;
}

const PAGE = 500;

/** Opens a database of the earlier system. Rejects within 5 s when no server answers at `uri`. */
export const openLegacySource = async (options: {
  uri: string;
  database: string;
  logger: Logger;
}): Promise<LegacySource> => {
  const connection = await openConnection(options);
  const { db } = connection;
  if (db === undefined) throw new Error('no database');
  return {
    async *pages(collection, filter = {}, fields) {
      const projection = fields && Object.fromEntries(fields.map((name) => [name, 1 as const]));
      const cursor = db
        .collection(collection)
        .find(filter, { ...(projection === undefined ? {} : { projection }), batchSize: PAGE })
        .sort({ _id: 1 });
      let page: LegacyRecord[] = [];
      for await (const document of cursor) {
        page.push(document);
        if (page.length < PAGE) continue;
        yield page;
        page = [];
      }
      if (page.length > 0) yield page;
    },
    count: (collection) => db.collection(collection).countDocuments(),
    close: () => connection.close(),
  };
};
