import { realClock } from '@timbre/kernel';
import type { BatchDocument } from '@timbre/store';
import type { BenchOptions } from '../options.ts';
import type { CommandCounts } from '../world/child.ts';
import { addJobs, halt, INSTANT, makeAccounts, makeCampaign, release } from '../world/data.ts';
import { settledCalls, untilAtLeast, untilQuiet } from '../world/progress.ts';
import { openWorld, type Ground, type World } from '../world/world.ts';

/** The engine with one size of backlog. */
export interface GrowthRow {
  waiting: number;
  calls: number;
  calls_per_s: number;
  ms_per_call: number;
  ops_per_call: number;
  /** MongoDB commands a call, by `collection.command`. */
  commands_per_call: CommandCounts;
  /** Jobs written per second while the backlog grew to this size. */
  inserts_per_s: number;
}

/** What settles before the look begins: processes and plans are warm then. */
const WARM_UP = 50;

const commandsOf = async (world: World): Promise<CommandCounts> => {
  const total: CommandCounts = {};
  for (const child of [world.api, ...world.workers])
    for (const [name, count] of Object.entries(await child.commands()))
      total[name] = (total[name] ?? 0) + count;
  return total;
};

const perCall = (before: CommandCounts, after: CommandCounts, calls: number): CommandCounts =>
  Object.fromEntries(
    Object.entries(after)
      .map(([name, count]) => [name, (count - (before[name] ?? 0)) / calls] as const)
      .filter(([, count]) => count > 0.005)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

const snapshot = async (world: World, batch: BatchDocument) => ({
  calls: await settledCalls(world, [batch]),
  at: realClock.now().getTime(),
  commands: await commandsOf(world),
});

const look = async (
  world: World,
  batch: BatchDocument,
  sample: number,
): Promise<Omit<GrowthRow, 'waiting' | 'inserts_per_s'>> => {
  const settled = (): Promise<number> => settledCalls(world, [batch]);
  const start = await settled();
  await release(world, [batch]);
  await untilAtLeast('the engine warms up', start + WARM_UP, settled);
  const before = await snapshot(world, batch);
  await untilAtLeast('calls settle', before.calls + sample, settled);
  const after = await snapshot(world, batch);
  await halt(world, [batch]);
  await untilQuiet(world);
  const calls = after.calls - before.calls;
  const ms_per_call = (after.at - before.at) / calls;
  const commands_per_call = perCall(before.commands, after.commands, calls);
  const ops_per_call = Object.values(commands_per_call).reduce((sum, count) => sum + count, 0);
  return { calls, calls_per_s: 1_000 / ms_per_call, ms_per_call, ops_per_call, commands_per_call };
};

/**
 * Looks at `options.sample` calls of one campaign with each size of backlog: operations and time of a call should not
 * depend on how many wait. Its processes count their commands, which costs a little time.
 */
export const measureGrowth = async (ground: Ground, options: BenchOptions): Promise<GrowthRow[]> => {
  const world = await openWorld(ground, options, { count: true });
  try {
    const [account] = await makeAccounts(world, 1, options.concurrency);
    const batch = await makeCampaign(world, account!, {
      ...{ jobs: 0, outcome: INSTANT, max_concurrent_calls: options.concurrency },
    });
    await world.startWorkers(options.workers);
    const rows: GrowthRow[] = [];
    for (const waiting of options.waiting) {
      const found = await world.store.connection
        .collection('jobs')
        .countDocuments({ batch_id: batch.batch_id, status: 'pending' });
      const more = Math.max(0, waiting - found);
      const start = realClock.now().getTime();
      await addJobs(world, batch, more, INSTANT);
      const inserts_per_s = (more * 1_000) / Math.max(1, realClock.now().getTime() - start);
      rows.push({ waiting, inserts_per_s, ...(await look(world, batch, options.sample)) });
      console.log(`growth: ${waiting} waiting, ${rows.at(-1)?.ms_per_call.toFixed(1)} ms a call`);
    }
    return rows;
  } finally {
    await world.stop();
  }
};
