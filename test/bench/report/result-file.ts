import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { realClock } from '@timbre/kernel';
import { REPOSITORY } from '../world/child.ts';

/** Keeps what a run measured, under `.timbre/bench/`; returns the file's path. */
export const writeResult = (bench: string, result: object): string => {
  const folder = join(REPOSITORY, '.timbre', 'bench');
  const at = realClock.now().toISOString();
  const file = join(folder, `${bench}-${at.replace(/[:.]/g, '-')}.json`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify({ bench, at, ...result }, null, 2)}\n`);
  return file;
};
