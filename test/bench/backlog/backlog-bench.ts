import { createApiKey } from '@timbre/accounts';
import { realClock } from '@timbre/kernel';
import { withRedis } from '@timbre/queue';
import type { AccountDocument, BatchDocument } from '@timbre/store';
import { admissionRate, type AdmissionRate } from './admission-rate.ts';
import { measureControl, type ControlTimes } from './control-times.ts';
import type { BenchOptions } from '../options.ts';
import { short, table } from '../report/table.ts';
import { addJobs, makeAccounts, makeCampaign, ONE_MINUTE, ONE_MINUTE_MS } from '../world/data.ts';
import { residentMb } from '../world/machine.ts';
import { openWorld, type Ground, type World } from '../world/world.ts';

/** What the backlog benchmark found. */
export interface BacklogResult {
  waiting: number;
  inserts_per_s: number;
  /** What a thousand waiting jobs take, in kilobytes; documents and indexes by the server's own account. */
  kb_per_thousand: { documents: number; indexes: number; redis: number };
  /** Resident memory of the workers while they dispatch, in megabytes: the most that any of them had. */
  worker_mb: number;
  admission: AdmissionRate;
  control: ControlTimes;
}

interface Usage {
  documents: number;
  indexes: number;
  redis: number;
}

const usage = async (world: World): Promise<Usage> => {
  const stats = (await world.store.connection.db?.command({ dbStats: 1 })) as {
    dataSize: number;
    indexSize: number;
  };
  const memory = await withRedis(world.ground.servers.redis.uri, (redis) => redis.info('memory'));
  return {
    documents: stats.dataSize,
    indexes: stats.indexSize,
    redis: Number(/used_memory:(\d+)/.exec(memory)?.[1]),
  };
};

const perThousand = (before: Usage, after: Usage, jobs: number): Usage => {
  const kilobytes = (name: keyof Usage): number => (after[name] - before[name]) / jobs;
  return { documents: kilobytes('documents'), indexes: kilobytes('indexes'), redis: kilobytes('redis') };
};

/** Fills one campaign and says how fast and at which cost that went. */
const fill = async (world: World, batch: BatchDocument, waiting: number) => {
  const before = await usage(world);
  const start = realClock.now().getTime();
  await addJobs(world, batch, waiting, ONE_MINUTE);
  const seconds = (realClock.now().getTime() - start) / 1_000;
  return {
    inserts_per_s: waiting / seconds,
    kb_per_thousand: perThousand(before, await usage(world), waiting),
  };
};

const highestMb = (world: World): number =>
  Math.max(...world.workers.map((worker) => residentMb(worker.pid)?.highest ?? Number.NaN));

const keyOf = async ({ store, clock }: World, { account_id }: AccountDocument): Promise<string> =>
  (await createApiKey({ store, clock })({ account_id, name: 'bench' })).key;

const print = (result: BacklogResult): void => {
  const { waiting, control, admission, kb_per_thousand } = result;
  const times = Object.entries(control).map(([name, { p50, p95, most, count }]) => [
    ...[name, p50, p95, most, String(count)],
  ]);
  console.log(
    `\n${table([`answers with ${waiting} waiting, ms`, 'p50', 'p95', 'most', 'count'], times)}\n\n` +
      `${table(
        ['', ''],
        [
          ['jobs written per second', result.inserts_per_s],
          ['documents of 1,000 waiting jobs, KB', kb_per_thousand.documents],
          ['indexes of 1,000 waiting jobs, KB', kb_per_thousand.indexes],
          ['Redis of 1,000 waiting jobs, KB', kb_per_thousand.redis],
          ['memory of a worker, MB', result.worker_mb],
          ['calls begun per second', admission.calls_per_s],
          ['free slots per second', admission.slots_per_s],
        ],
      )}\n`,
  );
  const p95 = (name: keyof ControlTimes): string => short(control[name].p95);
  console.log(
    `bench backlog: waiting=${waiting} worker_mb=${short(result.worker_mb)}` +
      ` admission_to_slots=${short(admission.calls_per_s / admission.slots_per_s)} pause_p95_ms=${p95('pause')}` +
      ` resume_p95_ms=${p95('resume')} cancel_p95_ms=${p95('cancel')} status_p95_ms=${p95('status')}`,
  );
};

/**
 * One campaign with as many waiting jobs as the last of `options.waiting`: memory of the workers, calls begun beside
 * the slots that fall free, and how long an operator waits for an answer of the API.
 */
export const runBacklogBench = async (ground: Ground, options: BenchOptions): Promise<BacklogResult> => {
  const waiting = options.waiting.at(-1) ?? 1_000_000;
  const world = await openWorld(ground, options, { factor: ONE_MINUTE_MS / options.call_ms });
  try {
    const [account] = await makeAccounts(world, 1, options.concurrency);
    const batch = await makeCampaign(world, account!, {
      ...{ jobs: 0, outcome: ONE_MINUTE, max_concurrent_calls: options.concurrency },
    });
    console.log(`filling: ${waiting} jobs …`);
    const filled = await fill(world, batch, waiting);
    await world.startWorkers(options.workers);
    console.log('admission …');
    const admission = await admissionRate(world, batch, options);
    const worker_mb = highestMb(world);
    console.log('pause, resume, status, cancel …');
    const control = await measureControl(world, account!, batch, await keyOf(world, account!));
    const result = {
      waiting,
      ...filled,
      worker_mb: Math.max(worker_mb, highestMb(world)),
      admission,
      control,
    };
    print(result);
    return result;
  } finally {
    await world.stop();
  }
};
