import type { AccountScope, NewDoNotCall, Store } from '@timbre/store';

/** What stands wherever a reason is asked for. */
export const ERASURE_REASON = 'la persona pidió que se eliminen sus datos';

/** A do-not-call entry that names nobody: only the person's key stands in it. */
const suppression = (
  level: 'person' | 'phone',
  value: string,
  reason: string,
  at: Date,
  created_by: string,
): NewDoNotCall => ({
  ...{ level, value, reason, created_by },
  ...{ batch_id: null, source: 'erasure', expires_at: null, created_at: at },
});

/**
 * Keeps a person uncalled whose data go: no campaign that loads the person again will dial. Somebody without an id is
 * the phone itself. May be repeated.
 */
export const suppress = async (
  { do_not_call, subject_keys }: Store,
  scope: AccountScope,
  person_key: string,
  at: Date,
  by: string,
): Promise<void> => {
  const key = subject_keys.keyOf(scope, person_key);
  await do_not_call.put(scope, suppression('person', key, ERASURE_REASON, at, by));
  if (person_key.startsWith('+'))
    await do_not_call.put(scope, suppression('phone', key, ERASURE_REASON, at, by));
};

/**
 * Takes the person out of the do-not-call list without letting anybody call: entries about a phone as such stay in
 * force by its key, those about the person are covered by the suppression. Returns how many names went.
 */
export const hideEntries = async (
  { do_not_call, subject_keys, subject_reads }: Store,
  scope: AccountScope,
  person_key: string,
  phones: readonly string[],
): Promise<number> => {
  const entries = await subject_reads.doNotCallOf(scope, [person_key, ...phones]);
  for (const entry of entries) {
    if (entry.level === 'phone' && entry.batch_id === null) {
      const key = subject_keys.keyOf(scope, entry.value);
      const hidden = suppression('phone', key, ERASURE_REASON, entry.created_at, entry.created_by);
      await do_not_call.put(scope, { ...hidden, expires_at: entry.expires_at });
    }
    await do_not_call.remove(scope, entry.entry_id);
  }
  return entries.length;
};
