import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMs, manualClock, parseClockLine, realClock, realMsUntil, scaledClock } from './clock.ts';

describe('a line of time', () => {
  it('is the same for all who hold it', () => {
    const real = realClock.now().getTime();
    const line = { real_epoch: real, virtual_epoch: Date.parse('2026-11-23T13:00:00Z'), factor: 3_600 };
    const again = parseClockLine(JSON.stringify(line));
    const [a, b] = [scaledClock(line).now().getTime(), scaledClock(again).now().getTime()];
    expect(Math.abs(a - b)).toBeLessThan(1_000 * 3_600); // they looked within a second of each other
    expect(a).toBeGreaterThanOrEqual(line.virtual_epoch);
  });

  it('passes factor times as fast as the machine', () => {
    const real_epoch = realClock.now().getTime() - 60_000;
    const virtual_epoch = Date.parse('2026-01-01T00:00:00Z');
    const passed = scaledClock({ real_epoch, virtual_epoch, factor: 60 }).now().getTime() - virtual_epoch;
    expect(passed).toBeGreaterThanOrEqual(3_600_000);
    expect(passed).toBeLessThan(3_600_000 + 60 * 5_000);
  });

  it.each([
    ['{}', 'real_epoch must be a number'],
    ['{"real_epoch":"1","virtual_epoch":1,"factor":1}', 'real_epoch must be a number'],
    ['{"real_epoch":1,"factor":1}', 'virtual_epoch must be a number'],
    ['{"real_epoch":1,"virtual_epoch":1,"factor":null}', 'factor must be a number'],
    ['{"real_epoch":1,"virtual_epoch":1,"factor":0}', 'factor must be greater than 0'],
    ['{"real_epoch":1,"virtual_epoch":1,"factor":-60}', 'factor must be greater than 0'],
    ['{"real_epoch":1,"virtual_epoch":1,"factor":1e999}', 'factor must be a number'],
  ])('%s is none: %s', (json, wrong) => expect(() => parseClockLine(json)).toThrow(wrong));

  it('that is no JSON is none', () => expect(() => parseClockLine('60')).toThrow());
});

describe('a clock that stands still', () => {
  it('moves when it is told to, and never gives out the date that it keeps', () => {
    const clock = manualClock('2026-11-23T13:00:00.000Z');
    const first = clock.now();
    first.setFullYear(1999);
    clock.advance(90_000);
    expect(clock.now().toISOString()).toBe('2026-11-23T13:01:30.000Z');
    clock.set(new Date(0));
    expect(clock.now().getTime()).toBe(0);
  });
});

describe('a virtual instant', () => {
  it('comes after its distance over the factor, rounded up: never too early', () => {
    const ms = fc.integer({ min: -100_000, max: 100_000_000 });
    fc.assert(
      fc.property(ms, fc.integer({ min: 1, max: 3_600 }), (distance, factor) => {
        const clock = { ...manualClock('2026-11-23T13:00:00.000Z'), factor };
        const wait = realMsUntil(clock, addMs(clock.now(), distance));
        expect(Number.isInteger(wait)).toBe(true);
        expect(wait * factor).toBeGreaterThanOrEqual(distance);
        expect(wait).toBe(distance <= 0 ? 0 : Math.ceil(distance / factor));
      }),
    );
  });
});
