import { describe, expect, it } from 'vitest';
import { contactPolicy } from './index.ts';

describe('contactPolicy', () => {
  it('is strict for collections in Chile', () => {
    expect(contactPolicy({ country: 'CL', purpose: 'collections' })).toMatchObject({
      pack: 'cl-collections',
      legal_hours: [{ days: [1, 2, 3, 4, 5, 6], start: '08:00', end: '20:00' }],
      holidays_closed: true,
      max_contacts_per_week: 1,
      counts: 'answered',
    });
  });

  it('is cautious wherever no pack is written', () => {
    for (const [country, purpose] of [
      ['MX', 'collections'],
      ['CL', 'survey'],
      ['ZZ', 'anything'],
    ] as const) {
      expect(contactPolicy({ country, purpose })).toMatchObject({
        pack: 'cautious',
        country,
        purpose,
        legal_hours: [{ days: [1, 2, 3, 4, 5], start: '08:00', end: '19:00' }],
        max_contacts_per_week: 1,
      });
    }
  });

  it('uses only packs that were in force on the day asked for', () => {
    const query = { country: 'CL', purpose: 'collections' };
    expect(contactPolicy({ ...query, on: '2026-01-01' }).pack).toBe('cl-collections');
    expect(contactPolicy({ ...query, on: '2020-01-01' }).pack).toBe('cautious');
  });

  it('has neither hours nor cap in the demo pack', () => {
    expect(contactPolicy({ country: 'CL', purpose: 'collections', pack: 'demo' })).toMatchObject({
      legal_hours: null,
      holidays_closed: false,
      max_contacts_per_week: null,
    });
  });

  it('always names its sources', () => {
    for (const pack of [null, 'demo'] as const) {
      expect(contactPolicy({ country: 'CL', purpose: 'collections', pack }).sources.length).toBeGreaterThan(
        0,
      );
    }
  });
});
