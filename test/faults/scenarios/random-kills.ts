import { setTimeout as pause } from 'node:timers/promises';
import { people } from '../harness/people.ts';
import type { Scenario, World } from '../harness/types.ts';

const WORKERS = 3;

/** Kills one of the workers after 0.3 to 1.5 s, and starts another in its place, until all faults are injected. */
const killOneByOne = async (world: World, count: number): Promise<void> => {
  for (let n = 0; n < count; n++) {
    await pause(world.rng.between(300, 1_500));
    const victim = world.rng.pick(world.workers);
    await victim.kill();
    await world.startWorker();
  }
};

/** Row 6: workers are killed at any instant while a campaign runs. */
export const row6: Scenario = {
  row: '6',
  name: 'kill -9 of any worker at any instant, 3 workers',
  kinds: ['kill'],
  scale: (mode) =>
    mode === 'quick' ? { rounds: 1, calls: 120, faults: 8 } : { rounds: 5, calls: 500, faults: 40 },
  world: () => ({ workers: WORKERS, api: true }),
  async run(world, rng, size) {
    const account = await world.account({ plan_type: 'minutes_based' }, { seconds: 10_000_000 });
    const campaign = await world.campaign(account, {
      phones: people(rng, size.calls),
      call_settings: { max_attempts: 2, retry_delay_hours: 0.1, max_concurrent_calls: 40 },
    });
    await killOneByOne(world, size.faults);
    await world.completed(campaign, 600_000);
  },
};
