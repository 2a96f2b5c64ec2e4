import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contactPolicy,
  DEFAULT_CALL_SETTINGS,
  tighten,
  wideningFaults,
  windowState,
  type ContactPolicy,
  type ContactRules,
} from './index.ts';
import { clockOf } from './weekly-hours.ts';

const COLLECTIONS = contactPolicy({ country: 'CL', purpose: 'collections' });

const minute = fc.integer({ min: 0, max: 1_440 }).map(clockOf);
const someRules: fc.Arbitrary<ContactRules> = fc.record(
  {
    hours: fc.record({ start: minute, end: minute }),
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 7 }),
    max_contacts_per_week: fc.integer({ min: 0, max: 9 }),
    counts: fc.constant('any' as const),
    holidays_closed: fc.constant(true as const),
    unknown_zone: fc.constant('strict' as const),
  },
  { requiredKeys: [] },
);
const somePolicy = fc.constantFrom(
  COLLECTIONS,
  contactPolicy({ country: 'CO', purpose: 'collections' }),
  contactPolicy({ country: 'MX', purpose: 'collections' }),
  contactPolicy({ country: 'CL', purpose: 'collections', pack: 'demo' }),
);

const isOpenAt = (policy: ContactPolicy, now: Date): boolean =>
  windowState({ settings: DEFAULT_CALL_SETTINGS, policy, zone: 'America/Santiago', now }).open;

describe('tighten', () => {
  it('leaves what both allow', () => {
    const rules: ContactRules = {
      hours: { start: '09:00', end: '22:00' },
      days: [1, 2, 3, 7],
      max_contacts_per_week: 3,
      counts: 'any',
    };
    expect(tighten(COLLECTIONS, rules)).toMatchObject({
      legal_hours: [{ days: [1, 2, 3], start: '09:00', end: '20:00' }],
      max_contacts_per_week: 1,
      counts: 'any',
      law: { legal_hours: COLLECTIONS.legal_hours, max_contacts_per_week: 1, counts: 'answered' },
      own_rules: rules,
    });
    expect(tighten(COLLECTIONS, null)).toBe(COLLECTIONS);
    expect(tighten(COLLECTIONS, {}).legal_hours).toEqual(COLLECTIONS.legal_hours);
  });

  it('puts a floor under a policy that has none', () => {
    const demo = contactPolicy({ country: 'CL', purpose: 'collections', pack: 'demo' });
    expect(tighten(demo, { days: [5], holidays_closed: true, max_contacts_per_week: 2 })).toMatchObject({
      legal_hours: [{ days: [5], start: '00:00', end: '24:00' }],
      holidays_closed: true,
      max_contacts_per_week: 2,
    });
  });

  it('keeps an overnight window of the account inside the policy', () => {
    const { legal_hours } = tighten(COLLECTIONS, { hours: { start: '18:00', end: '09:00' }, days: [1] });
    expect(legal_hours).toEqual([
      { days: [1], start: '18:00', end: '20:00' },
      { days: [2], start: '08:00', end: '09:00' },
    ]);
  });

  it('with no hours in common never opens', () => {
    const closed = tighten(COLLECTIONS, { days: [7] });
    expect(closed.legal_hours).toEqual([]);
    const now = new Date('2026-09-02T16:00:00Z');
    const state = windowState({
      settings: DEFAULT_CALL_SETTINGS,
      policy: closed,
      zone: 'America/Santiago',
      now,
    });
    expect(state).toMatchObject({ open: false, until: null });
  });

  it('never opens an instant, drops a holiday or raises a cap, whatever the rules', () => {
    const instants = fc.array(fc.integer({ min: 0, max: 370 * 24 * 60 }), { minLength: 5, maxLength: 20 });
    fc.assert(
      fc.property(somePolicy, someRules, instants, (policy, rules, minutes) => {
        const strict = tighten(policy, rules);
        for (const after of minutes) {
          const now = new Date(Date.UTC(2026, 7, 1) + after * 60_000);
          if (isOpenAt(strict, now)) expect(isOpenAt(policy, now)).toBe(true);
        }
        const cap = policy.max_contacts_per_week ?? Number.POSITIVE_INFINITY;
        expect(strict.max_contacts_per_week ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(cap);
        expect(strict.max_contacts_per_day).toBe(policy.max_contacts_per_day);
        expect(strict.holidays_closed || !policy.holidays_closed).toBe(true);
        expect(strict.counts === 'any' || policy.counts === 'answered').toBe(true);
        expect(strict.caller_ids).toBe(policy.caller_ids);
      }),
      { numRuns: 1_000 },
    );
  });

  it('may be repeated without further effect', () => {
    fc.assert(
      fc.property(somePolicy, someRules, (policy, rules) => {
        const once = tighten(policy, rules);
        expect(tighten(once, rules)).toEqual(once);
      }),
    );
  });
});

describe('wideningFaults', () => {
  it('finds every way in which rules go beyond the policy', () => {
    const rules: ContactRules = {
      hours: { start: '07:00', end: '21:00' },
      days: [1, 7],
      max_contacts_per_week: 2,
    };
    expect(wideningFaults(COLLECTIONS, rules)).toEqual([
      {
        path: 'hours',
        message: 'solo puede acortar las horas de la política cl-collections (lunes: 08:00–20:00)',
      },
      { path: 'days', message: 'la política cl-collections no permite llamar el día domingo' },
      { path: 'max_contacts_per_week', message: 'la política cl-collections permite a lo más 1 por semana' },
    ]);
  });

  it('lets pass what only narrows, and what the policy says nothing about', () => {
    const rules: ContactRules = {
      hours: { start: '09:00', end: '18:30' },
      days: [1, 2],
      max_contacts_per_week: 0,
    };
    expect(wideningFaults(COLLECTIONS, rules)).toEqual([]);
    const colombian = contactPolicy({ country: 'CO', purpose: 'collections' });
    expect(wideningFaults(colombian, { max_contacts_per_week: 5 })).toEqual([]);
  });

  it('names hours that are none', () => {
    expect(
      wideningFaults(COLLECTIONS, { hours: { start: '25:00', end: 'x' } }).map(({ path }) => path),
    ).toEqual(['hours.start', 'hours.end']);
  });
});
