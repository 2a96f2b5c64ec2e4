import { silentLogger } from '@timbre/kernel';
import { createProducer, flushKeys, withRedis, type JobName, type Producer } from '@timbre/queue';
import { people, phoneFor, SHORT } from '../harness/people.ts';
import type { Campaign, Scenario, World } from '../harness/types.ts';
import { sizes } from './steps.ts';

const WORKERS = 4;

/** Workers that do not share a queue: whatever is put into all of them is run by all of them at once. */
const rivals = async (world: World): Promise<{ producers: Producer[]; end(): Promise<void> }> => {
  const prefixes = Array.from({ length: WORKERS }, (_, n) => `${world.prefix}-${n}`);
  for (const prefix of prefixes) await world.startWorker({ env: { TIMBRE_QUEUE_PREFIX: prefix } });
  const options = { redis_url: world.redis.uri, clock: world.clock, logger: silentLogger };
  const producers = await Promise.all(prefixes.map((prefix) => createProducer({ ...options, prefix })));
  return {
    producers,
    async end() {
      await Promise.all(producers.map((producer) => producer.close()));
      await Promise.all(world.workers.map((worker) => worker.stop()));
      for (const prefix of prefixes) await withRedis(world.redis.uri, (redis) => flushKeys(redis, prefix));
    },
  };
};

/** The job that takes an attempt on from each state. */
const NEXT: Readonly<Record<string, JobName>> = {
  queued: 'call-start',
  placed: 'call-poll',
  ended: 'call-settle',
};

interface Seen {
  _id: string;
  state: string;
  dial_at: Date;
}

/** Hands every step of every attempt to all workers at once, until the campaign is over. Counts the races. */
const raceEverything = async (world: World, producers: Producer[], campaign: Campaign): Promise<void> => {
  const known = new Set<string>();
  const attempts = world.store.connection.collection<Seen>('call_attempts');
  await world.until(
    'the campaign is over',
    async () => {
      const open = await attempts.find({ open: true, state: { $in: Object.keys(NEXT) } }).toArray();
      for (const { _id, state, dial_at } of open.filter((each) => !known.has(`${each._id} ${each.state}`))) {
        known.add(`${_id} ${state}`);
        const name = NEXT[state] as 'call-start';
        const run_at = state === 'queued' ? dial_at : undefined;
        await Promise.all(producers.map((each) => each.enqueue(name, { attempt_id: _id }, { run_at })));
        world.fault(`${name} run by ${WORKERS} workers at once`);
      }
      const { batch_id } = campaign.batch;
      await Promise.all(producers.map((each) => each.enqueue('dispatch-tick', { batch_id })));
      return (await world.batch(campaign.batch)).state === 'completed';
    },
    600_000,
  );
};

/** Row 24: several workers run the same step of the same call at the same instant. */
export const row24: Scenario = {
  row: '24',
  name: `${WORKERS} workers race for every step of every call`,
  kinds: Object.values(NEXT).map((name) => `${name} run by ${WORKERS} workers at once`),
  scale: sizes({ quick: [1, 60, 60], full: [2, 700, 700] }),
  world: () => ({ calls_per_second: 1 }),
  async run(world, rng, size) {
    const { producers, end } = await rivals(world);
    const account = await world.account({ plan_type: 'minutes_based' }, { seconds: 10_000_000 });
    const campaign = await world.campaign(account, {
      phones: people(rng, size.calls, SHORT),
      call_settings: { max_attempts: 1, max_call_duration: 60, max_concurrent_calls: 40 },
    });
    await raceEverything(world, producers, campaign);
    await end();
  },
};

const CAMPAIGNS = 4;

/** Row 25: the same phones in several campaigns that run at the same time. */
export const row25: Scenario = {
  row: '25',
  name: `the same phones in ${CAMPAIGNS} campaigns at once`,
  kinds: ['phone in several campaigns at once'],
  scale: sizes({ quick: [1, 60, 45], full: [1, 1_000, 750] }),
  world: () => ({ workers: 2, calls_per_second: 1 }),
  async run(world, rng, size) {
    const account = await world.account({ plan_type: 'minutes_based' }, { seconds: 10_000_000 });
    const phones = Array.from({ length: size.calls / CAMPAIGNS }, (_, n) => [phoneFor(rng.pick(SHORT), n)]);
    const campaigns: Campaign[] = [];
    for (let n = 0; n < CAMPAIGNS; n++) {
      const call_settings = { max_attempts: 1, max_call_duration: 60, max_concurrent_calls: 15 };
      campaigns.push(await world.campaign(account, { phones, call_settings }));
      if (n > 0) world.fault('phone in several campaigns at once', phones.length);
    }
    for (const campaign of campaigns) await world.completed(campaign, 600_000);
  },
};
