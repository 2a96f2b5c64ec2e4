import { readdirSync, readFileSync } from 'node:fs';
import { residentMb } from '../world/machine.ts';

const SAMPLE_MS = 200;

const parentOf = (pid: string): number | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
};

const childrenOf = (parent: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === parent)
    .map(Number);

/** Watches the processes that `parent` starts to read files; `highest` is the most memory that any of them had, in MB. */
export const watchReaders = (parent: number): { highest(): number; stop(): void } => {
  let highest = 0;
  const timer = setInterval(() => {
    for (const pid of childrenOf(parent)) {
      // A process that has ended and was not yet collected has no memory to tell of.
      const seen = residentMb(pid)?.highest ?? 0;
      if (seen > highest) highest = seen;
    }
  }, SAMPLE_MS);
  return { highest: () => highest, stop: () => clearInterval(timer) };
};
