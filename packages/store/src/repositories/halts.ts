import type { HaltDocument } from '../documents/capacity.ts';
import { anyOf, dueBy, isDuplicateKey } from '../filters.ts';
import type { Models } from '../models.ts';

/** Reasons not to dial that are larger than one batch. Read by the last gate before every dial. */
export const createHaltRepository = ({ halts }: Models) => ({
  /** The halts in force among these scopes (`all`, `account:<id>`, `workspace:<id>`, `agent:<id>`, `from_number:<n>`). */
  among: (scopes: string[]): Promise<HaltDocument[]> =>
    halts.find({ _id: anyOf(scopes) }).lean<HaltDocument[]>(),

  /** Stops a scope; true when it was not stopped before. */
  async raise(halt: HaltDocument): Promise<boolean> {
    try {
      await halts.insertOne(halt);
      return true;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      await halts.updateOne(
        { _id: halt._id, kind: halt.kind },
        { $set: { reason: halt.reason, probe_at: halt.probe_at } },
      );
      return false;
    }
  },

  /** Takes the right to probe a stopped scope; only one caller gets it, and the next probe is due at `next`. */
  async takeProbe(scope: string, now: Date, next: Date): Promise<boolean> {
    const result = await halts.updateOne(
      { _id: scope, kind: 'fault', probe_at: dueBy(now) },
      { $set: { probe_at: next } },
    );
    return result.modifiedCount === 1;
  },

  /** Ends faults after a dial went through; emergencies stay. Returns how many ended. */
  async clearFaults(scopes: string[]): Promise<number> {
    const result = await halts.deleteMany({ _id: anyOf(scopes), kind: 'fault' });
    return result.deletedCount;
  },
});
