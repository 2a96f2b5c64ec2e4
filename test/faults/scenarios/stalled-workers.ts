import { MINUTE_MS, SECOND_MS } from '@timbre/kernel';
import type { Checkpoint } from '@timbre/calls';
import { people } from '../harness/people.ts';
import type { Campaign, Scenario, StrikeHow, World } from '../harness/types.ts';
import { sizes } from './steps.ts';

/** A lease of 150 s is 7.5 s real here. */
const FACTOR = 20;
const LEASE_MS = 150 * SECOND_MS;
const STOPPED_MS = 90 * SECOND_MS;

/** Where a worker stands still. Until the POST, a lease that has run out meanwhile forbids the dial. */
const BEFORE_POST: readonly Checkpoint[] = [
  ...(['dial.claimed', 'dial.held', 'dial.counted'] as const),
  ...(['dial.sent', 'dial.before_post'] as const),
];
const PLACES: readonly Checkpoint[] = [...BEFORE_POST, 'dial.answered'];

const settings = { max_attempts: 2, retry_delay_hours: 0.1, max_concurrent_calls: 40 };

const campaignOf = async (world: World, calls: number): Promise<Campaign> => {
  const account = await world.account({ plan_type: 'minutes_based' }, { seconds: 10_000_000 });
  return world.campaign(account, { phones: people(world.rng, calls), call_settings: settings });
};

/** Whether this attempt was posted later than `virtual_ms` after it stood still. */
const postedAfter = (world: World, attempt_id: string, since: number, virtual_ms: number): boolean =>
  world.dials().some((dial) => dial.attempt_id === attempt_id && dial.at > since + virtual_ms);

/** Two of three workers stand still, one after the other, at every place in turn. */
const standStill = async (
  world: World,
  campaign: Campaign,
  count: number,
  stall: (worker: World['workers'][number], at: Checkpoint, longer: boolean) => Promise<void>,
): Promise<void> => {
  const places = Array.from({ length: count }, (_, n) => ({
    at: PLACES[n % PLACES.length]!,
    longer: Math.floor(n / PLACES.length) % 2 === 0,
  }));
  const lane = async (worker: World['workers'][number]): Promise<void> => {
    for (let place = places.shift(); place !== undefined; place = places.shift())
      await stall(worker, place.at, place.longer);
  };
  const [first, second] = world.workers;
  await Promise.race([
    Promise.all([lane(first!), lane(second!)]),
    world.until(
      'every worker has stood still',
      async () => {
        const over = (await world.batch(campaign.batch)).state === 'completed';
        if (over && places.length > 0)
          throw new Error(`the campaign was over before ${places.length} stalls`);
        return over;
      },
      600_000,
    ),
  ]);
};

const stallRow = (row: string, name: string, how: (ms: number) => StrikeHow, full: number): Scenario => ({
  row,
  name,
  kinds: PLACES.map((at) => `${how(1).how} at ${at}`),
  scale: sizes({ quick: [1, 120, 4], full: [1, full * 15, full] }),
  world: () => ({ factor: FACTOR, workers: 3, api: true }),
  async run(world, _rng, size) {
    const campaign = await campaignOf(world, size.calls);
    await standStill(world, campaign, size.faults, async (worker, at, longer) => {
      const real_ms = (longer ? LEASE_MS + MINUTE_MS : STOPPED_MS) / FACTOR;
      const { attempt_id, virtual_ms } = await worker.arm({ ...how(real_ms), at });
      await world.pass(real_ms * FACTOR);
      worker.signal('SIGCONT');
      if (!longer || !BEFORE_POST.includes(at)) return;
      await world.pass(MINUTE_MS);
      if (postedAfter(world, attempt_id, virtual_ms, LEASE_MS))
        world.broken(`dialled after its lease had run out: ${how(1).how} at ${at}`);
    });
    await world.completed(campaign, 600_000);
  },
});

/** Row 41: a worker is stopped and goes on with what it believes to be its claim. */
export const row41 = stallRow(
  '41',
  'SIGSTOP for 90 s and for longer than the lease',
  () => ({ how: 'stop' }),
  30,
);

/** Row 42: the event loop of a worker is blocked, so that it loses its locks. */
export const row42 = stallRow(
  '42',
  'event loop blocked for 90 s and for longer than the lease',
  (ms) => ({ how: 'block', ms }),
  20,
);
