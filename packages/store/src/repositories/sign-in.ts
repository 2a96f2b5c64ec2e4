import type { LoginTriesDocument } from '../documents/sign-in.ts';
import { dueBy, greaterThan, isDuplicateKey } from '../filters.ts';
import type { Models } from '../models.ts';

/** How often somebody tried to sign in. */
export const createSignInRepository = ({ login_tries }: Models) => ({
  /**
   * Counts one try under `key` and returns how many that makes in the window which began with its first try and
   * ends at `window_end` if this is the first. Tries made at the same time are all counted.
   */
  async countTry(key: string, now: Date, window_end: Date): Promise<number> {
    for (;;) {
      const counted = await login_tries
        .findOneAndUpdate(
          { _id: key, until: greaterThan(now) },
          { $inc: { tries: 1 } },
          { returnDocument: 'after' },
        )
        .lean<LoginTriesDocument>();
      if (counted !== null) return counted.tries;
      try {
        const fresh = { $set: { tries: 1, until: window_end } };
        await login_tries.updateOne({ _id: key, until: dueBy(now) }, fresh, { upsert: true });
        return 1;
      } catch (error) {
        // Somebody else opened the window between the two updates: count in theirs.
        if (!isDuplicateKey(error)) throw error;
      }
    }
  },

  /** When the window of `key` ends, or null when there is none. */
  async windowEnd(key: string): Promise<Date | null> {
    return (await login_tries.findOne({ _id: key }).lean<LoginTriesDocument>())?.until ?? null;
  },

  /** Forgets the tries under `key`. */
  async clearTries(key: string): Promise<void> {
    await login_tries.deleteOne({ _id: key });
  },
});
