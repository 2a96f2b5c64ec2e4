import { newAccountId, silentLogger } from '@timbre/kernel';
import { accountScope, openStore, type AccountScope, type Store } from '@timbre/store';
import { freshNames, testServers } from '../support/servers.ts';

/** The instant at which tests of the store take place: nothing in it depends on the machine's clock. */
export const NOW = new Date('2026-11-23T13:00:00.000Z');

/** `ms` after {@link NOW}. */
export const later = (ms: number): Date => new Date(NOW.getTime() + ms);

/** A database of its own, opened twice: two processes that share nothing but the server. */
export interface StoreBench {
  store: Store;
  other: Store;
  /** One of the two by turns, for racers. */
  either(n: number): Store;
  /** The scope of an account that nobody else has. */
  scope(): AccountScope;
  stop(): Promise<void>;
}

/** Opens a database for one test file; `stop` removes it. */
export const openStoreBench = async (): Promise<StoreBench> => {
  const place = {
    uri: testServers().mongodb_uri,
    database: freshNames().database,
    logger: silentLogger,
  };
  const [store, other] = await Promise.all([openStore(place), openStore(place)]);
  await store.ensureIndexes();
  return {
    store,
    other,
    either: (n) => (n % 2 === 0 ? store : other),
    scope: () => accountScope(newAccountId()),
    async stop() {
      await store.connection.dropDatabase();
      await Promise.all([store.close(), other.close()]);
    },
  };
};

/** Runs `count` racers at once. */
export const atOnce = <T>(count: number, run: (n: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, n) => run(n)));

/** How many of them are true. */
export const wins = (results: boolean[]): number => results.filter(Boolean).length;
