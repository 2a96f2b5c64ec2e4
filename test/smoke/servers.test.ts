import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkRedis, withRedis } from '@timbre/queue';
import { checkMongodb, withMongodb } from '@timbre/store';
import { freshNames, testServers } from '../support/servers.ts';

type Connection = Parameters<Parameters<typeof withMongodb>[1]>[0];
/** Every field that the tests below use. */
interface Row {
  _id: string;
  holder?: number;
  state?: string;
  dial_token?: string;
  sent_at?: Date | null;
  balance?: number;
  held?: number;
  cap?: number;
  slots?: string[];
}

const { mongodb_uri, redis_url, names } = testServers();
const { database, prefix } = freshNames();

const CLIENTS = 60;
const DUPLICATE_KEY = 11_000;

/** `count` clients at the same time, each told its number. */
const atOnce = <T>(count: number, client: (number: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, number) => client(number)));

describe('capability checks', () => {
  it(`find no fault with ${names.mongodb}, and leave no database behind`, async () => {
    await withMongodb(mongodb_uri, async (connection) => {
      expect(await checkMongodb(connection)).toMatchObject({ faults: [], warnings: [] });
      const { databases } = await connection.getClient().db('admin').admin().listDatabases();
      expect(databases.filter(({ name }) => name.startsWith('timbre_check_'))).toEqual([]);
    });
  });

  it(`find no fault with ${names.redis}`, async () => {
    expect(await withRedis(redis_url, checkRedis)).toMatchObject({ faults: [], warnings: [] });
  });
});

describe(`what the engine stands on, on ${names.mongodb}`, () => {
  let connection: Connection;
  const rows = (name: string) => connection.getClient().db(database).collection<Row>(name);
  let close: () => void = () => undefined;
  let closed: Promise<void>;

  beforeAll(async () => {
    const open = new Promise<void>((ready, reject) => {
      closed = withMongodb(mongodb_uri, async (opened) => {
        connection = opened;
        ready();
        await new Promise<void>((resolve) => (close = resolve));
        await opened.getClient().db(database).dropDatabase();
      });
      closed.catch(reject);
    });
    await open;
  });
  afterAll(async () => {
    close();
    await closed;
  });

  /** Takes the lock by insert; false when somebody holds it. */
  const take = (id: string, holder: number): Promise<boolean> =>
    rows('locks')
      .insertOne({ _id: id, holder })
      .then(
        () => true,
        (error: { code?: number }) => {
          if (error.code !== DUPLICATE_KEY) throw error;
          return false;
        },
      );

  it('gives one lock to one of 60 clients, and again after each release', async () => {
    for (let round = 0; round < 3; round += 1) {
      const won = await atOnce(CLIENTS, async (holder) =>
        (await take('phone', holder)) ? holder : undefined,
      );
      const winners = won.filter((holder) => holder !== undefined);
      expect(winners).toHaveLength(1);
      const stranger = (winners[0]! + 1) % CLIENTS;
      expect((await rows('locks').deleteOne({ _id: 'phone', holder: stranger })).deletedCount).toBe(0);
      expect((await rows('locks').deleteOne({ _id: 'phone', holder: winners[0]! })).deletedCount).toBe(1);
    }
  });

  it('never has two holders while 60 clients take and give back a lock', async () => {
    let [holders, most, taken] = [0, 0, 0];
    await atOnce(CLIENTS, async (holder) => {
      for (let attempt = 0; attempt < 3; attempt += 1) {
        if (!(await take('busy', holder))) continue;
        most = Math.max(most, (holders += 1));
        taken += 1;
        await rows('locks').countDocuments({ _id: 'busy' }); // hold it for a while
        holders -= 1;
        await rows('locks').deleteOne({ _id: 'busy', holder });
      }
    });
    expect(most).toBe(1);
    expect(taken).toBeGreaterThan(0);
    expect(await rows('locks').countDocuments({ _id: 'busy' })).toBe(0);
  });

  it('claims every job exactly once when 60 clients want each of them', async () => {
    const jobs = Array.from({ length: 20 }, (_, n) => ({ _id: `job:${n}`, state: 'queued' }));
    await rows('jobs').insertMany(jobs);
    const claims = new Map<string, number>();
    await atOnce(CLIENTS, async (client) => {
      const job = jobs[client % jobs.length]!._id;
      const change = { $set: { state: 'dialing', dial_token: `t${client}` } };
      const mine = await rows('jobs').findOneAndUpdate({ _id: job, state: 'queued' }, change);
      if (mine) claims.set(job, (claims.get(job) ?? 0) + 1);
    });
    expect([...claims.values()]).toEqual(jobs.map(() => 1));
  });

  it('sets the moment of the dial once, whoever comes with an old token', async () => {
    await rows('attempts').insertOne({ _id: 'a1', state: 'dialing', dial_token: 'mine', sent_at: null });
    const send = (token: string) =>
      rows('attempts').updateOne(
        { _id: 'a1', state: 'dialing', dial_token: token, sent_at: null },
        { $set: { sent_at: new Date(0) } },
        { writeConcern: { w: 'majority', j: true } },
      );
    const counts = (await atOnce(CLIENTS, (n) => send(n % 2 === 0 ? 'mine' : 'old'))).map(
      (result) => result.modifiedCount,
    );
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
  });

  it('never holds more than the wallet has, and settles every hold to the last unit', async () => {
    const [balance, price, cost] = [1_000, 90, 35];
    await rows('wallets').insertOne({ _id: 'w', balance, held: 0 });
    const enough = { $expr: { $gte: [{ $subtract: ['$balance', '$held'] }, price] } };
    const held = await atOnce(CLIENTS, async () => {
      const hold = await rows('wallets').findOneAndUpdate({ _id: 'w', ...enough }, { $inc: { held: price } });
      return hold !== null;
    });
    const holds = held.filter(Boolean).length;
    expect(holds).toBe(Math.floor(balance / price));
    await atOnce(holds, () =>
      rows('wallets').updateOne({ _id: 'w' }, { $inc: { held: -price, balance: -cost } }),
    );
    expect(await rows('wallets').findOne({ _id: 'w' })).toMatchObject({
      held: 0,
      balance: balance - holds * cost,
    });
  });

  it('fills a batch up to its slots and not beyond, and takes a freed slot again', async () => {
    await rows('slots').insertOne({ _id: 'batch', cap: 5, slots: [] });
    const room = { $expr: { $lt: [{ $size: '$slots' }, '$cap'] } };
    const enter = async (n: number) => {
      const push = [{ $set: { slots: { $concatArrays: ['$slots', [`a${n}`]] } } }];
      return (await rows('slots').updateOne({ _id: 'batch', ...room }, push)).modifiedCount === 1;
    };
    expect((await atOnce(CLIENTS, enter)).filter(Boolean)).toHaveLength(5);
    const [first] = (await rows('slots').findOne({ _id: 'batch' }))!.slots!;
    await rows('slots').updateOne({ _id: 'batch' }, [
      { $set: { slots: { $filter: { input: '$slots', cond: { $ne: ['$$this', first] } } } } },
    ]);
    expect((await atOnce(3, (n) => enter(n + 100))).filter(Boolean)).toHaveLength(1);
  });
});

describe(`what the queues stand on, on ${names.redis}`, () => {
  it('sets a key once for 60 clients and lets it expire', async () => {
    await withRedis(redis_url, async (client) => {
      const answers = await atOnce(CLIENTS, (n) =>
        client.set(`${prefix}:once`, String(n), 'PX', 60_000, 'NX'),
      );
      expect(answers.filter((answer) => answer === 'OK')).toHaveLength(1);
      expect(await client.pttl(`${prefix}:once`)).toBeGreaterThan(0);
      await client.del(`${prefix}:once`);
    });
  });

  it('runs a script as one step', async () => {
    const increment = `local n = tonumber(redis.call('get', KEYS[1]) or '0'); redis.call('set', KEYS[1], n + 1); return n + 1`;
    await withRedis(redis_url, async (client) => {
      const seen = await atOnce(CLIENTS, () => client.eval(increment, 1, `${prefix}:count`));
      expect(new Set(seen).size).toBe(CLIENTS);
      await client.del(`${prefix}:count`);
    });
  });
});
