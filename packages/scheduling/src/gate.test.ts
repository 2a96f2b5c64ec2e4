import { addMs, DAY_MS } from '@timbre/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contactPolicy,
  DEFAULT_CALL_SETTINGS,
  localDateKey,
  mayDial,
  windowState,
  CHILEAN_ZONES,
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
  account: { status: 'active', calls_today: 0, daily_call_limit: 1_000, timezone: 'America/Santiago' },
  contacts: [],
  stopped: null,
  clock_skew_ms: 0,
  ...change,
});
const facts = (change: Partial<GateFacts> = {}): GateFacts => factsAt(WEDNESDAY, change);
const untilOf = (decision: GateDecision): string | undefined =>
  decision.verdict === 'defer' ? decision.until?.toISOString() : undefined;

describe('mayDial', () => {
  it('allows a plain working hour, with and without a batch', () => {
    expect(mayDial(facts())).toEqual({ verdict: 'allow' });
    expect(mayDial(facts({ batch: null }))).toEqual({ verdict: 'allow' });
  });

  it.each([
    ['cancelled', 'Campaña cancelada'],
    ['deleting', 'Campaña eliminada'],
    ['completed', 'Campaña terminada'],
  ])('denies every job of a batch that is %s', (state, reason) => {
    const decision = mayDial(facts({ batch: { state, is_active: true } }));
    expect(decision).toEqual({ verdict: 'deny', code: 'batch_cancelled', reason });
  });

  it('denies a job without a phone', () => {
    const decision = mayDial(facts({ job: { attempts: 0, has_phone: false } }));
    expect(decision).toEqual({ verdict: 'deny', code: 'no_phone', reason: 'Sin teléfono válido' });
  });

  it.each([
    { state: 'paused', is_active: true },
    { state: 'running', is_active: false },
    { state: 'importing', is_active: true },
    { state: 'a state of a later version', is_active: true },
  ])('holds jobs of a batch that is not running: $state, active $is_active', (batch) => {
    expect(mayDial(facts({ batch }))).toMatchObject({ verdict: 'defer', code: 'batch_paused', until: null });
  });

  it('holds everything during an emergency stop and for an account that is not active', () => {
    expect(mayDial(facts({ stopped: { reason: 'revisión de guion' } }))).toEqual({
      verdict: 'defer',
      code: 'account_suspended',
      until: null,
      reason: 'Llamadas detenidas: revisión de guion',
    });
    const account = { ...facts().account, status: 'suspended' };
    expect(mayDial(facts({ account }))).toMatchObject({
      verdict: 'defer',
      code: 'account_suspended',
      until: null,
    });
  });

  it('waits when the clock is more than 30 s off, in either direction', () => {
    expect(mayDial(facts({ clock_skew_ms: 30_000 })).verdict).toBe('allow');
    for (const clock_skew_ms of [30_001, -30_001]) {
      const decision = mayDial(facts({ clock_skew_ms }));
      expect(decision).toMatchObject({ verdict: 'defer', code: 'clock_skew' });
      expect(untilOf(decision)).toBe('2026-09-02T16:01:00.000Z');
    }
  });

  it('says why the window is closed and when it opens', () => {
    expect(mayDial(factsAt(new Date('2026-09-03T00:30:00Z')))).toEqual({
      verdict: 'defer',
      code: 'out_of_hours',
      until: new Date('2026-09-03T12:00:00Z'),
      reason: 'Fuera de horario: fuera del horario permitido (08:00–20:00)',
    });
    expect(mayDial(factsAt(new Date('2026-09-06T16:00:00Z')))).toMatchObject({
      code: 'day_not_allowed',
      until: new Date('2026-09-07T11:00:00Z'),
      reason: 'Fuera de horario: día no permitido (domingo, por la política cl-collections)',
    });
    expect(mayDial(factsAt(new Date('2026-09-18T16:00:00Z')))).toMatchObject({
      code: 'holiday',
      until: new Date('2026-09-21T11:00:00Z'),
      reason: 'Fuera de horario: feriado (Independencia Nacional)',
    });
  });

  it('keeps the last start a ring and 30 s before the end', () => {
    expect(mayDial(factsAt(new Date('2026-09-02T23:58:59.999Z'))).verdict).toBe('allow');
    expect(mayDial(factsAt(new Date('2026-09-02T23:59:00Z')))).toMatchObject({ code: 'out_of_hours' });
  });

  it('defers a full day to the next day of the account, inside the hours of the person', () => {
    const account = { ...facts().account, calls_today: 1_000 };
    const decision = mayDial(facts({ account }));
    expect(decision).toMatchObject({
      code: 'daily_limit',
      reason: 'Límite diario de llamadas alcanzado (1000)',
    });
    expect(untilOf(decision)).toBe('2026-09-03T12:00:00.000Z');
    const always = contactPolicy({ country: 'CL', purpose: 'collections', pack: 'demo' });
    expect(untilOf(mayDial(facts({ account, policy: always })))).toBe('2026-09-03T04:00:00.000Z');
    expect(mayDial(facts({ account: { ...account, daily_call_limit: null } })).verdict).toBe('allow');
  });

  it('with an unknown zone asks every zone of the country', () => {
    const also_zones = CHILEAN_ZONES;
    // 09:00 in Santiago is 07:00 on Easter Island; both are inside from 10:00 in Santiago on.
    const early = mayDial(factsAt(new Date('2026-09-02T13:00:00Z'), { also_zones }));
    expect(early).toMatchObject({ code: 'out_of_hours', until: new Date('2026-09-02T14:00:00Z') });
    expect(mayDial(factsAt(new Date('2026-09-02T22:30:00Z'), { also_zones })).verdict).toBe('allow');
    // 19:30 in Santiago is 20:30 in Punta Arenas.
    expect(mayDial(factsAt(new Date('2026-09-02T23:30:00Z'), { also_zones }))).toMatchObject({
      code: 'out_of_hours',
      until: new Date('2026-09-03T14:00:00Z'),
    });
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

describe('every deferral', () => {
  it('ends inside an open window', () => {
    const always = { ...facts().account };
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 * 365 * 24 * 60 }),
        fc.array(fc.integer({ min: 0, max: 14 * 24 * 60 }), { maxLength: 3 }),
        fc.constantFrom(0, 31_000),
        fc.constantFrom(0, 1_000),
        (minute, before, clock_skew_ms, calls_today) => {
          const now = new Date(Date.UTC(2026, 0, 1) + minute * 60_000);
          const contacts = before.map((ago) => addMs(now, -ago * 60_000));
          const asked = factsAt(now, { contacts, clock_skew_ms, account: { ...always, calls_today } });
          const decision = mayDial(asked);
          if (decision.verdict !== 'defer' || !decision.until) return decision.verdict !== 'deny';
          return windowState({ ...asked, now: decision.until }).open;
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
