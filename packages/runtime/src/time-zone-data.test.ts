import { manualClock } from '@timbre/kernel';
import { describe, expect, it } from 'vitest';
import { timeZoneData, timeZoneWarning } from './time-zone-data.ts';

const on = (day: string) => manualClock(`${day}T12:00:00Z`);

describe('the time zone data', () => {
  it('has a version', () => {
    expect(timeZoneData()).toMatch(/^\d{4}[a-z]+$/);
  });

  it('is old after twelve months, counted from the end of the year that its version names', () => {
    expect(timeZoneWarning('2025c', on('2025-03-01'))).toBeUndefined();
    expect(timeZoneWarning('2025c', on('2026-12-31'))).toBeUndefined();
    expect(timeZoneWarning('2025c', on('2027-01-01'))).toContain('2025c');
    expect(timeZoneWarning('2021a', on('2026-11-23'))).toContain('update Node');
  });

  it('of which nobody knows the release is told too', () => {
    expect(timeZoneWarning('unknown', on('2026-11-23'))).toContain('unknown');
  });
});
