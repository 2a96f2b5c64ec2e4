import type { LockDocument } from '../documents/capacity.ts';
import { anyOf, isDuplicateKey, lessThan } from '../filters.ts';
import { direct } from '../direct.ts';
import type { Models } from '../models.ts';

/** Whom an attempt keeps from being called twice at once. */
export interface LockTarget {
  account_id: string;
  phone: string;
  person_key: string;
}

const lockIds = (target: LockTarget): string[] => [
  `person:${target.account_id}:${target.person_key}`,
  `phone:${target.account_id}:${target.phone}`,
];

/** One live call per person and per phone, across batches and workers. */
export const createLockRepository = ({ locks }: Models) => {
  const hot = direct(locks);
  return {
    /** Takes both locks or neither; false when the person or the phone is being called. */
    async take(target: LockTarget, attempt_id: string, now: Date): Promise<boolean> {
      const documents = lockIds(target).map((_id) => ({ _id, attempt_id, since: now }));
      try {
        await hot.insertMany(documents);
        return true;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        await hot.deleteMany({ attempt_id });
        return false;
      }
    },

    /** Whether the person, or the phone, is being called now. */
    async holders(target: LockTarget): Promise<{ person: boolean; phone: boolean }> {
      const held = await locks.find({ _id: anyOf(lockIds(target)) }, { _id: 1 }).lean<{ _id: string }[]>();
      const [person, phone] = lockIds(target).map((_id) => held.some((lock) => lock._id === _id));
      return { person: person ?? false, phone: phone ?? false };
    },

    /** Gives both back. Repeating it does nothing. */
    async release(attempt_id: string): Promise<void> {
      await hot.deleteMany({ attempt_id });
    },

    /** Attempt ids that hold locks since before `before`, for the reconciler. */
    async holdersSince(before: Date, limit: number): Promise<string[]> {
      const held = await locks
        .find({ since: lessThan(before) })
        .limit(limit)
        .lean<LockDocument[]>();
      return [...new Set(held.map((lock) => lock.attempt_id))];
    },

    /** How many locks are held. */
    count: (): Promise<number> => locks.countDocuments({}),
  };
};
