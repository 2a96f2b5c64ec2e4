import type { Scenario, World } from '../harness/types.ts';
import { moreDials, sizes, strikeCampaigns } from './steps.ts';

/** Real seconds until the next call was placed; told in the table, never judged. */
const stalls = (world: World) => {
  const seconds: number[] = [];
  return {
    async measure(): Promise<void> {
      const start = performance.now();
      await moreDials(world, 1);
      seconds.push((performance.now() - start) / 1_000);
    },
    note: () => `longest stall ${Math.max(...seconds).toFixed(1)} s real`,
  };
};

/** Row 7: Redis goes and comes back with its append-only file, killed or in order. */
export const row7: Scenario = {
  row: '7',
  name: 'Redis restarts (append-only file kept)',
  kinds: ['redis killed and restarted', 'redis restarted in order'],
  scale: sizes({ quick: [1, 40, 2], full: [2, 500, 10] }),
  world: () => ({ workers: 2, factor: 30 }),
  async run(world, _rng, size) {
    const stall = stalls(world);
    await strikeCampaigns(world, size, async (n) => {
      const killed = n % 2 === 0;
      await (killed ? world.redis.kill() : world.redis.stop());
      await world.redis.start();
      world.fault(killed ? 'redis killed and restarted' : 'redis restarted in order');
      await stall.measure();
    });
    return { note: stall.note() };
  },
};

/** Row 8: everything in Redis is gone; MongoDB knows all that was due. */
export const row8: Scenario = {
  row: '8',
  name: 'Redis FLUSHALL while calls run',
  kinds: ['redis flushed'],
  scale: sizes({ quick: [1, 40, 2], full: [2, 500, 10] }),
  world: () => ({ workers: 2, factor: 60 }),
  async run(world, _rng, size) {
    const stall = stalls(world);
    await strikeCampaigns(world, size, async () => {
      await world.redis.flushAll();
      world.fault('redis flushed');
      await stall.measure();
    });
    return { note: stall.note() };
  },
};

/** Row 9: a crash of the machine took the end of the append-only file, the middle of a record included. */
export const row9: Scenario = {
  row: '9',
  name: 'Redis loses the tail of its append-only file',
  kinds: ['redis log truncated'],
  scale: sizes({ quick: [1, 20, 1], full: [1, 500, 10] }),
  world: () => ({ workers: 2, factor: 60 }),
  async run(world, _rng, size) {
    let lost = 0;
    await strikeCampaigns(world, size, async (_n, rng) => {
      await world.redis.kill();
      lost += await world.redis.truncateLog(rng.between(1, 200_000));
      await world.redis.start();
      world.fault('redis log truncated');
    });
    return { note: `${lost} bytes lost` };
  },
};
