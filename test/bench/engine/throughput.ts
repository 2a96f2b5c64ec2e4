import type { BatchDocument } from '@timbre/store';
import type { BenchOptions } from '../options.ts';
import { cpuSeconds } from '../world/machine.ts';
import { INSTANT, makeAccounts, makeCampaign, release } from '../world/data.ts';
import { settledCalls, untilAtLeast, untilQuiet } from '../world/progress.ts';
import { openWorld, type Ground, type World } from '../world/world.ts';

/** Finished calls per second, and which process spent how much of the machine on one. */
export interface Throughput {
  calls: number;
  seconds: number;
  calls_per_s: number;
  /** CPU milliseconds a call, by process. */
  cpu_ms_per_call: Record<string, number>;
}

const cpuByProcess = (world: World): Record<string, number | null> => {
  const { servers } = world.ground;
  return {
    mongodb: cpuSeconds(servers.mongodb.pid),
    redis: cpuSeconds(servers.redis.pid),
    simulator: cpuSeconds(world.simulator.pid),
    api: cpuSeconds(world.api.pid),
    ...Object.fromEntries(world.workers.map((worker) => [worker.name, cpuSeconds(worker.pid)])),
  };
};

const perCall = (
  before: Record<string, number | null>,
  after: Record<string, number | null>,
  calls: number,
) =>
  Object.fromEntries(
    Object.entries(after).flatMap(([name, used]) => {
      const start = before[name] ?? null;
      return used === null || start === null ? [] : [[name, ((used - start) * 1_000) / calls]];
    }),
  );

/** First dial intent to last settlement, from the attempts' own instants. */
const spanSeconds = async (world: World): Promise<number> => {
  const attempts = world.store.connection.collection('call_attempts');
  const [first] = await attempts.find({}).sort({ intent_at: 1 }).limit(1).toArray();
  const [last] = await attempts.find({}).sort({ settled_at: -1 }).limit(1).toArray();
  return ((last?.settled_at as Date).getTime() - (first?.intent_at as Date).getTime()) / 1_000;
};

/** Runs `options.calls` calls that are answered and end at once, through real workers, API and simulator. */
export const measureThroughput = async (ground: Ground, options: BenchOptions): Promise<Throughput> => {
  const world = await openWorld(ground, options);
  try {
    const accounts = await makeAccounts(world, Math.ceil(options.batches / 4), options.concurrency);
    const batches: BatchDocument[] = [];
    for (let n = 0; n < options.batches; n++) {
      const account = accounts[n % accounts.length]!;
      batches.push(
        await makeCampaign(world, account, {
          jobs: Math.ceil(options.calls / options.batches),
          outcome: INSTANT,
          max_concurrent_calls: Math.ceil(options.concurrency / options.batches),
        }),
      );
    }
    const calls = Math.ceil(options.calls / options.batches) * options.batches;
    await world.startWorkers(options.workers);
    const before = cpuByProcess(world);
    await release(world, batches);
    await untilAtLeast('calls settle', calls, () => settledCalls(world, batches), 250);
    await untilQuiet(world);
    const cpu_ms_per_call = perCall(before, cpuByProcess(world), calls);
    const seconds = await spanSeconds(world);
    return { calls, seconds, calls_per_s: calls / seconds, cpu_ms_per_call };
  } finally {
    await world.stop();
  }
};
