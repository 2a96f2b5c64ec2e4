import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callCount, headCount, roundsOf, workloadOf } from './workload.ts';

describe('the calls that are left', () => {
  it('are one a person when everybody is reached, and all attempts when nobody is', () => {
    const load = workloadOf([3, 3, 1, 0]);
    expect(load.people).toEqual([1, 0, 2]);
    expect(roundsOf(load, 1)).toEqual([3]);
    expect(roundsOf(load, 0)).toEqual([3, 2, 2]);
    expect(callCount(load, 1)).toBe(3);
    expect(callCount(load, 0)).toBe(7);
  });

  it('leave out rounds in which nobody is to be expected', () => {
    expect(roundsOf(workloadOf([4]), 0.5)).toEqual([1, 0.5]);
    expect(roundsOf(workloadOf([]), 0.5)).toEqual([]);
  });

  it('are the same in rounds and in all, for any people', () => {
    const attempts = fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(attempts, fc.double({ min: 0, max: 1, noNaN: true }), (left, share) => {
        const load = workloadOf(left, 1_000);
        const inRounds = roundsOf(load, share).reduce((sum, calls) => sum + calls, 0);
        expect(Math.abs(inRounds - callCount(load, share))).toBeLessThan(5);
        expect(headCount(load)).toBe(left.length * 1_000);
      }),
    );
  });
});
