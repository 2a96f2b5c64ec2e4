import { CAUTIOUS_PACK, DEMO_PACK, POLICY_PACKS, type LegalHours } from './policy-packs.ts';

/** ISO 3166 code of the country whose rules apply to the person called. */
export type Country = 'CL' | 'AR' | 'MX' | 'CO' | 'PE' | (string & {});

/** Why people are called; the law asks more of collections than of a survey. */
export type Purpose = 'collections' | 'marketing' | 'survey' | 'user_experience';

/** The floor under every batch: an account may narrow it, never widen it. */
export interface ContactPolicy {
  pack: string;
  country: string;
  purpose: string;
  /** Union of the lawful hours; null: no legal hours at all. */
  legal_hours: LegalHours[] | null;
  holidays_closed: boolean;
  /** null: no cap. */
  max_contacts_per_week: number | null;
  /** Which earlier calls count as contacts: those that a person may have heard, or every one. */
  counts: 'answered' | 'any';
  /** `YYYY-MM-DD`, the day from which these rules hold. */
  valid_from: string;
  sources: string[];
}

/** Whose rules are wanted; `on` (`YYYY-MM-DD`) asks for those in force on that day instead of the newest. */
export interface PolicyQuestion {
  country: string;
  purpose: string;
  pack?: 'demo' | null;
  on?: string;
}

/**
 * The rules for calling people of `country` for `purpose`: its pack where one is written, else the cautious one
 * (`pack: 'cautious'`). `demo` has neither hours nor cap; who may load it is the caller's concern (decisions.md §2.6).
 */
export const contactPolicy = ({ country, purpose, pack, on }: PolicyQuestion): ContactPolicy => {
  if (pack === 'demo') return { ...DEMO_PACK, country, purpose };
  const inForce = POLICY_PACKS.filter(
    (candidate) =>
      candidate.country === country && candidate.purpose === purpose && (!on || candidate.valid_from <= on),
  ).sort((a, b) => b.valid_from.localeCompare(a.valid_from))[0];
  return inForce ? { ...inForce } : { ...CAUTIOUS_PACK, country, purpose };
};
