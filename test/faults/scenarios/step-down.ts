import { setTimeout as pause } from 'node:timers/promises';
import type { Scenario } from '../harness/types.ts';
import { startPrimaryWire, type StepDown } from '../wire/not-primary.ts';
import { moreDials, sizes, strikeCampaigns } from './steps.ts';

const KINDS: Record<StepDown, string> = {
  refuse: 'write refused by a former primary (injected on the wire)',
  lose: 'write done, answered as refused (injected on the wire)',
};

/**
 * Row 15: the primary steps down. This machine has one node, so the answers of a former primary are put on the wire
 * between driver and server: the driver's own retries, and ours, meet what a real failover gives them.
 */
export const row15: Scenario = {
  row: '15',
  name: 'primary steps down (NotWritablePrimary injected on the wire)',
  kinds: Object.values(KINDS),
  scale: sizes({ quick: [1, 30, 2], full: [1, 300, 12] }),
  world: () => ({ workers: 2, factor: 60 }),
  async run(world, _rng, size) {
    const real_port = Number(new URL(world.mongodb.uri).port);
    const wire = await startPrimaryWire(real_port);
    try {
      world.mongodb.proxy.retarget(wire.port);
      world.mongodb.proxy.cut();
      await strikeCampaigns(world, size, async (n, rng) => {
        const mode: StepDown = n % 2 === 0 ? 'refuse' : 'lose';
        wire.set(mode);
        await pause(rng.between(200, 2_000));
        wire.set(null);
        await moreDials(world, 1);
      });
      const { refused, lost } = wire.counts();
      world.fault(KINDS.refuse, refused);
      world.fault(KINDS.lose, lost);
      return { note: `${size.faults} step-downs, ${refused} writes refused, ${lost} done and denied` };
    } finally {
      world.mongodb.proxy.retarget(real_port);
      world.mongodb.proxy.cut();
      await wire.stop();
    }
  },
};
