import { readFile } from 'node:fs/promises';
import { HOUR_MS, MINUTE_MS, silentLogger } from '@timbre/kernel';
import { createProducer } from '@timbre/queue';
import type { Campaign, Scenario, World } from '../harness/types.ts';
import { askApi } from './ask-api.ts';
import { withOddWorkers, type OddWorker } from './odd-workers.ts';
import { allCompleted, crowd, HURRIED, moreDials, richAccount, sizes } from './steps.ts';

/** Monday 05:00 in Santiago. */
const NIGHT = new Date('2026-11-23T08:00:00Z');
/** Five real minutes are five hours of the clock that calls live on. */
const FACTOR = 60;

/** A clock that is wrong, and hours that are closed in truth and open by that clock. */
interface WrongClock {
  kind: string;
  ahead_ms: number;
  hours: [start: string, end: string];
  days?: number[];
}

const FROM_THE_START: WrongClock[] = [
  { kind: 'clock 5 min ahead', ahead_ms: 5 * MINUTE_MS, hours: ['09:00', '20:00'] },
  { kind: 'clock 5 min behind', ahead_ms: -5 * MINUTE_MS, hours: ['00:00', '04:00'] },
  { kind: 'clock 26 h ahead', ahead_ms: 26 * HOUR_MS, hours: ['00:00', '24:00'], days: [3] },
];
/** Open in truth, and by the clock that is set back. */
const BACK: WrongClock = {
  kind: 'clock set back in a run',
  ahead_ms: -5 * MINUTE_MS,
  hours: ['00:00', '12:00'],
};
const FORTH: WrongClock = {
  kind: 'clock set forward in a run',
  ahead_ms: 5 * MINUTE_MS,
  hours: ['10:00', '11:00'],
};

const campaignFor = async (world: World, clock: WrongClock, count: number): Promise<Campaign> => {
  const account = await richAccount(world);
  const hours = { start: clock.hours[0], end: clock.hours[1] };
  return crowd(world, account, count, ['0012'], {
    ...{ ...HURRIED, timezone: 'America/Santiago', allowed_hours: hours },
    ...(clock.days === undefined ? {} : { days_of_week: clock.days }),
  });
};

/** Makes everybody of a campaign due by any clock, and rings as the API does. */
const makeDue = async (world: World, { batch }: Campaign): Promise<void> => {
  const { redis, prefix, clock, store } = world;
  const { batch_id } = batch;
  const long_ago = new Date(0);
  const waiting = { batch_id, status: 'pending' };
  await store.connection.collection('jobs').updateMany(waiting, { $set: { reserved_until: long_ago } });
  const dispatch = { 'dispatch.next_at': long_ago, 'dispatch.lock_until': long_ago };
  await store.connection.collection('batches').updateOne({ batch_id }, { $set: dispatch });
  await store.connection.collection('dial_rates').deleteMany({});
  const producer = await createProducer({ redis_url: redis.uri, prefix, clock, logger: silentLogger });
  await producer.enqueue('dispatch-tick', { batch_id });
  await producer.close();
};

const LOOKED_AT_MS = 2_000;

/** Waits until the worker has said that it stands still, and some time more in which there is all to do. */
const standsStill = async (
  world: World,
  worker: OddWorker,
  campaign: Campaign,
  what: string,
): Promise<void> => {
  await world.until(`${what}: the worker stands still`, async () =>
    (await readFile(worker.log_file, 'utf8')).includes('no work while the clock is wrong'),
  );
  const since = world.clock.now().getTime();
  await makeDue(world, campaign);
  await world.pass(LOOKED_AT_MS * world.factor);
  const admitted = { batch_id: campaign.batch.batch_id, intent_at: { $gt: new Date(since) } };
  const handed_out = await world.store.connection.collection('call_attempts').countDocuments(admitted);
  if (handed_out > 0) world.broken(`${what}: ${handed_out} dials handed out by a wrong clock`);
};

const checkSilence = (world: World, since: number, what: string): void => {
  // What was being posted when the clock was set has passed its last gate.
  const late = world.dials().filter(({ at }) => at > since + MINUTE_MS).length;
  if (late > 0) world.broken(`${what}: ${late} dials by a wrong clock`);
};

/** A worker that runs rightly, and whose clock is then set. `open` where calls flow before. */
const setInARun = async (
  world: World,
  worker: OddWorker,
  clock: WrongClock,
  open: boolean,
): Promise<Campaign> => {
  const campaign = await campaignFor(world, clock, 60);
  if (open) await moreDials(world, 3);
  await worker.setClock(clock.ahead_ms);
  const since = world.clock.now().getTime();
  world.fault(clock.kind);
  await standsStill(world, worker, campaign, clock.kind);
  checkSilence(world, since, clock.kind);
  return campaign;
};

/** Row 28: a machine's clock is wrong, or is set while it dials. It stops dialling and says why. */
export const row28: Scenario = {
  row: '28',
  name: 'clock +5 min, −5 min, +26 h, set back and forth in a run',
  kinds: [...FROM_THE_START, BACK, FORTH].map(({ kind }) => kind),
  scale: sizes({ quick: [1, 6, 3], full: [2, 60, 5] }),
  world: () => ({ factor: FACTOR, virtual_start: NIGHT, calls_per_second: 0.03 }),
  run: (world, _rng, size) =>
    withOddWorkers(world, async (start) => {
      const unfinished: string[] = [];
      // First, while the hours of the campaign are still open.
      for (const [clock, open] of [
        [BACK, true],
        [FORTH, false],
      ] as const) {
        const worker = await start();
        unfinished.push((await setInARun(world, worker, clock, open)).batch.batch_id);
        await worker.stop();
      }
      for (const clock of FROM_THE_START.slice(0, size.faults - 2)) {
        const worker = await start({ ahead_ms: clock.ahead_ms });
        const since = world.clock.now().getTime() - MINUTE_MS;
        const campaign = await campaignFor(world, clock, Math.ceil(size.calls / 5));
        world.fault(clock.kind);
        await standsStill(world, worker, campaign, clock.kind);
        checkSilence(world, since, clock.kind);
        unfinished.push(campaign.batch.batch_id);
        await worker.stop();
      }
      return { check: { unfinished } };
    }),
};

const OLD = '2021a';

/** Row 30: the rules of local time are older than a law may be. Shown in /health, told at the start. */
export const row30: Scenario = {
  row: '30',
  name: 'time zone data of 2021: shown and warned of',
  kinds: ['old time zone data'],
  scale: sizes({ quick: [1, 3, 1], full: [1, 10, 1] }),
  world: () => ({ api: true }),
  run: (world, _rng, size) =>
    withOddWorkers(world, async (start) => {
      const { body } = await askApi(world, 'GET', '/health', {});
      if (body['time_zone_data'] !== process.versions['tz'])
        world.broken(`/health says ${JSON.stringify(body)}`);
      const worker = await start({ time_zone_data: OLD });
      world.fault('old time zone data', size.faults);
      if (!(await readFile(worker.log_file, 'utf8')).includes(OLD))
        world.broken('nobody was warned at the start');
      await crowd(world, await richAccount(world), size.calls, ['0099']);
      await allCompleted(world);
    }),
};
