import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { sumTallies } from './sum-tallies.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder where the files of this run put their counts. */
    attack_tallies: string;
  }
}

const RUNS = fileURLToPath(new URL('../../.timbre/', import.meta.url));

/** Adds up what all files of attacks tried and prints it when the last one is through. */
export const setup = (project: TestProject): (() => void) => {
  mkdirSync(RUNS, { recursive: true });
  const folder = mkdtempSync(join(RUNS, 'tallies-'));
  project.provide('attack_tallies', folder);
  return () => {
    const line = sumTallies(folder);
    rmSync(folder, { recursive: true });
    // For `npm run attacks`, which ends with this line.
    writeFileSync(join(RUNS, 'attacks.txt'), `${line}\n`);
    console.log(line);
  };
};
