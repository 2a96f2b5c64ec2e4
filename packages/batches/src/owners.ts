import { notFound } from '@timbre/kernel';
import { accountScope, type AccountScope } from '@timbre/store';
import { isDocumentId } from './batch/find-batch.ts';
import type { BatchDeps } from './deps.ts';

type Deps = Pick<BatchDeps, 'store'>;

const scopeOrMissing = (account_id: string | null | undefined, missing: string): AccountScope => {
  if (account_id === null || account_id === undefined) throw notFound(missing);
  return accountScope(account_id);
};

/** Whose batch this is, by either id. For platform credentials only, which belong to no account. */
export const ownerOfBatch =
  ({ store }: Deps) =>
  async (id: string): Promise<AccountScope> => {
    const key = isDocumentId(id) ? { _id: id } : { batch_id: id };
    return scopeOrMissing(await store.batch_reads.dangerouslyAcrossAccountsOwner(key), 'Batch not found');
  };

/** Whose job this is, by either id. For platform credentials only. */
export const ownerOfJob =
  ({ store }: Deps) =>
  async (id: string): Promise<AccountScope> => {
    const key = isDocumentId(id) ? { _id: id } : { job_id: id };
    return scopeOrMissing(await store.job_reads.dangerouslyAcrossAccountsOwner(key), 'Job not found');
  };

/** Whose import this is. For platform credentials only. */
export const ownerOfImport =
  ({ store }: Deps) =>
  async (import_id: string): Promise<AccountScope> => {
    const found = await store.imports.dangerouslyAcrossAccountsFind(import_id);
    return scopeOrMissing(found?.account_id, 'Import not found');
  };
