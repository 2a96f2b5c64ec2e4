import { randomBytes } from 'node:crypto';
import { realClock, type Clock } from '@timbre/kernel';
import mongoose, { type Connection } from 'mongoose';

type Database = NonNullable<Connection['db']>;
type Row = { _id: string; n: number };

/** One thing that the server does wrong, and what of Timbre it would break. */
export interface MongodbFault {
  name: string;
  breaks: string;
}

/** What a MongoDB server can do. It may be used when `faults` is empty. */
export interface MongodbCheck {
  /** The MongoDB version that the server announces. */
  version: string;
  faults: MongodbFault[];
  warnings: string[];
}

const OLDEST_MAJOR = 7;
const MAX_SKEW_MS = 2_000;
const UNAUTHORIZED = 13;
const DUPLICATE_KEY = 11_000;

/** A server's error code, or undefined for errors of another kind. */
const codeOf = (error: unknown): unknown => (error as { code?: unknown } | null)?.code;

/** The database behind an open connection. Throws when the connection is not open. */
const databaseOf = (connection: Connection): Database => {
  if (!connection.db) throw new Error('the MongoDB connection is not open');
  return connection.db;
};

interface Probe extends MongodbFault {
  /** True when the server does it right; an error counts as a fault. */
  works(rows: ReturnType<typeof rowsOf>): Promise<boolean>;
}

const rowsOf = (db: Database) => db.collection<Row>('probe');

/** The operations that the engine stands on, each alone on its own documents. */
const PROBES: Probe[] = [
  {
    name: 'a second insert of one _id is refused, and accepted after the delete',
    breaks: 'phone and person locks: one person could be called twice at once',
    works: async (rows) => {
      await rows.insertOne({ _id: 'lock', n: 1 });
      const second = await rows.insertOne({ _id: 'lock', n: 2 }).then(
        () => undefined,
        (error: unknown) => codeOf(error),
      );
      await rows.deleteOne({ _id: 'lock', n: 1 });
      await rows.insertOne({ _id: 'lock', n: 3 });
      return second === DUPLICATE_KEY && (await rows.countDocuments({ _id: 'lock' })) === 1;
    },
  },
  {
    name: 'pipeline update with $cond',
    breaks: 'states and counters that change in one update',
    works: async (rows) => {
      await rows.insertOne({ _id: 'pipeline', n: 3 });
      await rows.updateOne({ _id: 'pipeline' }, [{ $set: { n: { $cond: [{ $gt: ['$n', 2] }, 10, 0] } } }]);
      return (await rows.findOne({ _id: 'pipeline' }))?.n === 10;
    },
  },
  {
    name: 'conditional findOneAndUpdate',
    breaks: 'claims of jobs and holds of money: the same job or balance could be taken twice',
    works: async (rows) => {
      await rows.insertOne({ _id: 'claim', n: 100 });
      const take = () =>
        rows.findOneAndUpdate(
          { _id: 'claim', $expr: { $gte: ['$n', 60] } },
          { $inc: { n: -60 } },
          { returnDocument: 'after' },
        );
      const [first, second] = [await take(), await take()];
      return first?.n === 40 && second === null;
    },
  },
  {
    name: '$facet',
    breaks: 'summaries of batches and reports',
    works: async (rows) => {
      await rows.insertMany([
        { _id: 'facet:1', n: 1 },
        { _id: 'facet:2', n: 2 },
      ]);
      const facets = { all: [{ $count: 'count' }], sum: [{ $group: { _id: null, n: { $sum: '$n' } } }] };
      const [answer] = await rows.aggregate([{ $match: { _id: /^facet:/ } }, { $facet: facets }]).toArray();
      return answer?.['all']?.[0]?.count === 2 && answer?.['sum']?.[0]?.n === 3;
    },
  },
  {
    name: 'acknowledged write with {w: "majority", j: true}',
    breaks: 'dial intents that survive a crash: without them a phone could be dialled twice',
    works: async (rows) =>
      (await rows.insertOne({ _id: 'journal', n: 1 }, { writeConcern: { w: 'majority', j: true } }))
        .acknowledged,
  },
];

/** Milliseconds by which the server's clock is ahead of ours, by the middle of one round trip. */
const clockSkew = async (db: Database, clock: Clock): Promise<number> => {
  const before = clock.now().getTime();
  const { localTime } = await db.admin().command({ hello: 1 });
  const middle = (before + clock.now().getTime()) / 2;
  return (localTime as Date).getTime() - middle;
};

/** Judges what the server says of itself: its version, and a clock `skew_ms` milliseconds ahead of ours. */
export const judgeMongodb = (version: string, skew_ms: number): MongodbCheck => {
  const check: MongodbCheck = { version, faults: [], warnings: [] };
  if (!(Number.parseInt(version, 10) >= OLDEST_MAJOR))
    check.faults.push({
      name: `version ${version}, older than ${OLDEST_MAJOR}.0`,
      breaks: 'updates and reports that need newer operators',
    });
  if (Math.abs(skew_ms) > MAX_SKEW_MS)
    check.warnings.push(
      `the server's clock is ${(Math.abs(skew_ms) / 1000).toFixed(1)} s ${skew_ms > 0 ? 'ahead of' : 'behind'} ours; call windows use the larger uncertainty`,
    );
  return check;
};

/** Runs one probe; `denied` when the user may not write there, which says nothing about the server. */
const runProbe = async (probe: Probe, db: Database): Promise<'works' | 'fails' | 'denied'> => {
  try {
    return (await probe.works(rowsOf(db))) ? 'works' : 'fails';
  } catch (error) {
    return codeOf(error) === UNAUTHORIZED ? 'denied' : 'fails';
  }
};

/**
 * Checks, once at start, that the server does what the engine stands on (embedded.md, "Capability check"): version,
 * clock, unique `_id`, pipeline and conditional updates, `$facet`, journaled writes. Works in a scratch database of
 * its own, which it removes. `clock` must be real time. Throws only when the server cannot be reached at all.
 */
export const checkMongodb = async (
  connection: Connection,
  clock: Clock = realClock,
): Promise<MongodbCheck> => {
  const admin = databaseOf(connection).admin();
  const { version } = (await admin.command({ buildInfo: 1 })) as { version: string };
  const check = judgeMongodb(version, await clockSkew(databaseOf(connection), clock));
  const scratch = connection.getClient().db(`timbre_check_${randomBytes(6).toString('hex')}`);
  try {
    for (const probe of PROBES) {
      const answer = await runProbe(probe, scratch);
      if (answer === 'fails') check.faults.push({ name: probe.name, breaks: probe.breaks });
      if (answer === 'denied')
        check.warnings.push(`not checked, the user may not create a scratch database: ${probe.name}`);
    }
  } finally {
    await scratch.dropDatabase().catch(() => undefined);
  }
  return check;
};

/**
 * Opens a short-lived connection to `uri`, hands it to `work` and closes it. Gives up after `timeout_ms` when no
 * server answers. For tools that look at a server; services keep their own connection.
 */
export const withMongodb = async <T>(
  uri: string,
  work: (connection: Connection) => Promise<T>,
  timeout_ms = 5_000,
): Promise<T> => {
  const connection = mongoose.createConnection(uri, {
    serverSelectionTimeoutMS: timeout_ms,
    connectTimeoutMS: timeout_ms,
  });
  try {
    return await work(await connection.asPromise());
  } finally {
    await connection.close().catch(() => undefined);
  }
};
