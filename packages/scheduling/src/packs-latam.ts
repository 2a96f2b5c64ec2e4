import { fromPress, OWN_RULE, PACK_DEFAULTS, type LegalHours, type PolicyPack } from './pack-types.ts';

const WEEKDAYS = [1, 2, 3, 4, 5];
const SATURDAY = [6];
const CAUTIOUS_HOURS: LegalHours[] = [{ days: WEEKDAYS, start: '08:00', end: '19:00' }];

/** The day of our own data, for rules of which we do not know since when they hold. */
const DATA_FROM = '2026-01-01';

const LEY_2300 = fromPress(
  'Ley 2300 de 2023: lunes a viernes de 07:00 a 19:00, sábado de 08:00 a 15:00, domingos y feriados no',
);

/** Ley 2300 speaks of collections and of advertising alike. The week's one channel is ours: we only call. */
const colombian = (purpose: string): PolicyPack => ({
  ...PACK_DEFAULTS,
  pack: `co-${purpose}`,
  country: 'CO',
  purpose,
  legal_hours: [
    { days: WEEKDAYS, start: '07:00', end: '19:00' },
    { days: SATURDAY, start: '08:00', end: '15:00' },
  ],
  max_contacts_per_day: 1,
  valid_from: '2023-10-10',
  source_of: {
    hours: LEY_2300,
    holidays: LEY_2300,
    contacts: fromPress(
      'Ley 2300 de 2023: tras el primer contacto, uno por día y un solo canal por semana (Timbre solo cuenta llamadas)',
    ),
  },
});

const PROFECO = fromPress('Profeco y CONDUSEF: días hábiles de 07:00 a 22:00, hora local del deudor');
const ECUADOR = fromPress('Normas de cobranza de Ecuador: de 07:00 a 20:00, fines de semana y feriados no');

/** What Mexico asks for has no number of contacts that we know; Argentina has no hours that we know: ours hold. */
export const LATIN_AMERICAN_PACKS: readonly PolicyPack[] = [
  colombian('collections'),
  colombian('marketing'),
  {
    ...PACK_DEFAULTS,
    pack: 'mx-collections',
    country: 'MX',
    purpose: 'collections',
    legal_hours: [{ days: WEEKDAYS, start: '07:00', end: '22:00' }],
    max_contacts_per_week: 1,
    valid_from: DATA_FROM,
    source_of: { hours: PROFECO, holidays: PROFECO, contacts: OWN_RULE },
  },
  {
    ...PACK_DEFAULTS,
    pack: 'ar-marketing',
    country: 'AR',
    purpose: 'marketing',
    legal_hours: CAUTIOUS_HOURS,
    max_contacts_per_week: 1,
    register: {
      name: 'Registro Nacional No Llame',
      scrub_days: 30,
      source: fromPress('Ley 26.951: comparar la lista con el registro cada 30 días, salvo clientes propios'),
    },
    valid_from: DATA_FROM,
    source_of: { hours: OWN_RULE, holidays: OWN_RULE, contacts: OWN_RULE },
  },
  {
    ...PACK_DEFAULTS,
    pack: 'ec-collections',
    country: 'EC',
    purpose: 'collections',
    legal_hours: [{ days: WEEKDAYS, start: '07:00', end: '20:00' }],
    max_contacts_per_day: 1,
    valid_from: DATA_FROM,
    source_of: {
      hours: ECUADOR,
      holidays: ECUADOR,
      contacts: fromPress('Normas de cobranza de Ecuador: un contacto por día'),
    },
  },
];
