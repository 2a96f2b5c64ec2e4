import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { plainEnvironment } from '@timbre/embedded';
import { faultProcess, forkProgram, message } from '../harness/child-process.ts';
import type { FaultProcess, World } from '../harness/types.ts';

const PROGRAM = fileURLToPath(new URL('./odd-worker.mjs', import.meta.url));

/** A worker on a machine with a clock of its own and a name server that may fail. */
export interface OddWorker extends FaultProcess {
  /** The machine's clock is ahead of all others' by this much from now on, real milliseconds. */
  setClock(ahead_ms: number): Promise<void>;
  failLookUps(fail: boolean): Promise<void>;
  readonly log_file: string;
}

/** How to start one. `time_zone_data` is the release that it believes to have. */
interface OddOptions {
  ahead_ms?: number;
  env?: Record<string, string>;
  time_zone_data?: string;
}

/** Starts odd workers for `work` and ends those that are left. They are not among `world.workers`. */
export const withOddWorkers = async <T>(
  world: World,
  work: (start: (given?: OddOptions) => Promise<OddWorker>) => Promise<T>,
): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'timbre-odd-'));
  const all: OddWorker[] = [];
  const start = async ({ ahead_ms = 0, env = {}, time_zone_data }: OddOptions = {}): Promise<OddWorker> => {
    const log_file = join(folder, `${all.length}.log`);
    const started = forkProgram(PROGRAM, {}, log_file);
    await message(started, 'loaded');
    const tell = async (order: object): Promise<void> => {
      const done = message(started, 'odd');
      started.child.send(order);
      await done;
    };
    const worker = Object.assign(faultProcess(started, world.noteFault), {
      setClock: (ms: number) => tell({ type: 'set_clock', ahead_ms: ms }),
      log_file,
      failLookUps: (fail: boolean) => tell({ type: 'fail_lookups', fail }),
    });
    all.push(worker);
    await worker.setClock(ahead_ms);
    if (time_zone_data !== undefined) await tell({ type: 'set_time_zone_data', version: time_zone_data });
    const parent = { TIMBRE_PARENT_PID: String(process.pid) };
    started.child.send({ type: 'begin', env: plainEnvironment({ ...world.env, ...env, ...parent }) });
    await message(started, 'ready');
    return worker;
  };
  try {
    return await work(start);
  } finally {
    for (const worker of all.filter(({ alive }) => alive)) await worker.stop();
    await rm(folder, { recursive: true, force: true });
  }
};
