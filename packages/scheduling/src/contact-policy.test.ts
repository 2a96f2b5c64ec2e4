import { describe, expect, it } from 'vitest';
import { allPacks, contactPolicy, hasContactCap, localDateKey } from './index.ts';

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
      ['PE', 'collections'],
      ['MX', 'marketing'],
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

  it('is never wider for other purposes in Chile than where nothing is known', () => {
    for (const purpose of ['marketing', 'survey', 'user_experience']) {
      const { pack, legal_hours, max_contacts_per_week } = contactPolicy({ country: 'CL', purpose });
      expect(pack).toBe(`cl-${purpose.replace('_', '-')}`);
      expect({ legal_hours, max_contacts_per_week }).toEqual({
        legal_hours: [{ days: [1, 2, 3, 4, 5], start: '08:00', end: '19:00' }],
        max_contacts_per_week: 1,
      });
    }
  });

  it('knows the hours of Colombia, Mexico and Ecuador', () => {
    expect(contactPolicy({ country: 'CO', purpose: 'collections' })).toMatchObject({
      legal_hours: [
        { days: [1, 2, 3, 4, 5], start: '07:00', end: '19:00' },
        { days: [6], start: '08:00', end: '15:00' },
      ],
      max_contacts_per_week: null,
      max_contacts_per_day: 1,
    });
    expect(contactPolicy({ country: 'MX', purpose: 'collections' }).legal_hours).toEqual([
      { days: [1, 2, 3, 4, 5], start: '07:00', end: '22:00' },
    ]);
    expect(contactPolicy({ country: 'EC', purpose: 'collections' }).max_contacts_per_day).toBe(1);
  });

  it('names the register that Argentina asks to compare with', () => {
    const { register } = contactPolicy({ country: 'AR', purpose: 'marketing' });
    expect(register).toMatchObject({ name: 'Registro Nacional No Llame', scrub_days: 30 });
  });

  it('uses only packs that were in force on the day asked for', () => {
    const query = { country: 'CL', purpose: 'collections' };
    expect(contactPolicy({ ...query, on: '2026-01-01' }).pack).toBe('cl-collections');
    expect(contactPolicy({ ...query, on: '2020-01-01' }).pack).toBe('cautious');
  });

  it('changes to a new version at midnight of its day on the wall of the person', () => {
    const callerIdsAt = (at: string, zone: string) =>
      contactPolicy({ country: 'CL', purpose: 'collections', on: localDateKey(new Date(at), zone) })
        .caller_ids;
    // 13 August 2025 began at 04:00 UTC in Santiago and at 06:00 UTC on Easter Island.
    expect(callerIdsAt('2025-08-13T03:59:59.999Z', 'America/Santiago')).toBeNull();
    expect(callerIdsAt('2025-08-13T04:00:00Z', 'America/Santiago')).toMatchObject({ forbidden: ['+56809'] });
    expect(callerIdsAt('2025-08-13T05:59:59.999Z', 'Pacific/Easter')).toBeNull();
    expect(callerIdsAt('2025-08-13T06:00:00Z', 'Pacific/Easter')).not.toBeNull();
  });

  it('has neither hours nor cap in the demo pack', () => {
    const policy = contactPolicy({ country: 'CL', purpose: 'collections', pack: 'demo' });
    expect(policy).toMatchObject({ legal_hours: null, holidays_closed: false, caller_ids: null });
    expect(hasContactCap(policy)).toBe(false);
    expect(hasContactCap(contactPolicy({ country: 'CO', purpose: 'collections' }))).toBe(true);
  });

  it('names its sources, each once, and those of the press as such', () => {
    const policies = [
      ...allPacks().map(({ country, purpose, valid_from: on }) => contactPolicy({ country, purpose, on })),
      contactPolicy({ country: 'ZZ', purpose: 'survey' }),
      contactPolicy({ country: 'CL', purpose: 'collections', pack: 'demo' }),
    ];
    for (const { sources } of policies) {
      expect(sources.length).toBeGreaterThan(0);
      expect(new Set(sources).size).toBe(sources.length);
    }
    const colombian = contactPolicy({ country: 'CO', purpose: 'collections' });
    expect(colombian.sources.every((source) => source.includes('confirmar con abogado'))).toBe(true);
  });
});

describe('the packs', () => {
  it('are each one version of one country and purpose', () => {
    const keys = allPacks().map(({ country, purpose, valid_from }) => `${country} ${purpose} ${valid_from}`);
    expect(keys).toEqual([...new Set(keys)].sort());
  });
});
