import type { BatchDocument, BatchState } from '../documents/batch.ts';
import type { JobStatus } from '../documents/job.ts';
import { anyOf, exists, not } from '../filters.ts';
import type { Models } from '../models.ts';

const OPERATOR = { acrossAccounts: 'an operator at the command line mends the whole installation' };

/** Some batches, or one account's. */
export interface BatchChoice {
  account_id?: string;
  batch_id?: string;
}

const chosen = ({ account_id, batch_id }: BatchChoice): Record<string, string> => ({
  ...(account_id === undefined ? {} : { account_id }),
  ...(batch_id === undefined ? {} : { batch_id }),
});

const WAITING: readonly JobStatus[] = ['pending', 'scheduled', 'suspended'];

/** Batches as scripts and earlier versions left them, for the commands that mend them. */
export const createOldBatchRepository = ({ batches, jobs }: Models) => ({
  /** Batches that do not say whether they are active, as they are: of an old one any field may be missing. */
  dangerouslyAcrossAccountsListUnsaid: (choice: BatchChoice): Promise<Partial<BatchDocument>[]> =>
    batches
      .find({ ...chosen(choice), is_active: exists(false) }, null, OPERATOR)
      .sort({ _id: 1 })
      .lean<Partial<BatchDocument>[]>(),

  /** Gives a batch the fields that it lacks; false when somebody said meanwhile whether it is active. */
  async dangerouslyAcrossAccountsMend(
    batch_id: string,
    missing: Partial<BatchDocument> & Pick<BatchDocument, 'is_active'>,
  ): Promise<boolean> {
    const filter = { batch_id, is_active: exists(false) };
    const result = await batches.updateOne(filter, { $set: missing }, OPERATOR as object);
    return result.modifiedCount === 1;
  },

  /** Batches that do not run, of the given states; implicit ones never. */
  dangerouslyAcrossAccountsListInactive: (
    choice: BatchChoice,
    states: readonly BatchState[],
  ): Promise<BatchDocument[]> =>
    batches
      .find(
        { ...chosen(choice), is_active: false, state: anyOf(states), implicit: not(true) },
        null,
        OPERATOR,
      )
      .sort({ _id: 1 })
      .lean<BatchDocument[]>(),

  /** How many jobs of a batch wait for a call, counted afresh. */
  dangerouslyAcrossAccountsCountWaiting: (batch_id: string): Promise<number> =>
    jobs.countDocuments({ batch_id, status: anyOf(WAITING), live_attempt_id: null }, OPERATOR),
});
