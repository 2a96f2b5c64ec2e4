import { withRedis } from '@timbre/queue';
import type { Scenario, World } from '../harness/types.ts';
import { moreDials, sizes, strikeCampaigns } from './steps.ts';

const infoField = (world: World, section: string, field: string): Promise<number> =>
  withRedis(world.redis.uri, async (client) => {
    const text = await client.info(section);
    return Number(new RegExp(`^${field}:(\\d+)`, 'm').exec(text)?.[1] ?? Number.NaN);
  });

/** Row 11: Redis has no memory left. `noeviction` makes it refuse instead of forgetting. */
export const row11: Scenario = {
  row: '11',
  name: 'Redis at maxmemory (noeviction: it refuses writes)',
  kinds: ['redis out of memory'],
  scale: sizes({ quick: [1, 30, 1], full: [1, 180, 3] }),
  world: () => ({ workers: 2, factor: 30 }),
  async run(world, _rng, size) {
    await strikeCampaigns(world, size, async () => {
      await world.redis.configure({
        maxmemory: String((await infoField(world, 'memory', 'used_memory')) >> 1),
      });
      world.fault('redis out of memory');
      await world.pass(90_000);
      if ((await infoField(world, 'stats', 'evicted_keys')) > 0) world.broken('Redis threw keys away');
      await world.redis.configure({ maxmemory: '0' });
      await moreDials(world, 1);
    });
  },
};

/** Row 12: a Redis that evicts would lose jobs silently: nothing of ours starts on it, and says why. */
export const row12: Scenario = {
  row: '12',
  name: 'Redis with maxmemory-policy allkeys-lru: nothing starts',
  kinds: ['redis with a policy that evicts'],
  scale: sizes({ quick: [1, 6, 1], full: [1, 20, 1] }),
  world: () => ({ factor: 120 }),
  async run(world, _rng, size) {
    await world.redis.configure({ 'maxmemory-policy': 'allkeys-lru' });
    world.fault('redis with a policy that evicts', size.faults);
    const refusals = { worker: () => world.startWorker(), api: () => world.startApi() };
    for (const [name, start] of Object.entries(refusals)) {
      const started = await start().then(
        () => 'it started',
        (error: unknown) => String(error),
      );
      const why = /noeviction/.test(started) || name === 'api';
      if (started === 'it started' || !why) world.broken(`${name} on a Redis that evicts: ${started}`);
    }
    await world.redis.configure({ 'maxmemory-policy': 'noeviction' });
    await world.startWorker();
    await strikeCampaigns(world, size, async () => {});
  },
};
