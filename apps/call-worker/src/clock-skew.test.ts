import { addMs, realClock, silentLogger } from '@timbre/kernel';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchClockSkew } from './clock-skew.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-23T13:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

const travel = (ms = 0): void => void vi.setSystemTime(addMs(realClock.now(), ms));

/** A database whose clock is `ahead_ms` ahead of ours and whose answer takes `ms` there and as long back. */
const database = (given: { ahead_ms?: number; trip_ms?: number; fails?: boolean } = {}) => ({
  given,
  async serverTime() {
    if (given.fails) throw new Error('not reachable');
    travel(given.trip_ms);
    const at = addMs(realClock.now(), given.ahead_ms ?? 0);
    travel(given.trip_ms);
    return at;
  },
});
const listening = () => {
  const said: [string, unknown][] = [];
  const warn = (message: string, facts?: object) => void said.push([message, facts]);
  return { said, logger: { ...silentLogger, warn } };
};

describe('the skew of our clock', () => {
  it('is measured before anything starts, whichever clock is ahead', async () => {
    for (const [ahead_ms, skew_ms] of [
      [10_000, 10_000],
      [-10_000, 10_000],
      [0, 0],
    ]) {
      const watch = await watchClockSkew(database({ ahead_ms }), silentLogger);
      expect(watch.skewMs()).toBe(skew_ms);
      watch.stop();
    }
  });

  it('does not count the time that the question and the answer were on their way', async () => {
    const slow = await watchClockSkew(database({ trip_ms: 4_000 }), silentLogger);
    expect(slow.skewMs()).toBe(0);
    const ahead = await watchClockSkew(database({ trip_ms: 1_000, ahead_ms: 5_000 }), silentLogger);
    expect(ahead.skewMs()).toBe(4_000); // what is certain, no more
    slow.stop();
    ahead.stop();
  });

  it('is a warning above two seconds', async () => {
    const { said, logger } = listening();
    const small = await watchClockSkew(database({ ahead_ms: 2_000 }), logger);
    expect(said).toEqual([]);
    const large = await watchClockSkew(database({ ahead_ms: 2_001 }), logger);
    expect(said).toEqual([[expect.stringContaining('clocks'), { skew_ms: 2_001 }]]);
    small.stop();
    large.stop();
  });

  it('grows at once when somebody sets our clock, whichever way, and is measured anew within the minute', async () => {
    const watch = await watchClockSkew(database(), silentLogger);
    for (const step_ms of [300_000, -600_000]) {
      travel(step_ms);
      expect(watch.skewMs()).toBe(300_000);
    }
    travel(300_000); // set right again
    expect(watch.skewMs()).toBe(0);
    travel(1_500);
    expect(watch.skewMs()).toBe(0);
    travel(60_000);
    await vi.advanceTimersByTimeAsync(60_000); // this database's clock goes with ours
    expect(watch.skewMs()).toBe(0);
    watch.stop();
  });

  it('that cannot be measured at the start keeps the worker from starting', async () => {
    await expect(watchClockSkew(database({ fails: true }), silentLogger)).rejects.toThrow('not reachable');
  });

  it('is measured again every minute; a failure keeps the last one and is told', async () => {
    const { said, logger } = listening();
    const server = database();
    const watch = await watchClockSkew(server, logger);
    server.given.ahead_ms = 7_000;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(watch.skewMs()).toBe(7_000);
    server.given.fails = true;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(watch.skewMs()).toBe(7_000);
    expect(said.at(-1)).toEqual(['clock skew not measured', { error: 'Error: not reachable' }]);
    watch.stop();
    server.given.fails = false;
    server.given.ahead_ms = 0;
    await vi.advanceTimersByTimeAsync(600_000);
    expect(watch.skewMs()).toBe(7_000); // nobody looks any more
  });
});
