import type { AccountScope, NewDoNotCall, Store } from '@timbre/store';

/** The reason of every entry that a person asked for in a call. */
export const OPT_OUT_REASON = 'la persona pidió en una llamada que no se le llame más';

/** Who asked not to be called, and in which call. */
export interface OptOut {
  /** The person as jobs know them; a phone for somebody without an id. */
  person_key: string;
  phone: string;
  attempt_id: string;
  at: Date;
}

/**
 * Puts a person who asked for it on the do-not-call list of the account, for good: every campaign's next gate reads
 * it. For somebody known only by a phone the phone itself is named too, whoever else has it. May be repeated.
 */
export const addOptOut =
  ({ store }: { store: Pick<Store, 'do_not_call'> }) =>
  async (scope: AccountScope, { person_key, phone, attempt_id, at }: OptOut): Promise<void> => {
    const common = {
      batch_id: null,
      reason: OPT_OUT_REASON,
      source: 'opt_out',
      expires_at: null,
      created_by: attempt_id,
      created_at: at,
    } as const satisfies Partial<NewDoNotCall>;
    await store.do_not_call.put(scope, { ...common, level: 'person', value: person_key });
    if (person_key.startsWith('+'))
      await store.do_not_call.put(scope, { ...common, level: 'phone', value: phone });
  };
