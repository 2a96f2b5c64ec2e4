import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a file of attacks tried. */
export interface Count {
  kinds: string[];
  cases: number;
  blocked: number;
}

/** `attacks=… cases=… blocked=… leaked=…` over all files: sorts of attack, attempts, and how they ended. */
export const sumTallies = (folder: string): string => {
  const counts = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Count);
  const add = (of: (count: Count) => number): number => counts.reduce((sum, count) => sum + of(count), 0);
  const kinds = new Set(counts.flatMap((count) => count.kinds));
  const [cases, blocked] = [add((count) => count.cases), add((count) => count.blocked)];
  return `attacks=${kinds.size} cases=${cases} blocked=${blocked} leaked=${cases - blocked}`;
};
