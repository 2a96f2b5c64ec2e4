import type { ContactPolicyView, DoNotCallImportView, DoNotCallView } from '@timbre/contracts';
import type { EffectiveRules, ImportedDoNotCall } from '@timbre/policy';
import type { ContactPolicy } from '@timbre/scheduling';
import type { DoNotCallDocument } from '@timbre/store';
import type { Reader } from './job.ts';
import { maskPerson, maskPhone, maskSentence } from './mask.ts';

const shownValue = ({ level, value }: DoNotCallDocument, { contacts }: Reader): string | null => {
  if (value === '') return null;
  if (contacts) return value;
  return level === 'phone' ? maskPhone(value) : maskPerson(value);
};

/** An entry of the do-not-call list as a reader may see it. */
export const presentDoNotCall = (entry: DoNotCallDocument, reader: Reader, now: Date): DoNotCallView => ({
  entry_id: entry.entry_id,
  account_id: entry.account_id,
  level: entry.level,
  value: shownValue(entry, reader),
  batch_id: entry.batch_id,
  reason: reader.contacts ? entry.reason : maskSentence(entry.reason),
  source: entry.source,
  expires_at: entry.expires_at,
  in_force: entry.expires_at === null || entry.expires_at > now,
  created_by: entry.created_by,
  created_at: entry.created_at,
});

const SHOWN_FAULTS = 1_000;

/** What became of an uploaded list. */
export const presentDoNotCallImport = ({ faults, ...counts }: ImportedDoNotCall): DoNotCallImportView => ({
  ...counts,
  errors: faults.slice(0, SHOWN_FAULTS).map(({ row, column, message }) => ({ row, column, message })),
});

const presentPolicy = (policy: ContactPolicy): ContactPolicyView['policies'][number] => ({
  purpose: policy.purpose,
  pack: policy.pack,
  valid_from: policy.valid_from,
  legal_hours: policy.legal_hours?.map(({ days, start, end }) => ({ days, start, end })) ?? null,
  holidays_closed: policy.holidays_closed,
  max_contacts_per_week: policy.max_contacts_per_week,
  max_contacts_per_day: policy.max_contacts_per_day,
  counts: policy.counts,
  caller_ids: policy.caller_ids && {
    forbidden: policy.caller_ids.forbidden,
    required: policy.caller_ids.required,
    expected: policy.caller_ids.expected,
  },
  register: policy.register && { name: policy.register.name, scrub_days: policy.register.scrub_days },
  sources: policy.sources,
});

/** The rules under which an account calls. */
export const presentContactPolicy = ({ policies, ...rules }: EffectiveRules): ContactPolicyView => ({
  ...rules,
  policies: policies.map(presentPolicy),
});
