import type { ContactRules } from './contact-rules.ts';
import type { CallerIdRule, DoNotCallRegister, LegalHours, PackSources, PolicyPack } from './pack-types.ts';
import { CAUTIOUS_PACK, DEMO_PACK, POLICY_PACKS } from './policy-packs.ts';

/** ISO 3166 code of the country whose rules apply to the person called. */
export type Country = 'CL' | 'AR' | 'MX' | 'CO' | 'PE' | (string & {});

/** Why people are called; the law asks more of collections than of a survey. */
export type Purpose = 'collections' | 'marketing' | 'survey' | 'user_experience';

/** The limits of a policy that an account may narrow. */
export type PolicyLimits = Pick<
  PolicyPack,
  'legal_hours' | 'holidays_closed' | 'max_contacts_per_week' | 'counts'
>;

/** The floor under every batch: an account may narrow it, never widen it. */
export interface ContactPolicy {
  pack: string;
  country: string;
  purpose: string;
  /** Union of the lawful hours; null: no legal hours at all; empty: never. */
  legal_hours: LegalHours[] | null;
  holidays_closed: boolean;
  /** null: no cap. */
  max_contacts_per_week: number | null;
  /** By the calendar day of the person; null: no cap. */
  max_contacts_per_day: number | null;
  /** Which earlier calls count as contacts: those that a person may have heard, or every one. */
  counts: 'answered' | 'any';
  /** Which numbers may be shown; null: any. */
  caller_ids: CallerIdRule | null;
  /** A public register to compare the list with; null: none. */
  register: DoNotCallRegister | null;
  /** `YYYY-MM-DD`, the day from which these rules hold. */
  valid_from: string;
  source_of: PackSources;
  /** Every source once. */
  sources: string[];
  /** The limits of the pack itself, whatever an account made of them. */
  law: PolicyLimits;
  /** What the account asks for beside the pack; null: nothing. */
  own_rules: ContactRules | null;
}

/** Whose rules are wanted; `on` (`YYYY-MM-DD`) asks for those in force on that day instead of the newest. */
export interface PolicyQuestion {
  country: string;
  purpose: string;
  pack?: 'demo' | null;
  on?: string;
}

type Pack = Omit<PolicyPack, 'country' | 'purpose'>;

const policyFrom = (pack: Pack, { country, purpose }: PolicyQuestion): ContactPolicy => {
  const { source_of, caller_ids, register, legal_hours, holidays_closed, max_contacts_per_week, counts } =
    pack;
  const named = [source_of.contacts, source_of.hours, source_of.holidays];
  const further = [caller_ids?.source, register?.source].filter((source) => source !== undefined);
  return {
    ...pack,
    country,
    purpose,
    sources: [...new Set([...named, ...further])],
    law: { legal_hours, holidays_closed, max_contacts_per_week, counts },
    own_rules: null,
  };
};

/**
 * The rules for calling people of `country` for `purpose`: its pack where one is written, else the cautious one
 * (`pack: 'cautious'`). A version holds from midnight of its day on the wall of the person called, so a caller that
 * dials gives that day as `on`. `demo` has neither hours nor cap; who may load it is the caller's concern
 * (decisions.md §2.6).
 */
export const contactPolicy = (question: PolicyQuestion): ContactPolicy => {
  const { country, purpose, pack, on } = question;
  if (pack === 'demo') return policyFrom(DEMO_PACK, question);
  const inForce = POLICY_PACKS.filter(
    (candidate) =>
      candidate.country === country && candidate.purpose === purpose && (!on || candidate.valid_from <= on),
  ).sort((a, b) => b.valid_from.localeCompare(a.valid_from))[0];
  return policyFrom(inForce ?? CAUTIOUS_PACK, question);
};

/** Whether earlier contacts of the person decide about the next: then they have to be read. */
export const hasContactCap = (policy: ContactPolicy): boolean =>
  policy.max_contacts_per_week !== null || policy.max_contacts_per_day !== null;

/** Every pack in every dated version, for the documents: country, then purpose, then date. */
export const allPacks = (): readonly PolicyPack[] =>
  [...POLICY_PACKS].sort(
    (a, b) =>
      a.country.localeCompare(b.country) ||
      a.purpose.localeCompare(b.purpose) ||
      a.valid_from.localeCompare(b.valid_from),
  );
