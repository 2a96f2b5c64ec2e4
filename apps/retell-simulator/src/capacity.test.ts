import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manualClock } from '@timbre/kernel';
import { concurrencyCeiling, createRateBucket } from './capacity.ts';

const limits = { concurrency_limit: 20, cps: 1, burst_enabled: false, reserved_inbound_concurrency: 0 };

describe('concurrencyCeiling', () => {
  it.each([
    [20, false, 20],
    [20, true, 60],
    [200, true, 500],
    [0, true, 0],
  ])('limit %i, burst %s → %i', (concurrency_limit, burst_enabled, expected) => {
    expect(concurrencyCeiling({ ...limits, concurrency_limit, burst_enabled })).toBe(expected);
  });
});

describe('createRateBucket', () => {
  it('never lets more through than a second’s worth and what time refilled', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.nat(700), { maxLength: 200 }),
        (cps, pauses) => {
          const clock = manualClock('2026-11-23T13:00:00Z');
          const bucket = createRateBucket(clock);
          let taken = 0;
          for (const pause of pauses) {
            clock.advance(pause);
            if (bucket.take(cps)) taken += 1;
          }
          const seconds = pauses.reduce((sum, pause) => sum + pause, 0) / 1_000;
          expect(taken).toBeLessThanOrEqual(cps + seconds * cps + 0.01);
        },
      ),
    );
  });

  it('lets an even pace through', () => {
    const clock = manualClock('2026-11-23T13:00:00Z');
    const bucket = createRateBucket(clock);
    const answers = Array.from({ length: 1_000 }, () => {
      clock.advance(334);
      return bucket.take(3);
    });
    expect(answers).not.toContain(false);
  });
});
