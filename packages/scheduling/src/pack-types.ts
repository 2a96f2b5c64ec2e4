/** Hours in which calling is lawful on each of `days` (1 Monday to 7 Sunday), in the zone of the person called. */
export interface LegalHours {
  days: number[];
  start: string;
  end: string;
}

/** Which numbers may be shown, as prefixes in E.164 (`+56600`). */
export interface CallerIdRule {
  /** Never these. */
  forbidden: string[];
  /** One of these and no other; null: no such duty. */
  required: string[] | null;
  /** One of these is what the regulator asks for, though not in so many words: others bring a warning; null: none. */
  expected: string[] | null;
  source: string;
}

/** A public register of people who want no calls; whoever calls has to take them out of the list beforehand. */
export interface DoNotCallRegister {
  name: string;
  /** How old the comparison with the register may be, in days. */
  scrub_days: number;
  source: string;
}

/** Where each part of a pack comes from, in Spanish, for people who have to answer for a call. */
export interface PackSources {
  hours: string;
  holidays: string;
  contacts: string;
}

/** The rules of one country and purpose from one day on. Laws change: a change is a further entry, never an edit. */
export interface PolicyPack {
  pack: string;
  country: string;
  purpose: string;
  legal_hours: LegalHours[] | null;
  holidays_closed: boolean;
  max_contacts_per_week: number | null;
  max_contacts_per_day: number | null;
  counts: 'answered' | 'any';
  caller_ids: CallerIdRule | null;
  register: DoNotCallRegister | null;
  /** `YYYY-MM-DD`, the first day on the wall of the person called. */
  valid_from: string;
  source_of: PackSources;
}

/** What every pack says unless it says otherwise; the source of a part names the pack's own. */
export const PACK_DEFAULTS = {
  holidays_closed: true,
  max_contacts_per_week: null,
  max_contacts_per_day: null,
  counts: 'answered',
  caller_ids: null,
  register: null,
} as const satisfies Partial<PolicyPack>;

/** Said of a rule that no law known to us asks for. */
export const OWN_RULE =
  'Regla propia de Timbre, prudente mientras no haya una norma confirmada por un abogado';

/** Said of a rule that we know from the press alone. */
export const fromPress = (law: string): string => `${law} (según resumen de prensa, confirmar con abogado)`;
