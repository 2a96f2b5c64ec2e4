import { direct } from '../direct.ts';
import type { Models } from '../models.ts';
import type { SlotDocument } from '../documents/capacity.ts';
import { atLeast, greaterThan, isDuplicateKey, lessThan } from '../filters.ts';

/** Any string: what an attempt id is and null is not. An index range, where `$ne: null` would scan. */
const anAttempt = () => greaterThan('');

/** How many more slots than wanted are read, so that two who ask at once seldom try the same ones. */
const SPARE = 32;

/** In an order that nobody else has: whoever tries them in turn seldom meets another. */
const shuffled = <T>(items: T[]): T[] =>
  items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);

/** The hard cap on live calls: a slot document is held by at most one attempt. */
export const createSlotRepository = ({ slots }: Models) => {
  const hot = direct(slots);
  /** How many slots of a scope this process has already seen to exist. */
  const ensured = new Map<string, number>();

  /** Below which cap this process has seen that no slot beyond it is taken; forgotten once it meets a higher one. */
  const nothingBeyond = new Map<string, number>();

  const isAnyBeyond = async (scope: string, max: number): Promise<boolean> => {
    const seen = nothingBeyond.get(scope);
    if (seen !== undefined && seen === max) return false;
    nothingBeyond.delete(scope);
    if ((await slots.countDocuments({ scope, attempt_id: anAttempt(), n: atLeast(max) })) > 0) return true;
    nothingBeyond.set(scope, max);
    return false;
  };

  const ensure = async (scope: string, max: number): Promise<void> => {
    if ((ensured.get(scope) ?? 0) >= max) return;
    const documents = Array.from({ length: max }, (_, n) => ({
      _id: `${scope}:${n}`,
      scope,
      n,
      attempt_id: null,
      fence: 0,
      since: null,
    }));
    await slots.insertMany(documents, { ordered: false }).catch((error: unknown) => {
      if (!isDuplicateKey(error)) throw error;
    });
    ensured.set(scope, max);
  };

  return {
    /**
     * Up to `limit` free slots of a scope below `max`, creating missing slot documents. A list to try, not a promise:
     * in an order of its own for each who asks. After a cap was lowered, calls that hold slots beyond it count against
     * it until they end.
     */
    async listFree(scope: string, max: number, limit: number): Promise<SlotDocument[]> {
      if (max < 1 || limit < 1) return [];
      await ensure(scope, max);
      const found = await hot.find({ scope, attempt_id: null, n: lessThan(max) }, { limit: limit + SPARE });
      const free = shuffled(found).slice(0, limit);
      if (free.length === 0) return free;
      if (!(await isAnyBeyond(scope, max))) return free;
      const taken = await slots.countDocuments({ scope, attempt_id: anAttempt() });
      return free.slice(0, Math.max(0, max - taken));
    },

    /** Takes one slot for an attempt; false when another was quicker. */
    async take(slot_id: string, attempt_id: string, now: Date): Promise<boolean> {
      const result = await hot.updateOne(
        { _id: slot_id, attempt_id: null },
        { $set: { attempt_id, since: now }, $inc: { fence: 1 } },
      );
      return result.modifiedCount === 1;
    },

    /** Gives back every slot of an attempt. Repeating it does nothing. Returns how many were freed. */
    async release(attempt_id: string): Promise<number> {
      const result = await hot.updateMany(
        { attempt_id },
        { $set: { attempt_id: null, since: null }, $inc: { fence: 1 } },
      );
      return result.modifiedCount;
    },

    /** Slots in use of one scope. */
    async inUse(scope: string): Promise<number> {
      return slots.countDocuments({ scope, attempt_id: anAttempt() });
    },

    /** Slots in use of all scopes. */
    countTaken: (): Promise<number> => slots.countDocuments({ attempt_id: anAttempt() }),

    /** Attempt ids that hold slots since before `before`, for the reconciler. */
    async holdersSince(before: Date, limit: number): Promise<string[]> {
      const held = await slots
        .find({ attempt_id: anAttempt(), since: lessThan(before) })
        .limit(limit)
        .lean<SlotDocument[]>();
      return [...new Set(held.map((slot) => slot.attempt_id as string))];
    },
  };
};
