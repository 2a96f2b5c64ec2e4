import { createHash } from 'node:crypto';
import type { Rng } from './types.ts';

/** Chance that `seed` alone decides: the same seed gives the same numbers on every machine (mulberry32). */
export const createRng = (seed: string): Rng => {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    seed,
    next,
    between,
    pick: (items) => items[between(0, items.length - 1)]!,
    shuffle(items) {
      const mixed = [...items];
      for (let n = mixed.length - 1; n > 0; n--) {
        const other = between(0, n);
        [mixed[n], mixed[other]] = [mixed[other]!, mixed[n]!];
      }
      return mixed;
    },
    fork: (name) => createRng(`${seed}/${name}`),
  };
};
