import { describe, expect, it } from 'vitest';
import { localTime } from './local-time.ts';

describe('the time on the wall of a zone', () => {
  it.each([
    ['2026-11-23T12:15:04Z', 'America/Santiago', '2026-11-23T09:15:04-03:00'],
    ['2026-07-01T03:59:59Z', 'America/Santiago', '2026-06-30T23:59:59-04:00'],
    ['2026-07-01T03:00:00Z', 'America/Punta_Arenas', '2026-07-01T00:00:00-03:00'],
    ['2026-01-01T00:00:00Z', 'Pacific/Easter', '2025-12-31T19:00:00-05:00'],
    ['2026-01-01T00:00:00Z', 'UTC', '2026-01-01T00:00:00+00:00'],
  ])('%s in %s', (at, zone, shown) => {
    expect(localTime(new Date(at), zone)).toBe(shown);
    expect(new Date(shown)).toEqual(new Date(at));
  });

  it('tells the two hours apart that Chile has twice in April', () => {
    const before = localTime(new Date('2026-04-05T02:30:00Z'), 'America/Santiago');
    const after = localTime(new Date('2026-04-05T03:30:00Z'), 'America/Santiago');
    expect([before, after]).toEqual(['2026-04-04T23:30:00-03:00', '2026-04-04T23:30:00-04:00']);
  });
});
