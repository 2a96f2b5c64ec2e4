import { performance } from 'node:perf_hooks';
import { checkWorld, describeRepeats, describeRest, NO_FAULT } from './checker.ts';
import { groundFor } from './ground.ts';
import { createRng } from './rng.ts';
import type { Mode, Scenario, Size, Zeros } from './types.ts';
import { createWorld, type Ground, type RunningWorld } from './world.ts';

const ROUND_LIMIT_MS = 15 * 60_000;
const SETTLE_LIMIT_MS = 60_000;

/** What came of one round, or of all rounds of a scenario added up. */
export interface Outcome {
  row: string;
  name: string;
  rounds: number;
  faults: Record<string, number>;
  calls: number;
  factor: number;
  zeros: Zeros;
  /** Virtual seconds. */
  moved_s: number[];
  resolved_s: number[];
  broken: string[];
  notes: string[];
  elapsed_s: number;
  seed: string;
  /** Why this machine cannot show it; then nothing was injected. */
  impossible: string | null;
}

/** A scenario of which nothing has run. */
export const nothingYet = (scenario: Scenario, seed: string): Outcome => ({
  ...{ row: scenario.row, name: scenario.name, rounds: 0, faults: {}, calls: 0, factor: 0 },
  ...{ zeros: NO_FAULT, moved_s: [], resolved_s: [], broken: [], notes: [], elapsed_s: 0, seed },
  impossible: null,
});

/** True when every promise was kept, the row's own too. */
export const isKept = (outcome: Outcome): boolean =>
  outcome.broken.length === 0 && Object.values(outcome.zeros).every((n) => n === 0);

/** Adds the figures of the next round. */
export const add = (sum: Outcome, next: Outcome): Outcome => {
  const faults = { ...sum.faults };
  for (const [kind, n] of Object.entries(next.faults)) faults[kind] = (faults[kind] ?? 0) + n;
  const both = (name: keyof Zeros): number => sum.zeros[name] + next.zeros[name];
  return {
    ...next,
    rounds: sum.rounds + next.rounds,
    faults,
    calls: sum.calls + next.calls,
    zeros: {
      double_dials: both('double_dials'),
      lost_jobs: both('lost_jobs'),
      lost_results: both('lost_results'),
      out_of_hours: both('out_of_hours'),
      balance_diff: both('balance_diff'),
      stuck: both('stuck'),
    },
    moved_s: [...sum.moved_s, ...next.moved_s],
    resolved_s: [...sum.resolved_s, ...next.resolved_s],
    broken: [...sum.broken, ...next.broken],
    notes: [...sum.notes, ...next.notes],
    elapsed_s: sum.elapsed_s + next.elapsed_s,
  };
};

const within = async <T>(work: Promise<T>, limit_ms: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${limit_ms / 60_000} min`)), limit_ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const inWorld = async (
  running: RunningWorld,
  scenario: Scenario,
  size: Size,
  round: Outcome,
): Promise<Outcome> => {
  const { world } = running;
  const broken: string[] = [];
  const notes: string[] = [];
  const result = await within(scenario.run(world, world.rng, size), ROUND_LIMIT_MS).catch(
    (error: unknown) => {
      broken.push(messageOf(error));
    },
  );
  if (result?.note !== undefined) notes.push(result.note);
  await running.settle(SETTLE_LIMIT_MS);
  await running.stopProcesses();
  const truth = { history: world.history(), dials: world.dials() };
  const zeros = await checkWorld(world.store, world.campaigns(), truth, result?.check);
  const { moved, resolved } = running.recoveries();
  const seconds = (ms: number): number => ms / 1_000;
  const outcome: Outcome = {
    ...round,
    rounds: 1,
    faults: Object.fromEntries(running.faults),
    calls: truth.history.length,
    factor: world.factor,
    zeros,
    moved_s: moved.map(seconds),
    resolved_s: resolved.map(seconds),
    broken: [...broken, ...running.broken],
    notes,
  };
  if (!isKept(outcome)) outcome.broken.push(await describeRest(world.store));
  if (zeros.double_dials > 0) outcome.broken.push(...(await describeRepeats(world.store, truth.history)));
  return outcome;
};

/** The sizes of a scenario; those of a full run when this mode leaves it out. */
export const scaleOf = (scenario: Scenario, mode: Mode): { rounds: number; calls: number; faults: number } =>
  scenario.scale(mode) ?? scenario.scale('full') ?? { rounds: 0, calls: 0, faults: 0 };

/** Runs one round of a scenario in a world of its own and checks every promise. Never rejects: a failure is a broken promise. */
export const runRound = async (
  ground: Ground,
  scenario: Scenario,
  run: { mode: Mode; seed: string },
  at: { round: number; rounds: number },
): Promise<Outcome> => {
  const started = performance.now();
  const rng = createRng(`${run.seed}/${scenario.row}/${at.round}`);
  const scale = scaleOf(scenario, run.mode);
  const size: Size = { mode: run.mode, calls: scale.calls, faults: scale.faults, ...at };
  const nothing = nothingYet(scenario, run.seed);
  const options = scenario.world(run.mode, rng.fork('world'));
  let running: RunningWorld | null = null;
  let own: Awaited<ReturnType<typeof groundFor>> | null = null;
  let outcome: Outcome;
  try {
    own = await groundFor(ground, options.own_servers);
    running = await createWorld(own.ground, options, rng);
    outcome = await inWorld(running, scenario, size, nothing);
  } catch (error) {
    outcome = { ...nothing, rounds: 1, broken: [messageOf(error)] };
    await running?.stopProcesses();
  }
  const cleaning = async (): Promise<void> => {
    await running?.close();
    await own?.leave();
  };
  await cleaning().catch((error: unknown) => void outcome.broken.push(`cleaning up: ${messageOf(error)}`));
  return { ...outcome, elapsed_s: (performance.now() - started) / 1_000 };
};
