/** Hours in which calling is lawful on each of `days` (1 Monday to 7 Sunday), in the zone of the person called. */
export interface LegalHours {
  days: number[];
  start: string;
  end: string;
}

/** The rules of one country and purpose from one day on. Laws change: a change is a further entry, never an edit. */
export interface PolicyPack {
  pack: string;
  country: string;
  purpose: string;
  legal_hours: LegalHours[] | null;
  holidays_closed: boolean;
  max_contacts_per_week: number | null;
  counts: 'answered' | 'any';
  valid_from: string;
  sources: string[];
}

/** Packs by country and purpose. Policy data that a lawyer confirms; it is not legal advice. */
export const POLICY_PACKS: readonly PolicyPack[] = [
  {
    pack: 'cl-collections',
    country: 'CL',
    purpose: 'collections',
    legal_hours: [{ days: [1, 2, 3, 4, 5, 6], start: '08:00', end: '20:00' }],
    holidays_closed: true,
    max_contacts_per_week: 1,
    counts: 'answered',
    valid_from: '2021-04-20',
    sources: [
      'Ley 21.320 (art. 37 de la Ley 19.496): un contacto telefónico o visita por semana y deudor',
      'Art. 59 del Código de Procedimiento Civil: lunes a sábado de 08:00 a 20:00, sin feriados',
    ],
  },
];

/**
 * What holds where no pack is written yet: the strictest common part of the calling hours known to us in Latin
 * America (Colombia's are the narrowest), national holidays closed, one contact a week.
 */
export const CAUTIOUS_PACK: Omit<PolicyPack, 'country' | 'purpose'> = {
  pack: 'cautious',
  legal_hours: [{ days: [1, 2, 3, 4, 5], start: '08:00', end: '19:00' }],
  holidays_closed: true,
  max_contacts_per_week: 1,
  counts: 'answered',
  valid_from: '2026-01-01',
  sources: ['Regla propia de Timbre mientras no exista un paquete para este país y propósito'],
};

/** For the demonstration against a loopback simulator only: no legal hours, no cap. */
export const DEMO_PACK: Omit<PolicyPack, 'country' | 'purpose'> = {
  pack: 'demo',
  legal_hours: null,
  holidays_closed: false,
  max_contacts_per_week: null,
  counts: 'answered',
  valid_from: '2026-01-01',
  sources: ['Solo para la demostración con el simulador local'],
};
