import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactPolicy, DEFAULT_CALL_SETTINGS, normaliseCallSettings } from './index.ts';

const collections = contactPolicy({ country: 'CL', purpose: 'collections' });
const paths = (input: unknown): string[] => normaliseCallSettings(input).faults.map((fault) => fault.path);

describe('normaliseCallSettings', () => {
  it.each([[undefined], [null], [{}], [{ max_attempts: null, retry_settings: null }]])(
    'reads %j as all defaults',
    (input) => {
      expect(normaliseCallSettings(input, { policy: collections })).toEqual({
        settings: DEFAULT_CALL_SETTINGS,
        faults: [],
        warnings: [],
      });
    },
  );

  it('reads the dialect of seed 001', () => {
    const { settings, faults } = normaliseCallSettings({
      max_call_duration: 600,
      ring_timeout: 45,
      max_attempts: 5,
      retry_delay_hours: 2,
      allowed_hours: { start: '9:00', end: '20:00' },
      days_of_week: [6, 0, 3, 3],
      timezone: 'America/Santiago',
    });
    expect(faults).toEqual([]);
    expect(settings).toEqual({
      max_attempts: 5,
      retry_delay_hours: 2,
      retry_delay_explicit: true,
      ring_timeout: 45,
      max_call_duration: 600,
      max_concurrent_calls: null,
      allowed_hours: { start: '09:00', end: '20:00' },
      days_of_week: [3, 6, 7],
      timezone: 'America/Santiago',
    });
  });

  it('reads the dialect of seed 000', () => {
    const { settings, faults } = normaliseCallSettings({
      allowed_call_hours: { start: '22:00', end: '06:00' },
      timezone: 'America/Argentina/Buenos_Aires',
      retry_settings: { max_attempts: 5, hours_between_attempts: 12 },
      max_concurrent_calls: 15,
    });
    expect(faults).toEqual([]);
    expect(settings).toMatchObject({
      allowed_hours: { start: '22:00', end: '06:00' },
      max_attempts: 5,
      retry_delay_hours: 12,
      retry_delay_explicit: true,
      max_concurrent_calls: 15,
    });
  });

  it('takes both dialects at once when they agree and refuses them when they do not', () => {
    const same = { max_attempts: 2, retry_settings: { max_attempts: 2 } };
    expect(normaliseCallSettings(same)).toMatchObject({ settings: { max_attempts: 2 }, faults: [] });
    expect(normaliseCallSettings({ max_attempts: 2, retry_settings: { max_attempts: 3 } }).faults).toEqual([
      {
        path: 'call_settings.retry_settings.max_attempts',
        message: 'contradice a call_settings.max_attempts',
      },
    ]);
  });

  it('reports every fault at once and still gives usable settings', () => {
    const { settings, faults } = normaliseCallSettings({
      max_attempts: 0,
      retry_delay_hours: '2',
      ring_timeout: 121,
      max_call_duration: 59.5,
      max_concurrent_calls: 1_001,
      allowed_hours: { start: '24:00', end: '25:00' },
      days_of_week: [1, 8, 2.5],
      timezone: 'America/Nope',
    });
    expect(faults.map((fault) => fault.path)).toEqual([
      'call_settings.max_attempts',
      'call_settings.retry_delay_hours',
      'call_settings.ring_timeout',
      'call_settings.max_call_duration',
      'call_settings.max_concurrent_calls',
      'call_settings.allowed_hours.start',
      'call_settings.allowed_hours.end',
      'call_settings.days_of_week[1]',
      'call_settings.days_of_week[2]',
      'call_settings.timezone',
    ]);
    expect(settings).toEqual({ ...DEFAULT_CALL_SETTINGS });
  });

  it.each([
    ['a list', [1], ['call_settings']],
    ['a text', '{}', ['call_settings']],
    ['retry settings that are no object', { retry_settings: 3 }, ['call_settings.retry_settings']],
    ['equal ends', { allowed_hours: { start: '09:00', end: '09:00' } }, ['call_settings.allowed_hours']],
    ['hours that are no object', { allowed_call_hours: '9-18' }, ['call_settings.allowed_call_hours']],
    ['no day', { days_of_week: [] }, ['call_settings.days_of_week']],
    ['a path as a zone', { timezone: '../../etc/passwd' }, ['call_settings.timezone']],
    ['an offset as a zone', { timezone: '-04:00' }, ['call_settings.timezone']],
    ['not a number', { retry_delay_hours: Number.NaN }, ['call_settings.retry_delay_hours']],
  ])('refuses %s', (_name, input, expected) => {
    expect(paths(input)).toEqual(expected);
  });

  it('accepts 24:00 as an end and fills in a missing one', () => {
    const all = normaliseCallSettings({ allowed_hours: { start: '20:00', end: '24:00' } });
    const open = normaliseCallSettings({ allowed_hours: { start: '20:00' } });
    expect(all.settings.allowed_hours).toEqual({ start: '20:00', end: '24:00' });
    expect(open.settings.allowed_hours).toEqual({ start: '20:00', end: '24:00' });
  });

  it.each([
    ['alowed_hours', 'allowed_hours'],
    ['allowedHours', 'allowed_hours'],
    ['time_zone', 'timezone'],
    ['max_attemps', 'max_attempts'],
    ['day_of_week', 'days_of_week'],
    ['ring_timeuot', 'ring_timeout'],
  ])('refuses the slip %s with a suggestion', (key, meant) => {
    expect(normaliseCallSettings({ [key]: 1 }).faults).toEqual([
      { path: `call_settings.${key}`, message: `clave desconocida; ¿quiso decir "${meant}"?` },
    ]);
    expect(paths({ retry_settings: { max_attempst: 3 } })).toEqual([
      'call_settings.retry_settings.max_attempst',
    ]);
  });

  it('warns of other unknown keys and says nothing of batch_name', () => {
    const { faults, warnings } = normaliseCallSettings({ batch_name: 'Enero', voice_speed: 1.1 });
    expect(faults).toEqual([]);
    expect(warnings).toEqual(['call_settings.voice_speed: clave desconocida, se guarda sin efecto']);
  });

  it('gives its own form back unchanged', () => {
    const whole = fc.record({
      max_attempts: fc.integer({ min: 1, max: 10 }),
      retry_delay_hours: fc.option(fc.constantFrom(0.1, 0.5, 2, 48, 720)),
      allowed_hours: fc.option(fc.constant({ start: '22:00', end: '06:30' })),
      days_of_week: fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { minLength: 1 }),
      max_concurrent_calls: fc.option(fc.integer({ min: 1, max: 1_000 })),
    });
    fc.assert(
      fc.property(whole, (input) => {
        const once = normaliseCallSettings(input);
        expect(normaliseCallSettings(once.settings)).toEqual(once);
      }),
      { numRuns: 300 },
    );
  });

  it('never throws, whatever comes in', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (value, hours) => {
        normaliseCallSettings(value);
        const { settings } = normaliseCallSettings({
          allowed_hours: hours,
          days_of_week: value,
          timezone: hours,
        });
        expect(settings.days_of_week.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});

describe('warnings under a policy', () => {
  const warningsOf = (input: unknown): string[] =>
    normaliseCallSettings(input, { policy: collections }).warnings;

  it('say that Sunday stays closed although it was asked for', () => {
    expect(warningsOf({ days_of_week: [1, 7] })).toEqual([
      'days_of_week: la política cl-collections no permite llamar el día domingo; los feriados tampoco se llama',
    ]);
  });

  it('say what is left of wider hours, and nothing of narrower ones', () => {
    expect(warningsOf({ allowed_hours: { start: '07:00', end: '21:00' }, days_of_week: [1] })).toEqual([
      'allowed_hours: 07:00–21:00 se reduce a lo que permite la política cl-collections (lunes: 08:00–20:00)',
    ]);
    expect(warningsOf({ allowed_hours: { start: '09:00', end: '20:00' }, days_of_week: [1, 6] })).toEqual([]);
  });

  it('say that a window never opens', () => {
    expect(warningsOf({ allowed_hours: { start: '21:00', end: '23:00' } }).at(-1)).toContain(
      'no se hará ninguna llamada',
    );
    expect(warningsOf({ allowed_hours: { start: '09:00', end: '09:01' } }).at(-1)).toContain(
      'más corta que ring_timeout',
    );
    expect(warningsOf({ allowed_hours: { start: '09:00', end: '09:02' } })).toEqual([]);
  });
});
