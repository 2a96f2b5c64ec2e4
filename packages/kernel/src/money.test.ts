import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dollarsToMicros,
  microsToDollars,
  minutesToSeconds,
  percentage,
  priceOfSeconds,
  roundHalfUp,
  secondsToMinutes,
} from './money.ts';

describe('rounding', () => {
  it.each([
    [0.5, 1],
    [-0.5, -1],
    [0.4999, 0],
    [2.5, 3],
    [-2.5, -3],
    [1e9 + 0.5, 1e9 + 1],
  ])('takes %d to %d', (value, rounded) => expect(roundHalfUp(value)).toBe(rounded));

  it('is never further than a half from its value, and the same for both signs', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (value) => {
        const rounded = roundHalfUp(value);
        expect(Number.isInteger(rounded)).toBe(true);
        expect(Math.abs(rounded - value)).toBeLessThanOrEqual(0.5);
        expect(roundHalfUp(-value) + rounded).toBe(0);
      }),
    );
  });

  it('keeps the order of what it rounds', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(roundHalfUp(low)).toBeLessThanOrEqual(roundHalfUp(high));
      }),
    );
  });
});

describe('dollars', () => {
  it('with six decimals survive the way in and out, to the last micro-dollar', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000_000 }), (micros) => {
        expect(dollarsToMicros(microsToDollars(micros))).toBe(micros);
        // The way of a client: a decimal text, parsed by JSON.
        expect(dollarsToMicros(Number((micros / 1_000_000).toFixed(6)))).toBe(micros);
      }),
    );
  });

  it('that a computer cannot hold exactly are exact all the same', () => {
    expect([0.1, 0.2, 0.3, 1.005, 4.35].map(dollarsToMicros)).toEqual([
      100_000, 200_000, 300_000, 1_005_000, 4_350_000,
    ]);
    expect(dollarsToMicros(0.1) + dollarsToMicros(0.2)).toBe(dollarsToMicros(0.3));
  });
});

describe('minutes', () => {
  it('of two decimals are whole seconds and come back within the hundredth that they are shown with', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), (hundredths) => {
        const minutes = hundredths / 100;
        const seconds = minutesToSeconds(minutes);
        expect(Number.isInteger(seconds)).toBe(true);
        expect(Math.abs(secondsToMinutes(seconds) - minutes)).toBeLessThanOrEqual(0.0101);
      }),
    );
  });

  it.each([
    [90, 1.5],
    [100, 1.67],
    [1, 0.02],
    [0, 0],
  ])('%d seconds are shown as %d', (seconds, minutes) => expect(secondsToMinutes(seconds)).toBe(minutes));
});

describe('the price of talk', () => {
  const seconds = fc.integer({ min: 0, max: 7_200 });
  const price = fc.integer({ min: 0, max: 1_000_000_000 });

  it('is rounded once: whole minutes cost exactly their price', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 120 }), price, (minutes, micros) => {
        expect(priceOfSeconds(minutes * 60, micros)).toBe(minutes * micros);
      }),
    );
  });

  it('is never off by more than half a micro-dollar, and never falls with time', () => {
    fc.assert(
      fc.property(seconds, price, (time, micros) => {
        const charged = priceOfSeconds(time, micros);
        expect(Math.abs(charged * 60 - time * micros)).toBeLessThanOrEqual(30);
        expect(priceOfSeconds(time + 1, micros)).toBeGreaterThanOrEqual(charged);
      }),
    );
  });
});

describe('a percentage', () => {
  it('has two decimals, and 0 of nothing is 0', () => {
    expect([
      percentage(1, 3),
      percentage(2, 3),
      percentage(0, 0),
      percentage(5, 0),
      percentage(7, 7),
    ]).toEqual([33.33, 66.67, 0, 0, 100]);
  });
});
