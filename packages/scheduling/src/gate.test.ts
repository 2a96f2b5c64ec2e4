import { addMs } from '@timbre/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contactPolicy,
  DEFAULT_CALL_SETTINGS,
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

describe('the rules that a person has to undo, and those of the day', () => {
  it('denies for good what is on the do-not-call list without an end', () => {
    for (const level of ['account', 'batch', 'person', 'phone'] as const) {
      const do_not_call = { level, reason: 'lo pidió en una llamada', expires_at: null };
      expect(mayDial(facts({ do_not_call }))).toEqual({
        verdict: 'deny',
        code: 'do_not_call',
        reason: 'No llamar: lo pidió en una llamada',
      });
    }
  });

  it('waits for the end of a do-not-call entry, then for the next opening', () => {
    const expires_at = new Date('2026-09-19T16:00:00Z');
    const asked = { do_not_call: { level: 'person' as const, reason: 'convenio vigente', expires_at } };
    // The 19th is a holiday, the 20th a Sunday.
    expect(mayDial(facts(asked))).toEqual({
      verdict: 'defer',
      code: 'do_not_call',
      until: new Date('2026-09-21T11:00:00Z'),
      reason: 'No llamar: convenio vigente (hasta el sábado 19 de septiembre de 2026)',
    });
    expect(mayDial(factsAt(new Date('2026-09-21T16:00:00Z'), asked)).verdict).toBe('allow');
  });

  it('waits for another number when the one to be shown is forbidden', () => {
    expect(mayDial(facts({ caller_id: '+56809123456' }))).toEqual({
      verdict: 'defer',
      code: 'caller_id',
      until: null,
      reason:
        'Número de origen: la política cl-collections no admite números 809. Elija un número que empiece con 600',
    });
    expect(mayDial(facts({ caller_id: '+56225550100' })).verdict).toBe('allow');
  });

  it('defers a day whose money is spent to the next day of the account', () => {
    const account = { ...facts().account, committed_today: 5_000, daily_spend_limit: 5_000 };
    const decision = mayDial(facts({ account }));
    expect(decision).toMatchObject({ code: 'spend_limit', reason: 'Límite diario de gasto alcanzado' });
    expect(untilOf(decision)).toBe('2026-09-03T12:00:00.000Z');
    const far = { ...account, timezone: 'Pacific/Auckland' };
    const always = contactPolicy({ country: 'CL', purpose: 'collections', pack: 'demo' });
    // In Auckland the day turns at 12:00 UTC.
    expect(untilOf(mayDial(facts({ account: far, policy: always })))).toBe('2026-09-03T12:00:00.000Z');
    expect(mayDial(facts({ account: { ...account, committed_today: 4_999 } })).verdict).toBe('allow');
  });

  it('says first what is for good, then what a person must undo, then what time heals', () => {
    const never = { level: 'person' as const, reason: 'x', expires_at: null };
    const later = { ...never, expires_at: new Date('2026-12-01T15:00:00Z') };
    const codeOf = (change: Partial<GateFacts>): string => {
      const decision = mayDial(facts(change));
      return decision.verdict === 'allow' ? 'allow' : decision.code;
    };
    const spent = { ...facts().account, committed_today: 1, daily_spend_limit: 1 };
    const forbidden = { caller_id: '+56809123456' };
    const paused = { batch: { state: 'paused', is_active: false } };
    expect(codeOf({ do_not_call: never, stopped: { reason: 'x' }, ...paused })).toBe('do_not_call');
    expect(codeOf({ ...paused, ...forbidden })).toBe('batch_paused');
    expect(codeOf({ ...forbidden, do_not_call: later, account: spent })).toBe('caller_id');
    expect(codeOf({ do_not_call: later, account: spent })).toBe('do_not_call');
    expect(codeOf({ account: spent, contacts: [WEDNESDAY] })).toBe('spend_limit');
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
