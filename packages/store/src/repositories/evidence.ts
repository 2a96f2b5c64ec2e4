import type { EvidenceDocument, EvidenceSealDocument } from '../documents/evidence.ts';
import { anyOf, atLeast, greaterThan, isDuplicateKey, lessThan } from '../filters.ts';
import { direct } from '../direct.ts';
import type { Models } from '../models.ts';
import type { AccountScope } from '../scope.ts';

/** Whose entries a list shows: a person's, a phone's, or all of the account; newest first. */
export interface EvidenceFilter {
  person_key?: string;
  phone?: string;
  /** Only entries that were recorded at or after this instant. */
  from?: Date;
  /** Only entries that were recorded before this instant. */
  to?: Date;
}

/** A place in a list: the entry before which the next page begins. */
export interface EvidencePlace {
  recorded_at: Date;
  id: string;
}

const olderThan = ({ recorded_at, id }: EvidencePlace): Record<string, unknown> => ({
  $or: [{ recorded_at: lessThan(recorded_at) }, { recorded_at, _id: lessThan(id) }],
});

const ofFilter = (
  scope: AccountScope,
  filter: EvidenceFilter,
  before?: EvidencePlace,
): Record<string, unknown> => {
  const { person_key, phone, from, to } = filter;
  const further: Record<string, unknown>[] = [
    ...(from === undefined ? [] : [{ recorded_at: atLeast(from) }]),
    ...(to === undefined ? [] : [{ recorded_at: lessThan(to) }]),
    ...(before === undefined ? [] : [olderThan(before)]),
  ];
  return {
    account_id: scope.account_id,
    ...(person_key === undefined ? {} : { person_key }),
    ...(phone === undefined ? {} : { phone }),
    ...(further.length === 0 ? {} : { $and: further }),
  };
};

/** The record of attempts and refusals, and the chain of seals over it. Entries are inserted and never deleted. */
export const createEvidenceRepository = ({ evidence, evidence_seals }: Models) => {
  const record = direct(evidence);
  return {
    /** Writes an entry; false when it stands already, as it was written first. */
    async insert(entry: EvidenceDocument): Promise<boolean> {
      try {
        await record.insertOne(entry);
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },

    /** A page of entries, newest first; the next one begins before the last entry of this one. */
    list: (
      scope: AccountScope,
      filter: EvidenceFilter,
      page: { limit: number; before?: EvidencePlace },
    ): Promise<EvidenceDocument[]> =>
      evidence
        .find(ofFilter(scope, filter, page.before))
        .sort({ recorded_at: -1, _id: -1 })
        .limit(page.limit)
        .lean<EvidenceDocument[]>(),

    /** Entries by their ids, exactly as they are stored. */
    listByIds: (scope: AccountScope, ids: readonly string[]): Promise<EvidenceDocument[]> =>
      evidence.find({ account_id: scope.account_id, _id: anyOf(ids) }).lean<EvidenceDocument[]>(),

    /** Which of these attempts have an entry. */
    async attemptsWithEntry(scope: AccountScope, attempt_ids: readonly string[]): Promise<Set<string>> {
      const found = await evidence
        .find({ account_id: scope.account_id, attempt_id: anyOf(attempt_ids) }, { attempt_id: 1 })
        .lean<{ attempt_id: string }[]>();
      return new Set(found.map((entry) => entry.attempt_id));
    },

    /** Accounts that have entries outside the chain; for the sealer. */
    dangerouslyAcrossAccountsUnsealed: async (): Promise<string[]> =>
      evidence
        .distinct('account_id', { seal: null })
        .setOptions({ acrossAccounts: 'the sealer serves every account' }),

    /** Entries outside the chain, the oldest first. */
    listUnsealed: (scope: AccountScope, limit: number): Promise<EvidenceDocument[]> =>
      evidence
        .find({ account_id: scope.account_id, seal: null })
        .sort({ recorded_at: 1, _id: 1 })
        .limit(limit)
        .lean<EvidenceDocument[]>(),

    countUnsealed: (scope: AccountScope): Promise<number> =>
      evidence.countDocuments({ account_id: scope.account_id, seal: null }),

    /** How many entries say of each of these seals that it holds them. */
    async countBySeal(scope: AccountScope, numbers: readonly number[]): Promise<Map<number, number>> {
      const groups = await evidence.aggregate<{ _id: number; n: number }>([
        { $match: { account_id: scope.account_id, seal: { $in: [...numbers] } } },
        { $group: { _id: '$seal', n: { $sum: 1 } } },
      ]);
      return new Map(groups.map((group) => [group._id, group.n]));
    },

    /** An entry that names a seal beyond `n`, or null. */
    findBeyondSeal: (scope: AccountScope, n: number): Promise<EvidenceDocument | null> =>
      evidence.findOne({ account_id: scope.account_id, seal: greaterThan(n) }).lean<EvidenceDocument>(),

    /** Adds a link; false when another sealer took its number. */
    async insertSeal(seal: EvidenceSealDocument): Promise<boolean> {
      try {
        await evidence_seals.insertOne(seal);
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },

    /** Notes in the entries of a seal which one it is. May be repeated. */
    async markSealed(scope: AccountScope, { n, entries }: EvidenceSealDocument): Promise<void> {
      const ids = entries.map((entry) => entry.id);
      await evidence.updateMany(
        { account_id: scope.account_id, _id: anyOf(ids), seal: null },
        { $set: { seal: n } },
      );
    },

    /** The last link, or null. */
    lastSeal: (scope: AccountScope): Promise<EvidenceSealDocument | null> =>
      evidence_seals.findOne({ account_id: scope.account_id }).sort({ n: -1 }).lean<EvidenceSealDocument>(),

    /** Links from number `from` on, in order. */
    listSeals: (scope: AccountScope, from: number, limit: number): Promise<EvidenceSealDocument[]> =>
      evidence_seals
        .find({ account_id: scope.account_id, n: atLeast(from) })
        .sort({ n: 1 })
        .limit(limit)
        .lean<EvidenceSealDocument[]>(),

    /** These links, in order. */
    listSealsByNumber: (scope: AccountScope, numbers: readonly number[]): Promise<EvidenceSealDocument[]> =>
      evidence_seals
        .find({ account_id: scope.account_id, n: anyOf(numbers) })
        .sort({ n: 1 })
        .lean<EvidenceSealDocument[]>(),
  };
};
