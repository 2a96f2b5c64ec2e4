import type { Scenario, World } from '../harness/types.ts';
import { whyNoSmallDisk } from '../servers/small-disk.ts';
import { askApi } from './ask-api.ts';
import { moreDials, sizes, strikeCampaigns } from './steps.ts';

const ready = async (world: World): Promise<number> =>
  (await askApi(world, 'GET', '/health/ready', {})).status;

/** Fills the disk of one server until the API calls itself unfit, and gives it back. */
const fillAndFree = async (world: World, server: 'mongodb' | 'redis'): Promise<void> => {
  const { disk } = world[server];
  if (disk === null) throw new Error(`${server} has no disk of its own`);
  await disk.fill();
  world.fault(`${server} disk full`);
  await world.until('health is red', async () => (await ready(world)) === 503);
  const dialled = world.dials().length;
  await world.pass(3_000 * world.factor);
  const blind = world.dials().length - dialled;
  // A call that had its durable intent already may still go out.
  if (server === 'mongodb' && blind > 1) world.broken(`${blind} dials while no intent could be stored`);
  await disk.free();
  // An engine that could not write its log stops for good, as mongod does: whoever keeps it running starts it again.
  if (server === 'mongodb') {
    await world.mongodb.kill();
    await world.mongodb.start();
  }
  await world.until('health is green', async () => (await ready(world)) === 200);
};

const full = (row: '38a' | '38b', server: 'mongodb' | 'redis', name: string): Scenario => ({
  row,
  name,
  kinds: [`${server} disk full`],
  scale: sizes({ full: [1, 60, 3] }),
  world: () => ({ workers: 2, api: true, factor: 30, own_servers: { disk_mb: { mongodb: 64, redis: 32 } } }),
  impossible: async () => whyNoSmallDisk(),
  async run(world, _rng, size) {
    await strikeCampaigns(world, size, async () => {
      await fillAndFree(world, server);
      await moreDials(world, 1);
    });
  },
});

/** Row 38: a disk is full. What cannot be stored is not begun. */
export const row38a: Scenario = full('38a', 'redis', 'disk of Redis full (MISCONF)');
export const row38b: Scenario = full('38b', 'mongodb', 'disk of MongoDB full (no durable intent)');
