import type { Campaign, Scenario, Strike, WorkerProcess, World } from '../harness/types.ts';
import { people, phoneFor, SHORT } from '../harness/people.ts';
import { sizes } from './steps.ts';

/** How often a worker may start something that ends it, before it is put aside. */
const STARTS = 3;
const FACTOR = 60;
const WORKERS = 2;

/** Every attempt of one person ends the worker that claims it. Returns how many it has ended when it is put aside. */
const followPoison = async (world: World, poisoned: Campaign): Promise<number> => {
  const attempts = world.store.connection.collection<{ _id: string }>('call_attempts');
  const { batch_id } = poisoned.batch;
  let deaths = 0;
  const watch = (worker: WorkerProcess): void => void worker.exited.then(() => deaths++);
  world.workers.forEach(watch);
  let armed = '';
  await world.until(
    'what kills workers is put aside',
    async () => {
      const queued = await attempts.find({ batch_id, state: 'queued' }).toArray();
      const attempt_ids = queued.map(({ _id }) => _id);
      const strike: Strike = { how: 'kill', at: 'dial.claimed', attempt_ids };
      if (attempt_ids.length > 0 && attempt_ids.join() !== armed) {
        armed = attempt_ids.join();
        for (const worker of world.workers) worker.arm(strike).catch(() => undefined);
      }
      while (world.workers.length < WORKERS) watch(await world.startWorker({ strike }));
      if (deaths > STARTS * 2) throw new Error(`${deaths} workers died of one person, and it goes on`);
      const { state } = await world.batch(poisoned.batch);
      return state === 'completed' || state === 'paused';
    },
    600_000,
  );
  return deaths;
};

/** Row 36: one person whose data ends every worker that takes them up. */
export const row36: Scenario = {
  row: '36',
  name: 'a person whose dial kills every worker that claims it',
  kinds: ['kill at dial.claimed'],
  scale: sizes({ quick: [1, 40, 1], full: [4, 60, 5] }),
  world: () => ({ factor: FACTOR, workers: WORKERS }),
  async run(world, rng, size) {
    const account = await world.account({ plan_type: 'minutes_based' }, { seconds: 10_000_000 });
    const call_settings = { max_attempts: 1, max_call_duration: 60 };
    // Given the start that it needs, so that others are on their way while it does harm.
    const healthy = await world.campaign(account, { phones: people(rng, size.calls, SHORT), call_settings });
    const poisoned = await world.campaign(account, { phones: [[phoneFor('0012', 9_999)]], call_settings });
    const deaths = await followPoison(world, poisoned);
    if (deaths > STARTS) world.broken(`${deaths} workers died before it was put aside`);
    await world.completed(healthy, 600_000);
    const [job] = poisoned.jobs;
    const seen = job && (await world.job(job));
    if (seen?.status !== 'failed') world.broken(`it reads ${seen?.status}, not failed`);
    return { note: `put aside after ${deaths} starts: ${seen?.status} ${seen?.last_error ?? ''}` };
  },
};
