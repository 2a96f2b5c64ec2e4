import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nothingYet, type Outcome } from './runner.ts';
import type { Mode, Scenario } from './types.ts';

const FOLDER = fileURLToPath(new URL('../../../.timbre/', import.meta.url));

/** What a run that was cut off has done. */
interface Saved {
  seed: string;
  mode: Mode;
  outcomes: Outcome[];
}

/** Where a run stands, kept on disk after each round. */
export interface RunState {
  readonly seed: string;
  /** The rounds of this scenario that an earlier part of the run did. */
  done(scenario: Scenario): Outcome;
  keep(outcome: Outcome): Promise<void>;
  /** The run has ended: there is nothing to go on with. */
  finish(): Promise<void>;
}

const read = async (file: string): Promise<Saved | null> =>
  readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as Saved,
    () => null,
  );

/** Opens the state of a run: the last one of this mode when it is to be resumed, else a new one with `seed`. */
export const openState = async (
  { mode, resume }: { mode: Mode; resume: boolean },
  seed: string,
): Promise<RunState> => {
  const file = join(FOLDER, `faults-${mode}.json`);
  const saved = resume ? await read(file) : null;
  if (resume && saved === null) throw new Error('there is no run to resume');
  const state: Saved = saved ?? { seed, mode, outcomes: [] };
  return {
    seed: state.seed,
    done: (scenario) =>
      state.outcomes.find(({ row }) => row === scenario.row) ?? nothingYet(scenario, state.seed),
    async keep(outcome) {
      state.outcomes = [...state.outcomes.filter(({ row }) => row !== outcome.row), outcome];
      await mkdir(FOLDER, { recursive: true });
      await writeFile(file, JSON.stringify(state));
    },
    finish: () => rm(file, { force: true }),
  };
};
