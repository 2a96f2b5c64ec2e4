import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { clearTallies, sumTallies } from './sum-tallies.ts';

/** The line of the last run, for `npm run attacks` to end with. */
const LINE = fileURLToPath(new URL('../../.timbre/attacks.txt', import.meta.url));

/** Adds up what all files of attacks tried and prints it when the last one is through. */
export const setup = (): (() => void) => {
  clearTallies();
  return () => {
    const line = sumTallies();
    writeFileSync(LINE, `${line}\n`);
    console.log(line);
  };
};
