import { describe, expect, it } from 'vitest';
import {
  callerIdFault,
  callerIdWarnings,
  checkCallerId,
  contactPolicy,
  normaliseCallSettings,
} from './index.ts';

const UNSOLICITED = '+56809123456';
const EXISTING = '+56600123456';
const ORDINARY = '+56225550100';

const of = (purpose: string, country = 'CL') => contactPolicy({ country, purpose });

describe('checkCallerId', () => {
  it.each([
    ['collections', EXISTING, 'ok'],
    ['collections', ORDINARY, 'unexpected'],
    ['collections', UNSOLICITED, 'forbidden'],
    ['marketing', EXISTING, 'ok'],
    ['marketing', UNSOLICITED, 'ok'],
    ['marketing', ORDINARY, 'forbidden'],
    ['marketing', '', 'forbidden'],
    ['survey', ORDINARY, 'unexpected'],
    ['user_experience', EXISTING, 'ok'],
  ])('says for Chilean %s and %s: %s', (purpose, number, verdict) => {
    expect(checkCallerId(of(purpose), number)).toBe(verdict);
  });

  it('asks for nothing where no rule is known', () => {
    expect(checkCallerId(of('collections', 'PE'), ORDINARY)).toBe('ok');
    const before = contactPolicy({ country: 'CL', purpose: 'marketing', on: '2025-08-12' });
    expect(checkCallerId(before, ORDINARY)).toBe('ok');
  });
});

describe('what people are told about a number', () => {
  it('says what to choose instead of one that is forbidden', () => {
    expect(callerIdFault(of('collections'), UNSOLICITED)).toBe(
      'la política cl-collections no admite números 809. Elija un número que empiece con 600',
    );
    expect(callerIdFault(of('marketing'), ORDINARY)).toBe(
      'la política cl-marketing no admite este número de origen. Elija un número que empiece con 600 o 809',
    );
    expect(callerIdFault(of('collections'), ORDINARY)).toBeNull();
  });

  it('warns about one that is only unexpected, beside the warnings about hours', () => {
    const warning =
      'from_number: la política cl-collections espera un número que empiece con 600; confirme con su abogado si puede usar otro';
    expect(callerIdWarnings(of('collections'), ORDINARY)).toEqual([warning]);
    expect(callerIdWarnings(of('collections'), EXISTING)).toEqual([]);
    expect(callerIdWarnings(of('collections'), UNSOLICITED)).toEqual([]);
    const { warnings } = normaliseCallSettings(
      { days_of_week: [7] },
      { policy: of('collections'), caller_id: ORDINARY },
    );
    expect(warnings).toContain(warning);
    expect(warnings.length).toBeGreaterThan(1);
  });
});
