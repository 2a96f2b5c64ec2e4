import { addMs, DAY_MS } from '@timbre/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contactPolicy,
  DEFAULT_CALL_SETTINGS,
  localDateKey,
  mayDial,
  type GateDecision,
  type GateFacts,
} from './index.ts';

/** Wednesday 2 September 2026, 12:00 in Santiago (−04). */
const WEDNESDAY = new Date('2026-09-02T16:00:00Z');

const factsAt = (now: Date, change: Partial<GateFacts> = {}): GateFacts => ({
  now,
  zone: 'America/Santiago',
  settings: DEFAULT_CALL_SETTINGS,
  policy: contactPolicy({ country: 'CL', purpose: 'collections' }),
  job: { attempts: 0, has_phone: true },
  batch: { state: 'running', is_active: true },
  account: {
    status: 'active',
    calls_today: 0,
    daily_call_limit: 1_000,
    committed_today: 0,
    daily_spend_limit: null,
    timezone: 'America/Santiago',
  },
  contacts: [],
  do_not_call: null,
  caller_id: '+56600123456',
  stopped: null,
  clock_skew_ms: 0,
  ...change,
});
const facts = (change: Partial<GateFacts> = {}): GateFacts => factsAt(WEDNESDAY, change);
const untilOf = (decision: GateDecision): string | undefined =>
  decision.verdict === 'defer' ? decision.until?.toISOString() : undefined;

describe('the daily contact cap', () => {
  const policy = contactPolicy({ country: 'CO', purpose: 'collections' });
  const bogota = { policy, zone: 'America/Bogota', caller_id: '+576015550100' };

  it('is full until midnight of the person, then waits for the opening', () => {
    const decision = mayDial(facts({ ...bogota, contacts: [new Date('2026-09-02T13:00:00Z')] }));
    expect(decision).toEqual({
      verdict: 'defer',
      code: 'contact_cap',
      until: new Date('2026-09-03T12:00:00Z'),
      reason:
        'Tope diario de contactos alcanzado (1); próximo contacto posible: jueves 3 de septiembre, 07:00',
    });
    expect(mayDial(facts({ ...bogota, contacts: [new Date('2026-09-01T22:00:00Z')] })).verdict).toBe('allow');
  });

  it('holds beside a weekly one: whichever ends later decides', () => {
    const both = { ...policy, max_contacts_per_week: 2 };
    const contacts = [new Date('2026-08-31T13:00:00Z'), new Date('2026-09-02T13:00:00Z')];
    expect(untilOf(mayDial(facts({ ...bogota, policy: both, contacts })))).toBe('2026-09-07T13:00:00.000Z');
    expect(untilOf(mayDial(facts({ ...bogota, policy: both, contacts: contacts.slice(1) })))).toBe(
      '2026-09-03T12:00:00.000Z',
    );
  });
});

describe('the weekly contact cap', () => {
  it('is full for seven days after a contact, into the next calendar week', () => {
    const decision = mayDial(facts({ contacts: [new Date('2026-09-01T20:00:00Z')] }));
    expect(decision).toMatchObject({ verdict: 'defer', code: 'contact_cap' });
    expect(untilOf(decision)).toBe('2026-09-08T20:00:00.000Z');
    expect(decision.verdict === 'defer' && decision.reason).toBe(
      'Tope semanal de contactos alcanzado (1); próximo contacto posible: martes 8 de septiembre, 17:00',
    );
  });

  it('is full for the calendar week too, when two contacts a week are allowed', () => {
    const policy = { ...facts().policy, max_contacts_per_week: 2 };
    // Both on Monday and Tuesday: the seven days end on Monday, the calendar week too.
    const contacts = [new Date('2026-08-31T13:00:00Z'), new Date('2026-09-01T13:00:00Z')];
    expect(untilOf(mayDial(facts({ policy, contacts })))).toBe('2026-09-07T13:00:00.000Z');
    expect(mayDial(facts({ policy, contacts: contacts.slice(1) })).verdict).toBe('allow');
  });

  it('counts a rolling week that the calendar week has forgotten', () => {
    const monday = new Date('2026-09-07T16:00:00Z');
    const decision = mayDial(factsAt(monday, { contacts: [new Date('2026-09-05T15:00:00Z')] }));
    expect(untilOf(decision)).toBe('2026-09-12T15:00:00.000Z');
  });

  it('moves on to the next opening when the week ends on a closed day', () => {
    // The contact was on Friday 11 September; Friday 18 and Saturday 19 are holidays, Sunday is closed.
    const now = new Date('2026-09-14T16:00:00Z');
    const decision = mayDial(factsAt(now, { contacts: [new Date('2026-09-11T15:00:00Z')] }));
    expect(untilOf(decision)).toBe('2026-09-21T11:00:00.000Z');
  });

  it('never allows a contact that would make two in a calendar week or in seven days', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 9 * 24 * 60 }), { maxLength: 12 });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 3 }), (waits, max) => {
        const policy = { ...facts().policy, max_contacts_per_week: max };
        const contacts: Date[] = [];
        let now = new Date('2026-08-20T14:00:00Z');
        for (const wait of waits) {
          now = addMs(now, wait * 60_000);
          // A closed hour first, then a full week: two waits lead to a dial.
          for (let waited = 0; waited < 2; waited++) {
            const decision = mayDial(factsAt(now, { policy, contacts }));
            if (decision.verdict === 'defer') now = decision.until ?? now;
          }
          expect(mayDial(factsAt(now, { policy, contacts })).verdict).toBe('allow');
          contacts.push(now);
          const recent = contacts.filter((at) => at.getTime() > now.getTime() - 7 * DAY_MS);
          expect(recent.length).toBeLessThanOrEqual(max);
        }
        const byWeek = new Map<string, number>();
        for (const at of contacts) {
          const weekday = (new Date(`${localDateKey(at, 'America/Santiago')}T00:00:00Z`).getUTCDay() + 6) % 7;
          const monday = localDateKey(addMs(at, -weekday * DAY_MS), 'America/Santiago');
          byWeek.set(monday, (byWeek.get(monday) ?? 0) + 1);
        }
        expect(Math.max(0, ...byWeek.values())).toBeLessThanOrEqual(max);
      }),
      { numRuns: 300 },
    );
  });
});

describe('contacts of a person whose zone is unknown', () => {
  it('count in the calendar of every zone that it may be', () => {
    const policy = contactPolicy({ country: 'EC', purpose: 'collections' });
    const zones = { zone: 'America/Guayaquil', also_zones: ['Pacific/Galapagos'] };
    // Half past midnight in Guayaquil, a day after the contact; on the Galápagos still 23:30 of the same day.
    const now = new Date('2026-09-03T05:30:00Z');
    const contacts = [new Date('2026-09-03T04:30:00Z')];
    const open = { ...policy, legal_hours: null, holidays_closed: false };
    expect(mayDial(factsAt(now, { ...zones, policy: open, contacts }))).toMatchObject({
      code: 'contact_cap',
      until: new Date('2026-09-03T06:00:00Z'),
    });
    expect(mayDial(factsAt(now, { zone: zones.zone, policy: open, contacts })).verdict).toBe('allow');
  });
});

describe('a cap of none', () => {
  it('never lets anybody be called', () => {
    const policy = { ...facts().policy, max_contacts_per_week: 0, max_contacts_per_day: 0 };
    expect(mayDial(facts({ policy }))).toMatchObject({ verdict: 'defer', code: 'contact_cap', until: null });
  });
});
