import type { ImportedContact } from '../import/types.ts';
import type { UseCase } from './catalogue.ts';
import type { Config } from './fields.ts';

const PREMIUM_COUPONS = 5;
const STANDARD_COUPONS = 2;

/** The segment of a person who brings none: by amount, where there is one, else by number of coupons. */
const segmentOf = (contact: ImportedContact, config: Config): string => {
  const { debt_amount: amount, cantidad_cupones: coupons } = contact;
  if (amount > 0) {
    if (amount >= Number(config.premium_threshold)) return 'premium';
    return amount >= Number(config.standard_threshold) ? 'standard' : 'basic';
  }
  if (coupons > PREMIUM_COUPONS) return 'premium';
  if (coupons > STANDARD_COUPONS) return 'standard';
  return typeof config.default_segment === 'string' ? config.default_segment : 'general';
};

/** Thresholds and the like steer the import: the agent is not told. */
const OWN_AFFAIRS = new Set(['company_name', 'premium_threshold', 'standard_threshold', 'default_segment']);

/**
 * What a job keeps of its person for the agent, beside what every import keeps: the campaign's own values, then those
 * of the person's row, which win.
 */
export const contactFacts = (
  { name }: UseCase,
  config: Config,
  contact: ImportedContact,
): { company_name: string | null; additional_info: Record<string, unknown> } => {
  const told = Object.entries(config).filter(([key, value]) => value !== null && !OWN_AFFAIRS.has(key));
  return {
    company_name:
      contact.company_name ?? (typeof config.company_name === 'string' ? config.company_name : null),
    additional_info: {
      use_case: name,
      ...Object.fromEntries(told),
      ...(name === 'marketing' ? { customer_segment: segmentOf(contact, config) } : {}),
      ...contact.extra,
    },
  };
};
