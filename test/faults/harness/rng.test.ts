import { describe, expect, it } from 'vitest';
import { createRng } from './rng.ts';

const some = (seed: string) => {
  const rng = createRng(seed);
  return Array.from({ length: 8 }, () => rng.between(1, 1_000));
};

describe('chance from a seed', () => {
  it('repeats itself, and differs with the seed', () => {
    expect(some('a')).toEqual(some('a'));
    expect(some('a')).not.toEqual(some('b'));
    expect(createRng('a').fork('x').next()).toBe(createRng('a/x').next());
  });

  it('reaches both ends and keeps every item', () => {
    const rng = createRng('ends');
    const seen = new Set(Array.from({ length: 200 }, () => rng.between(1, 3)));
    expect([...seen].toSorted()).toEqual([1, 2, 3]);
    expect(rng.shuffle([1, 2, 3, 4]).toSorted()).toEqual([1, 2, 3, 4]);
    expect(['x', 'y']).toContain(rng.pick(['x', 'y']));
  });
});
