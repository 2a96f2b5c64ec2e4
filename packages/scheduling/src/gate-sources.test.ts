import { describe, expect, it } from 'vitest';
import {
  contactPolicy,
  DEFAULT_CALL_SETTINGS,
  ruleOf,
  tighten,
  windowState,
  type CallSettings,
  type ContactRules,
  type GateCode,
  type RuleMoment,
} from './index.ts';

const CODES: Readonly<Record<GateCode, true>> = {
  out_of_hours: true,
  day_not_allowed: true,
  holiday: true,
  batch_paused: true,
  batch_cancelled: true,
  account_suspended: true,
  no_balance: true,
  daily_limit: true,
  spend_limit: true,
  contact_cap: true,
  do_not_call: true,
  caller_id: true,
  max_attempts: true,
  no_phone: true,
  phone_busy: true,
  clock_skew: true,
  capacity: true,
};
const COLLECTIONS = contactPolicy({ country: 'CL', purpose: 'collections' });

const momentAt = (now: string, settings: Partial<CallSettings> = {}): RuleMoment => ({
  now: new Date(now),
  zone: 'America/Santiago',
  settings: { ...DEFAULT_CALL_SETTINGS, ...settings },
});

/** The rule behind the window that is closed at `moment`. */
const closedRule = (moment: RuleMoment, rules: ContactRules | null = null) => {
  const policy = tighten(COLLECTIONS, rules);
  const state = windowState({ ...moment, policy });
  if (state.open) throw new Error('the window is open');
  return { code: state.code, ...ruleOf(state.code, policy, moment) };
};

const CPC = 'Art. 59 del Código de Procedimiento Civil: lunes a sábado de 08:00 a 20:00, sin feriados';
const ACCOUNT = 'Reglas de contacto de la cuenta';
const CAMPAIGN = 'Configuración de la campaña (call_settings)';

describe('ruleOf', () => {
  it.each(Object.keys(CODES) as GateCode[])('has title, text and source for %s', (code) => {
    for (const policy of [COLLECTIONS, contactPolicy({ country: 'ZZ', purpose: 'survey' })]) {
      for (const moment of [undefined, momentAt('2026-09-02T16:00:00Z')]) {
        const { title, text, source } = ruleOf(code, policy, moment);
        expect([title, text, source].every((part) => part.length > 3)).toBe(true);
        expect(text.endsWith('.')).toBe(true);
      }
    }
  });

  it('names the law where the law closes, whatever account and campaign say', () => {
    const night = momentAt('2026-09-03T02:00:00Z', { allowed_hours: { start: '10:00', end: '12:00' } });
    expect(closedRule(night, { hours: { start: '09:00', end: '18:00' } })).toMatchObject({
      code: 'out_of_hours',
      source: CPC,
    });
    expect(closedRule(momentAt('2026-09-06T16:00:00Z'))).toMatchObject({
      code: 'day_not_allowed',
      source: CPC,
    });
  });

  it('names the account where only its own rules close', () => {
    const evening = momentAt('2026-09-02T22:30:00Z');
    expect(closedRule(evening, { hours: { start: '09:00', end: '18:00' } })).toMatchObject({
      code: 'out_of_hours',
      source: ACCOUNT,
      text: expect.stringContaining('lunes a sábado 09:00–18:00') as string,
    });
    expect(closedRule(momentAt('2026-09-05T16:00:00Z'), { days: [1, 2, 3, 4, 5] })).toMatchObject({
      code: 'day_not_allowed',
      source: ACCOUNT,
    });
  });

  it('names the campaign where only its own settings close', () => {
    const late = momentAt('2026-09-02T19:00:00Z', { allowed_hours: { start: '10:00', end: '12:00' } });
    expect(closedRule(late)).toMatchObject({ code: 'out_of_hours', source: CAMPAIGN });
    const wednesday = momentAt('2026-09-02T16:00:00Z', { days_of_week: [1] });
    expect(closedRule(wednesday)).toMatchObject({ code: 'day_not_allowed', source: CAMPAIGN });
  });

  it('names the law of a holiday, or the account that added the day', () => {
    expect(closedRule(momentAt('2026-09-18T16:00:00Z'))).toMatchObject({
      code: 'holiday',
      text: 'En feriado no se llama. Hoy: Independencia Nacional.',
      source: `Ley 2.977; ${CPC}`,
    });
    const own = { ...momentAt('2026-09-02T16:00:00Z'), extra_holidays: new Set(['2026-09-02']) };
    expect(closedRule(own)).toMatchObject({ code: 'holiday', source: 'Feriado agregado por la cuenta' });
    const demo = contactPolicy({ country: 'CL', purpose: 'collections', pack: 'demo' });
    const independence = { ...momentAt('2026-09-18T16:00:00Z'), extra_holidays: new Set(['2026-09-18']) };
    expect(windowState({ ...independence, policy: demo })).toMatchObject({ open: false, code: 'holiday' });
    expect(ruleOf('holiday', demo, independence).source).toBe('Feriado agregado por la cuenta');
  });

  it('tells the cap in words, and whether the account made it stricter', () => {
    expect(ruleOf('contact_cap', COLLECTIONS)).toEqual({
      title: 'Tope de contactos',
      text: 'A una persona se la contacta a lo más una vez por semana (de lunes a domingo y en 7 días corridos), entre todas las campañas y teléfonos de la cuenta; cuentan las llamadas que la persona pudo atender.',
      source: 'Ley 21.320 (art. 37 de la Ley 19.496): un contacto telefónico o visita por semana y deudor',
    });
    const strict = ruleOf('contact_cap', tighten(COLLECTIONS, { counts: 'any' }));
    expect(strict.source.startsWith(ACCOUNT)).toBe(true);
    expect(strict.text).toContain('cuenta toda llamada hecha');
    expect(ruleOf('contact_cap', contactPolicy({ country: 'CO', purpose: 'marketing' })).text).toContain(
      'una vez por día',
    );
  });
});
