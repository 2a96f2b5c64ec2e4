import {
  fromPress,
  OWN_RULE,
  PACK_DEFAULTS,
  type CallerIdRule,
  type LegalHours,
  type PolicyPack,
} from './pack-types.ts';

const MONDAY_TO_SATURDAY: LegalHours[] = [{ days: [1, 2, 3, 4, 5, 6], start: '08:00', end: '20:00' }];
const WEEKDAYS: LegalHours[] = [{ days: [1, 2, 3, 4, 5], start: '08:00', end: '19:00' }];

/** The first day of the numbering for mass calls. */
const NUMBERING_FROM = '2025-08-13';
const NUMBERING = 'Res. Ex. SUBTEL 286/2025, vigente desde el 13 de agosto de 2025';
const EXISTING_RELATION = '+56600';
const UNSOLICITED = '+56809';

const callerIds = (rule: Omit<CallerIdRule, 'source'>, text: string): CallerIdRule => ({
  ...rule,
  source: fromPress(`${NUMBERING}: ${text}`),
});

const collections: PolicyPack = {
  ...PACK_DEFAULTS,
  pack: 'cl-collections',
  country: 'CL',
  purpose: 'collections',
  legal_hours: MONDAY_TO_SATURDAY,
  max_contacts_per_week: 1,
  valid_from: '2021-04-20',
  source_of: {
    hours: 'Art. 59 del Código de Procedimiento Civil: lunes a sábado de 08:00 a 20:00, sin feriados',
    holidays: 'Art. 59 del Código de Procedimiento Civil: lunes a sábado de 08:00 a 20:00, sin feriados',
    contacts: 'Ley 21.320 (art. 37 de la Ley 19.496): un contacto telefónico o visita por semana y deudor',
  },
};

const own = (purpose: string): PolicyPack => ({
  ...PACK_DEFAULTS,
  pack: `cl-${purpose.replaceAll('_', '-')}`,
  country: 'CL',
  purpose,
  legal_hours: WEEKDAYS,
  max_contacts_per_week: 1,
  valid_from: '2021-04-20',
  source_of: { hours: OWN_RULE, holidays: OWN_RULE, contacts: OWN_RULE },
});

const marketing = own('marketing');
const survey = own('survey');
const experience = own('user_experience');

/**
 * Chile's packs. Only collections have hours by law; the rest keeps the narrower of those and of our own cautious
 * ones. The numbering names automated calls with artificial voices; that collections show 600 is the regulator's
 * word in the press, so another number is a warning there, and 809 (unsolicited) a fault.
 */
export const CHILEAN_PACKS: readonly PolicyPack[] = [
  collections,
  {
    ...collections,
    valid_from: NUMBERING_FROM,
    caller_ids: callerIds(
      { forbidden: [UNSOLICITED], required: null, expected: [EXISTING_RELATION] },
      'la cobranza llama a quien ya es cliente y usa 600; 809 es de las llamadas no solicitadas',
    ),
  },
  marketing,
  {
    ...marketing,
    valid_from: NUMBERING_FROM,
    caller_ids: callerIds(
      { forbidden: [], required: [EXISTING_RELATION, UNSOLICITED], expected: null },
      'las llamadas masivas muestran 600 (relación existente) o 809 (no solicitadas)',
    ),
  },
  ...[survey, experience].flatMap((pack): PolicyPack[] => [
    pack,
    {
      ...pack,
      valid_from: NUMBERING_FROM,
      caller_ids: callerIds(
        { forbidden: [], required: null, expected: [EXISTING_RELATION, UNSOLICITED] },
        'las llamadas masivas muestran 600 (relación existente) o 809 (no solicitadas)',
      ),
    },
  ]),
];
