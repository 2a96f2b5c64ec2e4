import { createHash } from 'node:crypto';

/** A repeatable source of chance. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  between(low: number, high: number): number;
  pick<T>(items: readonly T[]): T;
  /** Picks by weight; the weights need not sum to 1. */
  weighted<T>(items: readonly (readonly [weight: number, item: T])[]): T;
}

/** Chance that depends on `parts` alone: the same parts give the same sequence in every process (mulberry32). */
export const createRandom = (...parts: (string | number)[]): Random => {
  let state = createHash('sha256').update(parts.join('\u0000')).digest().readUInt32LE(0);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (low, high) => Math.round(low + next() * (high - low)),
    pick: (items) => items[Math.floor(next() * items.length)]!,
    weighted: (items) => {
      let left = next() * items.reduce((sum, [weight]) => sum + weight, 0);
      return (items.find(([weight]) => (left -= weight) < 0) ?? items.at(-1)!)[1];
    },
  };
};
