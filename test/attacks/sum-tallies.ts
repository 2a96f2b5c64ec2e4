import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the files of a run put their counts, for whoever adds them up. */
export const TALLIES = fileURLToPath(new URL('../../.timbre/attacks', import.meta.url));

/** What a file of attacks tried. */
export interface Count {
  kinds: string[];
  cases: number;
  blocked: number;
}

/** Forgets the counts of an earlier run. */
export const clearTallies = (): void => {
  rmSync(TALLIES, { recursive: true, force: true });
  mkdirSync(TALLIES, { recursive: true });
};

/** `attacks=… cases=… blocked=… leaked=…` over all files: sorts of attack, attempts, and how they ended. */
export const sumTallies = (): string => {
  const counts = readdirSync(TALLIES)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(TALLIES, name), 'utf8')) as Count);
  const add = (of: (count: Count) => number): number => counts.reduce((sum, count) => sum + of(count), 0);
  const kinds = new Set(counts.flatMap((count) => count.kinds));
  const [cases, blocked] = [add((count) => count.cases), add((count) => count.blocked)];
  return `attacks=${kinds.size} cases=${cases} blocked=${blocked} leaked=${cases - blocked}`;
};
