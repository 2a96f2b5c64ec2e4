import { randomBytes } from 'node:crypto';
import { buildOnce } from './harness/build.ts';
import { openGround, type OwnGround } from './harness/ground.ts';
import { figuresLine, TABLE_HEAD, tableLines } from './harness/report.ts';
import { add, isKept, nothingYet, runRound, scaleOf, type Outcome } from './harness/runner.ts';
import { openState } from './harness/state.ts';
import type { Mode, Scenario } from './harness/types.ts';
import type { Ground } from './harness/world.ts';
import { compareWithNaive } from './naive/compare.ts';
import { QUICK_ROWS, SCENARIOS } from './scenarios.ts';

/** What one run is to do. */
export interface RunOptions {
  mode: Mode;
  /** Rows of the matrix; none: those of the mode. `9` means 9a and 9b too. */
  rows: readonly string[];
  /** A quick run of every row, not of the quick slice only. */
  every_row: boolean;
  /** null: a fresh one, printed with every row. */
  seed: string | null;
  /** Instead of what the scenarios say. */
  rounds: number | null;
  /** Goes on where the last run was cut off. */
  resume: boolean;
  /** How many scenarios at a time. */
  lanes: number;
  /** Puts the same kills through a worker that dials inside its handler, and prints what came of it. */
  naive: boolean;
  keep_logs: boolean;
  say(line: string): void;
}

/** The scenarios that were asked for. Throws for a row that has none. */
const chosen = ({ rows: named, mode, every_row }: RunOptions): Scenario[] => {
  const rows = named.length === 0 && mode === 'quick' && !every_row ? QUICK_ROWS : named;
  const isMeant = (row: string, wanted: string): boolean =>
    row === wanted || row.replace(/[a-z]$/, '') === wanted;
  const unknown = rows.filter((wanted) => !SCENARIOS.some(({ row }) => isMeant(row, wanted)));
  if (unknown.length > 0) throw new Error(`no scenario for row ${unknown.join(', ')}`);
  // A row that is named is run in any mode; one that the quick slice leaves out at its full size.
  return SCENARIOS.filter((scenario) =>
    rows.length === 0 ? scenario.scale(mode) !== null : rows.some((wanted) => isMeant(scenario.row, wanted)),
  );
};

/** All rounds of one scenario from `outcome` on, which holds those that ran before. `keep` is told after each round. */
const runScenario = async (
  ground: Ground,
  scenario: Scenario,
  run: { mode: Mode; seed: string; rounds: number | null },
  before: Outcome = nothingYet(scenario, run.seed),
  keep: (outcome: Outcome) => Promise<void> = async () => undefined,
): Promise<Outcome> => {
  const impossible = (await scenario.impossible?.()) ?? null;
  if (impossible !== null) return { ...before, impossible };
  const rounds = run.rounds ?? scaleOf(scenario, run.mode).rounds;
  let outcome = before;
  for (let round = before.rounds; round < rounds; round++) {
    outcome = add(outcome, await runRound(ground, scenario, run, { round, rounds }));
    await keep(outcome);
  }
  return outcome;
};

/** Runs `work` for all items, `lanes` at a time, each lane on a ground of its own. */
const inLanes = async <T>(
  items: readonly T[],
  lanes: number,
  keep_logs: boolean,
  work: (ground: OwnGround, item: T) => Promise<void>,
): Promise<void> => {
  const waiting = [...items];
  const lane = async (): Promise<void> => {
    const ground = await openGround({ keep_logs });
    try {
      for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(ground, item);
    } finally {
      await ground.stop();
    }
  };
  await Promise.all(Array.from({ length: Math.min(lanes, items.length) }, lane));
};

/** Runs the chosen rows, prints the table and the figures. Resolves to whether every promise was kept. */
export const runFaults = async (options: RunOptions): Promise<boolean> => {
  const { say, mode } = options;
  const scenarios = chosen(options);
  const state = await openState(options, options.seed ?? randomBytes(4).toString('hex'));
  await buildOnce(say);
  const outcomes: Outcome[] = [];
  const servers = new Set<string>();
  const run = { mode, seed: state.seed, rounds: options.rounds };
  const started = performance.now();
  say(`${mode} · seed ${state.seed} · recovery: the slowest, in seconds of the clock that the calls live on`);
  say(TABLE_HEAD);
  await inLanes(scenarios, options.lanes, options.keep_logs, async (ground, scenario) => {
    servers.add(`${ground.mongodb.name} · ${ground.redis.name}`);
    const outcome = await runScenario(ground, scenario, run, state.done(scenario), state.keep);
    outcomes.push(outcome);
    tableLines(outcome).forEach(say);
  });
  say(`${[...servers].join(', ')} · in ${((performance.now() - started) / 60_000).toFixed(1)} min`);
  if (options.naive) (await compareWithNaive(run)).forEach(say);
  say(figuresLine(outcomes));
  await state.finish();
  return outcomes.every(isKept);
};
