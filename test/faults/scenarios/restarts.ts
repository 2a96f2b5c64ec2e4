import { people } from '../harness/people.ts';
import type { ProcessEnd, Scenario, World } from '../harness/types.ts';
import { sizes } from './steps.ts';

/** Half of what an orchestrator waits before it kills. */
const EXIT_LIMIT_MS = 25_000;

const checkEnd = (world: World, what: string, end: ProcessEnd): number => {
  world.fault(`SIGTERM to ${what}`);
  if (end.code !== 0) world.broken(`${what} ended with ${end.signal ?? end.code}`);
  if (end.took_ms > EXIT_LIMIT_MS) world.broken(`${what} took ${(end.took_ms / 1_000).toFixed(1)} s to end`);
  return end.took_ms;
};

/** Row 39: SIGTERM while calls of ten minutes are live; others record what becomes of them. */
export const row39: Scenario = {
  row: '39',
  name: 'SIGTERM during ten-minute calls',
  kinds: ['SIGTERM to a worker'],
  scale: sizes({ quick: [1, 30, 3], full: [1, 160, 20] }),
  world: () => ({ factor: 30, workers: 2, calls_per_second: 1 }),
  async run(world, rng, size) {
    const account = await world.account({ plan_type: 'minutes_based' }, { seconds: 10_000_000 });
    const campaign = await world.campaign(account, {
      // They talk until the limit.
      phones: people(rng, size.calls, ['0007']),
      call_settings: { max_attempts: 1, max_call_duration: 600, max_concurrent_calls: 20 },
    });
    const talking = (): boolean => world.history().some((call) => call.status === 'ongoing');
    let slowest = 0;
    for (let n = 0; n < size.faults; n++) {
      await world.until('a call is live', talking, 120_000);
      const worker = rng.pick(world.workers);
      slowest = Math.max(slowest, checkEnd(world, 'a worker', await worker.stop()));
      await world.startWorker();
    }
    await world.completed(campaign, 600_000);
    return { note: `slowest exit ${(slowest / 1_000).toFixed(1)} s` };
  },
};

/** Row 40: every process is restarted in turn while calls are made. */
export const row40: Scenario = {
  row: '40',
  name: 'rolling restarts of API and workers under load',
  kinds: ['SIGTERM to a worker', 'SIGTERM to the API'],
  scale: sizes({ quick: [1, 120, 1], full: [1, 900, 10] }),
  world: () => ({ workers: 3, api: true }),
  async run(world, rng, size) {
    const account = await world.account({ plan_type: 'minutes_based' }, { seconds: 10_000_000 });
    const campaign = await world.campaign(account, {
      phones: people(rng, size.calls),
      call_settings: { max_attempts: 2, retry_delay_hours: 0.1, max_concurrent_calls: 40 },
    });
    let slowest = 0;
    for (let n = 0; n < size.faults; n++) {
      for (const worker of [...world.workers]) {
        slowest = Math.max(slowest, checkEnd(world, 'a worker', await worker.stop()));
        await world.startWorker();
      }
      slowest = Math.max(slowest, checkEnd(world, 'the API', await world.api.stop()));
      await world.startApi();
    }
    await world.completed(campaign, 600_000);
    return { note: `slowest exit ${(slowest / 1_000).toFixed(1)} s` };
  },
};
