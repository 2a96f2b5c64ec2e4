import { alsoZones, contactPolicy, localDateKey, tighten, type ContactPolicy } from '@timbre/scheduling';
import type { AccountDocument, BatchDocument } from '@timbre/store';

type Ruled = Pick<BatchDocument, 'country' | 'purpose' | 'contact_pack' | 'call_settings'>;
type Ruler = Pick<AccountDocument, 'contact_rules' | 'holidays'>;

/** Everything that says when a person of a batch may be called, beside the batch's own `call_settings`. */
export interface BatchRules {
  /** The law of country and purpose on the person's day, narrowed by the account. */
  policy: ContactPolicy;
  /** Zone of the person called. */
  zone: string;
  /** Further zones that must allow it too, for a person whose own zone nobody knows. */
  also_zones: string[];
  /** `YYYY-MM-DD` days that the account keeps free. */
  extra_holidays: ReadonlySet<string>;
}

/**
 * The rules for the people of a batch whose own zone is `own_zone` (null: nobody knows it, the batch's zone stands
 * in), at `now`. The one place in which law, account and batch come together: tick, gate, waiting lists and warnings
 * all ask here.
 */
export const batchRules = (batch: Ruled, account: Ruler, own_zone: string | null, now: Date): BatchRules => {
  const zone = own_zone ?? batch.call_settings.timezone;
  return {
    policy: policyOf(batch, account, localDateKey(now, zone)),
    zone,
    also_zones: alsoZones(batch.country, own_zone, account.contact_rules),
    extra_holidays: ownHolidays(account),
  };
};

/** The rules of country and purpose in force on `day` (`YYYY-MM-DD`), narrowed by what the account asks for beyond. */
export const policyOf = (
  batch: Pick<BatchDocument, 'country' | 'purpose' | 'contact_pack'>,
  account: Pick<AccountDocument, 'contact_rules'>,
  day: string,
): ContactPolicy =>
  tighten(
    contactPolicy({ country: batch.country, purpose: batch.purpose, pack: batch.contact_pack, on: day }),
    account.contact_rules,
  );

/** The account's own free days. */
export const ownHolidays = (account: Pick<AccountDocument, 'holidays'>): ReadonlySet<string> =>
  new Set(account.holidays.map(({ date }) => date));
