import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realClock, scaledClock } from '@timbre/kernel';
import { manualTimeline, runningTimeline } from './timeline.ts';

const START = '2026-11-23T13:00:00.000Z';
const nothing = async (): Promise<void> => {};

describe('manualTimeline', () => {
  it('runs everything that falls due, in the order of its time, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(1_000)), fc.nat(1_000), async (delays, end) => {
        const timeline = manualTimeline(START);
        const ran: number[] = [];
        for (const delay of delays) timeline.after(delay, () => ran.push(delay));
        await timeline.advance(end, nothing);
        expect(ran).toEqual(delays.filter((delay) => delay <= end).toSorted((a, b) => a - b));
        expect(timeline.clock.now().getTime()).toBe(Date.parse(START) + end);
      }),
    );
  });

  it('shows each task its own time, runs what tasks add, and honours a cancel', async () => {
    const timeline = manualTimeline(START);
    const seen: string[] = [];
    const note = (): void => void seen.push(timeline.clock.now().toISOString().slice(14, 19));
    timeline.after(10_000, () => {
      note();
      timeline.after(5_000, note);
    });
    timeline.after(12_000, note)();
    await timeline.advance(60_000, nothing);
    expect(seen).toEqual(['00:10', '00:15']);
  });

  it('waits for what a step set off before the next step', async () => {
    const timeline = manualTimeline(START);
    const order: string[] = [];
    timeline.after(1, () => order.push('first'));
    timeline.after(2, () => order.push('second'));
    await timeline.advance(5, async () => void order.push('settled'));
    expect(order).toEqual(['settled', 'first', 'settled', 'second', 'settled']);
  });

  it('forgets everything when it is stopped', async () => {
    const timeline = manualTimeline(START);
    let ran = false;
    timeline.after(1, () => {
      ran = true;
    });
    timeline.stop();
    await timeline.advance(10, nothing);
    expect(ran).toBe(false);
  });
});

describe('runningTimeline', () => {
  it('waits virtual time over the factor', async () => {
    const now = realClock.now().getTime();
    const timeline = runningTimeline(scaledClock({ real_epoch: now, virtual_epoch: now, factor: 1_000 }));
    const started = timeline.clock.now().getTime();
    await timeline.sleep(60_000);
    const slept = timeline.clock.now().getTime() - started;
    expect(slept).toBeGreaterThanOrEqual(59_000);
  });

  it('cannot be advanced, and drops its timers when it is stopped', async () => {
    const timeline = runningTimeline(realClock);
    expect(await timeline.advance(1, nothing)).toBe(false);
    let ran = false;
    const cancel = timeline.after(0, () => {
      ran = true;
    });
    timeline.after(0, () => {
      ran = true;
    });
    cancel();
    timeline.stop();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(ran).toBe(false);
  });
});
