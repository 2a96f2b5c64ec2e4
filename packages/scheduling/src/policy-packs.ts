import { OWN_RULE, PACK_DEFAULTS, type PolicyPack } from './pack-types.ts';
import { CHILEAN_PACKS } from './packs-chile.ts';
import { LATIN_AMERICAN_PACKS } from './packs-latam.ts';

/** Packs by country and purpose, in every dated version. Policy data that a lawyer confirms; it is not legal advice. */
export const POLICY_PACKS: readonly PolicyPack[] = [...CHILEAN_PACKS, ...LATIN_AMERICAN_PACKS];

/**
 * What holds where no pack is written yet: the strictest common part of the calling hours known to us in Latin
 * America (Colombia's are the narrowest), national holidays closed, one contact a week.
 */
export const CAUTIOUS_PACK: Omit<PolicyPack, 'country' | 'purpose'> = {
  ...PACK_DEFAULTS,
  pack: 'cautious',
  legal_hours: [{ days: [1, 2, 3, 4, 5], start: '08:00', end: '19:00' }],
  max_contacts_per_week: 1,
  valid_from: '2026-01-01',
  source_of: { hours: OWN_RULE, holidays: OWN_RULE, contacts: OWN_RULE },
};

const FOR_THE_DEMO = 'Solo para la demostración con el simulador local';

/** For the demonstration against a loopback simulator only: no legal hours, no cap. */
export const DEMO_PACK: Omit<PolicyPack, 'country' | 'purpose'> = {
  ...PACK_DEFAULTS,
  pack: 'demo',
  legal_hours: null,
  holidays_closed: false,
  valid_from: '2026-01-01',
  source_of: { hours: FOR_THE_DEMO, holidays: FOR_THE_DEMO, contacts: FOR_THE_DEMO },
};
