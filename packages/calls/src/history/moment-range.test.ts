import { describe, expect, it } from 'vitest';
import { momentRange } from './moment-range.ts';

const range = (start_date?: string, end_date?: string, zone = 'America/Santiago') => {
  const { from, until } = momentRange({ start_date, end_date }, zone);
  return [from?.toISOString(), until?.toISOString()];
};

describe('the dates of a history', () => {
  it('are days of the account, the last one whole', () => {
    expect(range('2026-11-23', '2026-11-23')).toEqual([
      '2026-11-23T03:00:00.000Z',
      '2026-11-24T03:00:00.000Z',
    ]);
    expect(range('2026-07-01', undefined)).toEqual(['2026-07-01T04:00:00.000Z', undefined]);
    expect(range(undefined, '2026-11-23', 'UTC')).toEqual([undefined, '2026-11-24T00:00:00.000Z']);
  });

  it('begin at one where the clock skips midnight', () => {
    expect(range('2026-09-06', undefined)[0]).toBe('2026-09-06T04:00:00.000Z');
  });

  it('are moments where a time is given, in UTC unless they name a zone', () => {
    expect(range('2026-11-23T10:00:00', '2026-11-23T10:00:00-03:00')).toEqual([
      '2026-11-23T10:00:00.000Z',
      '2026-11-23T13:00:00.000Z',
    ]);
    expect(range('2026-11-23T10:00Z')[0]).toBe('2026-11-23T10:00:00.000Z');
  });

  it('may be left out', () => {
    expect(momentRange({}, 'UTC')).toEqual({});
  });
});
