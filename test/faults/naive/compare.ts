import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Queue } from 'bullmq';
import { realClock, scaledClock } from '@timbre/kernel';
import { startSimulator, type Simulator } from '@timbre/retell-simulator';
import { until } from '../../support/until.ts';
import { faultProcess, forkProgram, message } from '../harness/child-process.ts';
import { openGround, type OwnGround } from '../harness/ground.ts';
import { people } from '../harness/people.ts';
import { createRng } from '../harness/rng.ts';
import type { FaultProcess, Mode, Rng } from '../harness/types.ts';

const PROGRAM = fileURLToPath(new URL('./naive-worker.mjs', import.meta.url));
const FACTOR = 60;
const WORKERS = 3;
const SIZE = {
  quick: { calls: 60, kills: 8, errors: 5 },
  full: { calls: 500, kills: 40, errors: 50 },
} as const;

/** What a worker that dials inside its handler makes of the faults of rows 3, 4, 6 and 17. */
export interface NaiveFigures {
  faults: number;
  calls: number;
  double_dials: number;
  /** People whose call has no recorded end. */
  lost_results: number;
}

const startWorker = async (
  ground: OwnGround,
  simulator: Simulator,
  prefix: string,
): Promise<FaultProcess> => {
  const env = {
    REDIS_URL: ground.redis.uri,
    NAIVE_PREFIX: prefix,
    RETELL_BASE_URL: simulator.url,
    RETELL_API_KEY: simulator.key,
  };
  const started = forkProgram(PROGRAM, env, join(ground.run_dir, 'naive.log'));
  await message(started, 'ready');
  return faultProcess(started, async () => undefined);
};

/** The kills of row 6, and answers 500 to dials that were placed (row 17). */
const injure = async (
  rng: Rng,
  simulator: Simulator,
  faults: { kills: number; errors: number },
  start: () => Promise<FaultProcess>,
): Promise<FaultProcess[]> => {
  simulator.faults.failCreates('error_placed', faults.errors);
  const workers = await Promise.all(Array.from({ length: WORKERS }, start));
  for (let n = 0; n < faults.kills; n++) {
    await pause(rng.between(300, 1_500));
    const [victim] = workers.splice(rng.between(0, workers.length - 1), 1);
    await victim?.kill();
    workers.push(await start());
  }
  return workers;
};

const runNaive = async (ground: OwnGround, rng: Rng, mode: Mode): Promise<NaiveFigures> => {
  const { calls, kills, errors } = SIZE[mode];
  const now = realClock.now().getTime();
  const simulator = await startSimulator({
    clock: scaledClock({ real_epoch: now, virtual_epoch: now, factor: FACTOR }),
    from_numbers: 'any',
    agents: 'any',
    limits: { concurrency_limit: 1_000, cps: 1_000 },
  });
  const prefix = `n${randomBytes(6).toString('hex')}`;
  const { hostname: host, port, password } = new URL(ground.redis.uri);
  const connection = { host, port: Number(port), ...(password && { password }) };
  const queue = new Queue('naive', { connection, prefix });
  const jobs = people(rng, calls).map(([phone], n) => ({
    name: 'dial',
    data: { phone },
    opts: { jobId: `person-${n}`, attempts: 1 },
  }));
  await queue.addBulk(jobs);
  const workers = await injure(rng, simulator, { kills, errors }, () =>
    startWorker(ground, simulator, prefix),
  );
  await until(
    'the naive queue is empty',
    async () => {
      const counts = await queue.getJobCounts('wait', 'active', 'delayed');
      return Object.values(counts).every((n) => n === 0);
    },
    300_000,
  );
  const { completed = 0 } = await queue.getJobCounts('completed');
  const history = simulator.history();
  await Promise.all(workers.map((worker) => worker.kill()));
  await queue.obliterate({ force: true });
  await queue.close();
  await simulator.stop();
  return {
    faults: kills + errors,
    calls: history.length,
    double_dials: history.length - new Set(history.map((call) => call.attempt_id)).size,
    lost_results: calls - completed,
  };
};

/** The lines that stand beside the engine's: the same kinds of fault against a worker that dials in its handler. */
export const compareWithNaive = async ({ mode, seed }: { mode: Mode; seed: string }): Promise<string[]> => {
  const ground = await openGround({ spares: 0 });
  try {
    const figures = await runNaive(ground, createRng(`${seed}/naive`), mode);
    const { faults, calls, double_dials, lost_results } = figures;
    return [
      `naive: faults=${faults} calls=${calls} double_dials=${double_dials} lost_results=${lost_results}`,
    ];
  } finally {
    await ground.stop();
  }
};
