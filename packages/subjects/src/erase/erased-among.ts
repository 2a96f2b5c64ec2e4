import type { AccountScope, Store } from '@timbre/store';

/** Which of these people were erased: what the law keeps of them is shown masked to everybody. */
export const erasedAmong =
  ({ store }: { store: Store }) =>
  async (scope: AccountScope, person_keys: readonly string[]): Promise<Set<string>> => {
    const hidden = new Map(
      [...new Set(person_keys)].flatMap((person) =>
        store.subject_keys.keysOf(scope, person).map((key) => [key, person] as const),
      ),
    );
    if (hidden.size === 0) return new Set();
    const entries = await store.subject_reads.doNotCallOf(scope, [...hidden.keys()]);
    return new Set(
      entries.filter(({ source }) => source === 'erasure').flatMap(({ value }) => hidden.get(value) ?? []),
    );
  };
