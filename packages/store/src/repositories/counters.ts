import type { CounterDocument } from '../documents/message.ts';
import { isDuplicateKey } from '../filters.ts';
import type { Models } from '../models.ts';

/** Integer ids, for the things whose ids existing clients keep as numbers. */
export const createCounterRepository = ({ counters }: Models) => ({
  /** The next number of `name`: 1, 2, 3, … Never given twice; a number may stay unused. */
  async next(name: string): Promise<number> {
    // Two first numbers at once: one of them is a duplicate (or, on one of our servers, has no answer). The counter
    // exists by then.
    const take = () =>
      counters
        .findOneAndUpdate({ _id: name }, { $inc: { value: 1 } }, { upsert: true, returnDocument: 'after' })
        .lean<CounterDocument>()
        .catch((error: unknown) => {
          if (isDuplicateKey(error)) return null;
          throw error;
        });
    const counter = (await take()) ?? (await take());
    if (counter === null) throw new Error(`counter ${name} gave no number`);
    return counter.value;
  },
});
