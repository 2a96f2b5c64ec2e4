import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayToSerial, serialToIso } from './excel-dates.ts';

describe('serialToIso', () => {
  it.each([
    [44_927, '2023-01-01'],
    [45_000, '2023-03-15'],
    [45_658.5, '2025-01-01T12:00:00'],
    [61, '1900-03-01'],
    [59, '1900-02-28'],
    [1, '1900-01-01'],
    [2_958_465, '9999-12-31'],
  ])('%s is %s', (serial, iso) => expect(serialToIso(serial)).toBe(iso));

  it.each([60, 0, 0.5, -3, 2_958_466, Number.NaN, 56_992_125_907])('%s is no date', (serial) =>
    expect(serialToIso(serial)).toBeNull(),
  );

  it('counts from 1904 in old Mac workbooks', () => {
    expect(serialToIso(0, true)).toBe('1904-01-01');
    expect(serialToIso(44_927 - 1_462, true)).toBe('2023-01-01');
  });

  it('takes a time that a fraction cannot hold exactly to the second', () => {
    expect(serialToIso(45_000 + 0.49999999999)).toBe('2023-03-15T12:00:00');
  });

  it('gives back every day that is written', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-03-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
        (date) => {
          expect(serialToIso(dayToSerial(date))).toBe(date.toISOString().slice(0, 10));
        },
      ),
    );
  });
});
