import { describe, expect, it } from 'vitest';
import { contactPolicy, isAllowedTime, mayDial, nextAllowedTime, normaliseCallSettings } from './index.ts';

const office = normaliseCallSettings({
  allowed_hours: { start: '09:00', end: '18:00' },
  days_of_week: [1, 2, 3, 4, 5],
  timezone: 'America/Santiago',
}).settings;

/** 2025 in summer: Santiago is at −03. */
const santiago = (local: string): Date => new Date(`${local}-03:00`);

describe("seed 001's unit tests", () => {
  it('1: allows Monday 20 January 2025, 10:00', () => {
    expect(isAllowedTime(office, santiago('2025-01-20T10:00:00'))).toEqual({ allowed: true, reason: null });
  });

  it('2: refuses 20:00 as outside the hours', () => {
    const { allowed, reason } = isAllowedTime(office, santiago('2025-01-20T20:00:00'));
    expect(allowed).toBe(false);
    expect(reason?.toLowerCase()).toContain('fuera del horario permitido');
  });

  it('3: refuses Saturday as a day not allowed', () => {
    const { allowed, reason } = isAllowedTime(office, santiago('2025-01-25T10:00:00'));
    expect(allowed).toBe(false);
    expect(reason?.toLowerCase()).toContain('día no permitido');
  });

  it('4: gives a job up for good at the maximum of its batch', () => {
    const decision = mayDial({
      now: santiago('2025-01-20T10:00:00'),
      zone: 'America/Santiago',
      settings: normaliseCallSettings({ max_attempts: 5 }).settings,
      policy: contactPolicy({ country: 'CL', purpose: 'collections' }),
      job: { attempts: 5, has_phone: true },
      batch: { state: 'running', is_active: true },
      account: {
        status: 'active',
        calls_today: 0,
        daily_call_limit: null,
        committed_today: 0,
        daily_spend_limit: null,
        timezone: 'America/Santiago',
      },
      contacts: [],
      do_not_call: null,
      caller_id: '+56600123456',
      stopped: null,
      clock_skew_ms: 0,
    });
    expect(decision).toEqual({
      verdict: 'deny',
      code: 'max_attempts',
      reason: 'Máximo de intentos alcanzado (5)',
    });
  });

  it('moves Saturday 15:00 to Monday 09:00, as its example says', () => {
    expect(nextAllowedTime(office, santiago('2025-01-25T15:00:00'))).toEqual(santiago('2025-01-27T09:00:00'));
  });
});
