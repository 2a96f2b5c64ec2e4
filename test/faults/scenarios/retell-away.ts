import { accountScope } from '@timbre/store';
import type { Scenario, World } from '../harness/types.ts';
import { startProxy } from '../proxy.ts';
import { withOddWorkers } from './odd-workers.ts';
import { allCompleted, crowd, HURRIED, moreDials, richAccount, sizes } from './steps.ts';

const ALONE = { ...HURRIED, max_attempts: 1 } as const;

/** Instants of the tries that found nobody, virtual. */
const unreachable = async (world: World): Promise<number[]> => {
  const lists = await Promise.all(
    world
      .campaigns()
      .map(({ batch }) => world.store.attempts.listOfBatch(accountScope(batch.account_id), batch.batch_id)),
  );
  const tries = lists.flat().filter(({ refusal }) => refusal?.reason === 'unreachable');
  return tries.map(({ sent_at }) => sent_at?.getTime() ?? 0).sort((a, b) => a - b);
};

/** Nobody's attempt may be spent by a Retell that could not be reached. */
const checkUnburned = async (world: World): Promise<void> => {
  for (const { jobs } of world.campaigns())
    for (const { attempts } of await Promise.all(jobs.map(world.job)))
      if (attempts !== 1) world.broken(`a person with ${attempts} attempts after tries that reached nobody`);
};

/** Row 20: nobody listens at Retell's address, or its name is not known. Certainly not placed, tried again later. */
export const row20: Scenario = {
  row: '20',
  name: 'Retell refuses connections; its name is not found',
  kinds: ['connection refused', 'name not found'],
  scale: sizes({ quick: [1, 12, 4], full: [1, 150, 50] }),
  world: () => ({ factor: 60 }),
  run: (world, rng, size) =>
    withOddWorkers(world, async (start) => {
      const target = Number(new URL(world.simulator.url).port);
      let proxy = await startProxy(target);
      const { port } = proxy;
      const worker = await start({ env: { RETELL_BASE_URL: `http://localhost:${port}` } });
      await crowd(world, await richAccount(world), size.calls, ['0099'], ALONE);
      const half = Math.ceil(size.faults / 2);
      const untilFailed = async (count: number): Promise<number> =>
        world.until(`${count} tries that reached nobody`, async () => {
          const { length } = await unreachable(world);
          return length >= count && length;
        });
      await moreDials(world, rng.between(1, 3));
      await world.noteFault();
      await proxy.stop();
      const refused = await untilFailed(half);
      world.fault('connection refused', refused);
      proxy = await startProxy(target, port);
      await worker.failLookUps(true);
      world.fault('name not found', (await untilFailed(refused + half)) - refused);
      await worker.failLookUps(false);
      await allCompleted(world);
      await checkUnburned(world);
      await proxy.stop();
    }),
};

const WORKERS = 2;
const DOWN_MS = 600_000;
const WINDOW_MS = 30_000;
/** What was handed out before: the dispatcher's horizon, 2 real seconds at this pace, and the time of a slow machine. */
const HANDED_OUT_MS = 180_000;

/** The most instants within any window of this length. */
const mostWithin = (instants: readonly number[], window_ms: number): number => {
  let most = 0;
  instants.forEach((at, n) => {
    const last = instants.findLastIndex((other) => other < at + window_ms);
    most = Math.max(most, last - n + 1);
  });
  return most;
};

/** How Retell is down: nobody at the address, or a server that fails every request. */
const DOWN = {
  '21a': 'Retell unreachable for 10 minutes',
  '21b': 'Retell answers 503 for 10 minutes',
} as const;

const downRow = (row: keyof typeof DOWN): Scenario => ({
  row,
  name: DOWN[row],
  kinds: [DOWN[row]],
  scale: sizes({
    ...(row === '21a' ? { quick: [1, 20, 1] as [number, number, number] } : {}),
    full: [1, 60, 1],
  }),
  world: () => ({ factor: 60, max_concurrent_calls: 20 }),
  async run(world, _rng, size) {
    const target = Number(new URL(world.simulator.url).port);
    let proxy = await startProxy(target);
    const { port } = proxy;
    for (let n = 0; n < WORKERS; n++)
      await world.startWorker({ env: { RETELL_BASE_URL: `http://127.0.0.1:${port}` } });
    await crowd(world, await richAccount(world), size.calls, ['0099'], row === '21a' ? ALONE : HURRIED);
    await moreDials(world, 4);
    await world.noteFault();
    const since = world.clock.now().getTime();
    if (row === '21a') await proxy.stop();
    else world.simulator.faults.startOutage({ status: 503, seconds: DOWN_MS / 1_000 });
    world.fault(DOWN[row]);
    await world.pass(DOWN_MS);
    if (row === '21a') proxy = await startProxy(target, port);
    const posts =
      row === '21a'
        ? await unreachable(world)
        : world
            .dials()
            .filter(({ answer }) => answer === 503)
            .map(({ at }) => at);
    const settled = posts.filter((at) => at > since + HANDED_OUT_MS);
    const most = mostWithin(settled, WINDOW_MS);
    if (most > WORKERS) world.broken(`${most} tries within 30 s by ${WORKERS} workers while Retell was down`);
    await allCompleted(world);
    if (row === '21a') await checkUnburned(world);
    await proxy.stop();
    return { note: `${posts.length} tries in 10 min, after the first 3 min at most ${most} in any 30 s` };
  },
});

/** Row 21: Retell is down for ten minutes. Nothing runs hot, and everything goes on afterwards. */
export const row21a: Scenario = downRow('21a');
export const row21b: Scenario = downRow('21b');
