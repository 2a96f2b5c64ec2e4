import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from './random.ts';

describe('createRandom', () => {
  it('repeats itself for the same parts and differs for others', () => {
    const draw = (...parts: (string | number)[]) => Array.from({ length: 20 }, createRandom(...parts).next);
    expect(draw('seed', 1)).toEqual(draw('seed', 1));
    expect(draw('seed', 1)).not.toEqual(draw('seed', 2));
    expect(draw('a', 'b')).not.toEqual(draw('ab'));
  });

  it('stays within its bounds', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(1_000), fc.nat(1_000), (seed, low, span) => {
        const random = createRandom(seed);
        const value = random.between(low, low + span);
        expect(value).toBeGreaterThanOrEqual(low);
        expect(value).toBeLessThanOrEqual(low + span);
        expect(['a', 'b', 'c']).toContain(random.pick(['a', 'b', 'c']));
      }),
    );
  });

  it('follows the weights', () => {
    const random = createRandom('weights');
    const draws = Array.from({ length: 10_000 }, () =>
      random.weighted([
        [3, 'often'],
        [1, 'seldom'],
        [0, 'never'],
      ]),
    );
    const share = draws.filter((draw) => draw === 'often').length / draws.length;
    expect(share).toBeGreaterThan(0.73);
    expect(share).toBeLessThan(0.77);
    expect(draws).not.toContain('never');
  });
});
