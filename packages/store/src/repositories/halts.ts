import type { HaltDocument, StopDetails } from '../documents/capacity.ts';
import { anyOf, dueBy, isDuplicateKey } from '../filters.ts';
import { direct } from '../direct.ts';
import type { Models } from '../models.ts';

/** A halt about to be raised: its id follows from kind and scope. */
export type NewHalt = Omit<HaltDocument, '_id' | 'stop'> & { stop?: StopDetails };

/** An emergency stop: a halt whose details are there. */
export type StopRecord = HaltDocument & { stop: StopDetails };

const haltId = ({ kind, scope }: Pick<HaltDocument, 'kind' | 'scope'>): string => `${kind}:${scope}`;

/** Reasons not to dial that are larger than one batch. Read by the last gate before every dial. */
export const createHaltRepository = ({ halts }: Models) => {
  const hot = direct(halts);
  return {
    /** The halts in force among these scopes (`all`, `account:<id>`, `workspace:<id>`, `agent:<id>`, `from_number:<n>`). */
    among: (scopes: string[]): Promise<HaltDocument[]> => hot.find({ scope: anyOf(scopes) }),

    /** Stops a scope; true when it was not stopped in this way before. A repetition refreshes reason and next probe. */
    async raise(halt: NewHalt): Promise<boolean> {
      const _id = haltId(halt);
      try {
        await halts.insertOne({ stop: null, ...halt, _id });
        return true;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        if (halt.kind === 'emergency') return false;
        await halts.updateOne({ _id }, { $set: { reason: halt.reason, probe_at: halt.probe_at } });
        return false;
      }
    },

    /** Takes the right to probe a halt; only one caller gets it, and the next probe is due at `next`. */
    async takeProbe(halt_id: string, now: Date, next: Date): Promise<boolean> {
      const result = await halts.updateOne(
        { _id: halt_id, kind: anyOf(['rest', 'fault', 'breaker']), probe_at: dueBy(now) },
        { $set: { probe_at: next } },
      );
      return result.modifiedCount === 1;
    },

    /** Ends rests and faults after a dial went through; breakers and emergencies stay. Returns how many ended. */
    async clearFaults(scopes: string[]): Promise<number> {
      const result = await halts.deleteMany({ scope: anyOf(scopes), kind: anyOf(['rest', 'fault']) });
      return result.deletedCount;
    },

    /** Every halt of one kind, for the reconciler and for people. Bounded by what there is to stop. */
    listOf: (kind: HaltDocument['kind']): Promise<HaltDocument[]> =>
      halts.find({ kind }).sort({ since: 1 }).lean<HaltDocument[]>(),

    /** Closes one breaker; true when it was open. */
    async closeBreaker(scope: string): Promise<boolean> {
      const result = await halts.deleteOne({ _id: haltId({ kind: 'breaker', scope }), kind: 'breaker' });
      return result.deletedCount === 1;
    },

    /** The emergency stop of a scope, or null. */
    findStop: (scope: string): Promise<StopRecord | null> =>
      halts.findOne({ _id: haltId({ kind: 'emergency', scope }) }).lean<StopRecord>(),

    /** Emergency stops in force, oldest first: those of the scopes that are named, or all. */
    listStops: (scopes?: string[]): Promise<StopRecord[]> =>
      halts
        .find({ kind: 'emergency', ...(scopes === undefined ? {} : { scope: anyOf(scopes) }) })
        .sort({ since: 1 })
        .lean<StopRecord[]>(),

    /** Adds to what an emergency stop knows; does nothing once it is lifted. */
    async noteStop(
      scope: string,
      stop_id: string,
      change: Partial<Pick<StopDetails, 'hang_up' | 'announced'>>,
    ): Promise<void> {
      const set = Object.fromEntries(Object.entries(change).map(([name, value]) => [`stop.${name}`, value]));
      await halts.updateOne(
        { _id: haltId({ kind: 'emergency', scope }), 'stop.stop_id': stop_id },
        { $set: set },
      );
    },

    /** Lifts one emergency stop by deleting it; true when it was in force. */
    async liftStop(scope: string, stop_id: string): Promise<boolean> {
      const own = { _id: haltId({ kind: 'emergency', scope }), 'stop.stop_id': stop_id };
      return (await halts.deleteOne(own)).deletedCount === 1;
    },
  };
};
