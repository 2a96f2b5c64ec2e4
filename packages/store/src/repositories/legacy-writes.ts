import type { BatchDocument } from '../documents/batch.ts';
import { anyOf } from '../filters.ts';
import type { Models } from '../models.ts';
import type { AccountScope } from '../scope.ts';

/** What the import of an earlier system asks about what it wrote before. */
export const createLegacyWriteRepository = ({ jobs, batches, ledger }: Models) => ({
  /** The jobs among these ids that are here already, with the ids of their documents. */
  async jobsAmong(scope: AccountScope, job_ids: readonly string[]): Promise<Map<string, string>> {
    const found = await jobs
      .find({ account_id: scope.account_id, job_id: anyOf(job_ids) }, { job_id: 1 })
      .lean<{ _id: { toString(): string }; job_id: string }[]>();
    return new Map(found.map(({ _id, job_id }) => [job_id, _id.toString()]));
  },

  /** Whether a batch id is taken by another account. */
  async batchIsForeign(scope: AccountScope, batch_id: string): Promise<boolean> {
    const found = await batches
      .findOne({ batch_id }, { account_id: 1 }, { acrossAccounts: 'ids of batches are unique everywhere' })
      .lean<Pick<BatchDocument, 'account_id'>>();
    return found !== null && found.account_id !== scope.account_id;
  },

  /** Whether the opening balance under this reference was posted. */
  async isOpened(scope: AccountScope, ref_id: string): Promise<boolean> {
    return (await ledger.exists({ account_id: scope.account_id, ref_id, kind: 'top_up' })) !== null;
  },
});
