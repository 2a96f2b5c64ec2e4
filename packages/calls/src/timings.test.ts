import { manualClock, scaledClock, SECOND_MS } from '@timbre/kernel';
import { describe, expect, it } from 'vitest';
import { socketLimits, timingsOn } from './timings.ts';

const fast = (factor: number) => scaledClock({ real_epoch: 0, virtual_epoch: 0, factor });

describe('the table of durations', () => {
  it('is what the design says on the real clock', () => {
    const timings = timingsOn(manualClock('2026-11-21T12:00:00Z'));
    expect(timings.lease).toBe(150 * SECOND_MS);
    expect(timings.look_up_after.map((ms) => ms / SECOND_MS)).toEqual([10, 30, 120, 360, 900]);
    expect(timings.poll_after.map((ms) => ms / SECOND_MS)).toEqual([5, 10, 20, 30]);
    expect(socketLimits(manualClock('2026-11-21T12:00:00Z'))).toEqual({
      connect_ms: 5_000,
      post_ms: 120_000,
      read_ms: 20_000,
    });
  });

  it('leaves sockets and leases their real time on a fast clock, and the lease outlives the POST', () => {
    for (const factor of [1, 10, 60, 600, 3_600]) {
      const limits = socketLimits(fast(factor));
      expect(limits.connect_ms).toBeGreaterThanOrEqual(2_000);
      expect(timingsOn(fast(factor)).lease / factor).toBeGreaterThan(limits.connect_ms + limits.post_ms);
    }
  });

  it('keeps the looks for a lost call in order', () => {
    const { look_up_after } = timingsOn(fast(3_600));
    expect([...look_up_after].sort((a, b) => a - b)).toEqual(look_up_after);
    expect(new Set(look_up_after).size).toBe(5);
  });
});
