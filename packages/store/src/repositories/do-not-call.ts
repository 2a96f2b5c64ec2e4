import { newId } from '@timbre/kernel';
import type { DoNotCallLevel } from '@timbre/scheduling';
import type { DoNotCallDocument, DoNotCallSource } from '../documents/do-not-call.ts';
import { anyOf, isDuplicateKey, lessThan, noneOf } from '../filters.ts';
import { direct } from '../direct.ts';
import type { Models } from '../models.ts';
import type { AccountScope } from '../scope.ts';
import type { SubjectKeys } from '../subject-keys.ts';

/** An entry as its maker gives it; names and account are added here. */
export type NewDoNotCall = Omit<DoNotCallDocument, '_id' | 'entry_id' | 'account_id'>;

/** Who would be called, and by which campaign. */
export interface DoNotCallTargets {
  batch_id: string;
  people: readonly { person_key: string; phone: string }[];
}

/** Which entries a list shows. */
export interface DoNotCallFilter {
  level?: DoNotCallLevel;
  source?: DoNotCallSource;
  value?: string;
  batch_id?: string;
}

type Named = Pick<DoNotCallDocument, 'level' | 'value' | 'batch_id'>;

const entryKey = (scope: AccountScope, { level, value, batch_id }: Named): string =>
  [scope.account_id, level, batch_id ?? '', value].join('|');

/** Entries of people who were erased carry subject keys: by level and key, the person or phone that each stands for. */
type Hidden = ReadonlyMap<string, Pick<Named, 'level' | 'value'>>;

const hiddenNames = (keys: SubjectKeys, scope: AccountScope, { people }: DoNotCallTargets): Hidden =>
  new Map(
    people
      .flatMap(({ person_key, phone }) => [
        { level: 'person' as const, value: person_key },
        { level: 'phone' as const, value: phone },
      ])
      .flatMap((named) =>
        keys.keysOf(scope, named.value).map((key) => [`${named.level}|${key}`, named] as const),
      ),
  );

const hiddenKeys = (scope: AccountScope, hidden: Hidden): string[] =>
  [...hidden.keys()].map((name) => {
    const [level = '', value = ''] = name.split('|');
    return entryKey(scope, { level: level as DoNotCallLevel, value, batch_id: null });
  });

const keysOf = (scope: AccountScope, { batch_id, people }: DoNotCallTargets): string[] => {
  const named = (level: DoNotCallLevel, value: string): Named[] =>
    [null, batch_id].map((narrowed) => ({ level, value, batch_id: narrowed }));
  const names: Named[] = [
    { level: 'account', value: '', batch_id: null },
    { level: 'batch', value: '', batch_id },
    ...people.flatMap(({ person_key, phone }) => [...named('person', person_key), ...named('phone', phone)]),
  ];
  return names.map((name) => entryKey(scope, name));
};

/** An entry as it is in force, and whether it was not there before. */
export interface PutEntry {
  entry: DoNotCallDocument;
  fresh: boolean;
}

/** What became of many entries at once. */
export interface PutMany {
  added: number;
  replaced: number;
  /** Left as they are: what a person asked for in a call. */
  kept: number;
}

/** What the person asked for is never replaced. */
const KEPT: readonly DoNotCallSource[] = ['opt_out', 'erasure'];

const BULK = 500;

/** What the driver tells of the writes of a bulk that met a taken `_id`. */
interface BulkError {
  result: { upsertedCount: number };
  writeErrors: { index: number } | { index: number }[];
}

/** Who must not be called. Read by their names before every dial, so nothing of it is ever cached. */
export const createDoNotCallRepository = ({ do_not_call }: Models, subject_keys: SubjectKeys) => {
  const entries = direct(do_not_call);
  /** Writes unless a person's own word stands there; its opt-out meets a taken `_id` then. */
  const replacing = (scope: AccountScope, entry: NewDoNotCall) => {
    const { level, value, batch_id, ...facts } = entry;
    return {
      filter: {
        _id: entryKey(scope, entry),
        account_id: scope.account_id,
        source: noneOf(KEPT),
      },
      update: { $set: facts, $setOnInsert: { entry_id: newId('dnc'), level, value, batch_id } },
      upsert: true,
    };
  };

  /**
   * Stores an entry in the place of an earlier one for the same; returns what is in force then. What a person asked
   * for in a call is never replaced, only deleted: the earlier entry comes back. Repeating it does no harm.
   */
  const put = async (scope: AccountScope, entry: NewDoNotCall): Promise<PutEntry> => {
    const { filter, update, upsert } = replacing(scope, entry);
    for (;;) {
      const written = await do_not_call.updateOne(filter, update, { upsert }).catch((error: unknown) => {
        // An opt-out stands here, or two wrote the first entry at once and this is the one to come again.
        if (!isDuplicateKey(error)) throw error;
        return null;
      });
      const stored = await do_not_call
        .findOne({ _id: filter._id, account_id: scope.account_id })
        .lean<DoNotCallDocument>();
      if (stored !== null && (written !== null || KEPT.includes(stored.source)))
        return { entry: stored, fresh: (written?.upsertedCount ?? 0) > 0 };
    }
  };

  const putChunk = async (scope: AccountScope, entries: readonly NewDoNotCall[]): Promise<PutMany> => {
    const writes = entries.map((entry) => ({ updateOne: replacing(scope, entry) }));
    const { added, refused } = await do_not_call
      .bulkWrite(writes, { ordered: false })
      .then(({ upsertedCount }) => ({ added: upsertedCount, refused: [] as number[] }))
      .catch((error: unknown) => {
        if (!isDuplicateKey(error)) throw error;
        const { result, writeErrors } = error as BulkError;
        return { added: result.upsertedCount, refused: [writeErrors].flat().map(({ index }) => index) };
      });
    const sum: PutMany = { added, replaced: entries.length - added - refused.length, kept: 0 };
    for (const index of refused) {
      const wanted = entries[index];
      if (wanted === undefined) continue;
      const { entry, fresh } = await put(scope, wanted);
      sum[fresh ? 'added' : entry.source === wanted.source ? 'replaced' : 'kept'] += 1;
    }
    return sum;
  };

  return {
    put,

    /** {@link put} for a whole list; the same list again changes nothing. */
    async putMany(scope: AccountScope, entries: readonly NewDoNotCall[]): Promise<PutMany> {
      const sum: PutMany = { added: 0, replaced: 0, kept: 0 };
      for (let from = 0; from < entries.length; from += BULK) {
        const done = await putChunk(scope, entries.slice(from, from + BULK));
        for (const key of ['added', 'replaced', 'kept'] as const) sum[key] += done[key];
      }
      return sum;
    },

    /** One entry by the name that clients know. */
    find: (scope: AccountScope, entry_id: string): Promise<DoNotCallDocument | null> =>
      do_not_call.findOne({ entry_id, account_id: scope.account_id }).lean<DoNotCallDocument>(),

    /** Whose entry this is. For platform credentials, which belong to no account. */
    async dangerouslyAcrossAccountsOwner(entry_id: string): Promise<string | null> {
      const found = await do_not_call
        .findOne(
          { entry_id },
          { account_id: 1 },
          { acrossAccounts: 'platform credentials name entries by id' },
        )
        .lean<Pick<DoNotCallDocument, 'account_id'>>();
      return found?.account_id ?? null;
    },

    /** Lifts an entry; false when there was none. */
    async remove(scope: AccountScope, entry_id: string): Promise<boolean> {
      const result = await do_not_call.deleteOne({ entry_id, account_id: scope.account_id });
      return result.deletedCount === 1;
    },

    /** The account's entries, newest first, expired ones too; those after the entry `before` when it is given. */
    list: (
      scope: AccountScope,
      filter: DoNotCallFilter,
      page: { limit: number; before?: string },
    ): Promise<DoNotCallDocument[]> =>
      do_not_call
        .find({
          ...filter,
          account_id: scope.account_id,
          ...(page.before === undefined ? {} : { entry_id: lessThan(page.before) }),
        })
        .sort({ entry_id: -1 })
        .limit(page.limit)
        .lean<DoNotCallDocument[]>(),

    /**
     * Entries in force at `now` that name the account, the campaign or one of these people; one indexed read. Those of
     * people who were erased are found by their hash and answered as if they named the person.
     */
    async inForce(scope: AccountScope, targets: DoNotCallTargets, now: Date): Promise<DoNotCallDocument[]> {
      const hidden = hiddenNames(subject_keys, scope, targets);
      const ids = new Set([...keysOf(scope, targets), ...hiddenKeys(scope, hidden)]);
      const found = await entries.find({ _id: anyOf([...ids]), account_id: scope.account_id });
      return found
        .filter(({ expires_at }) => expires_at === null || expires_at > now)
        .map((entry) => ({ ...entry, ...hidden.get(`${entry.level}|${entry.value}`) }));
    },
  };
};
