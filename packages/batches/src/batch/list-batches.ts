import type { Page, Paged } from '@timbre/kernel';
import type { AccountScope, BatchFilter, BatchRecord } from '@timbre/store';
import type { BatchDeps } from '../deps.ts';
import { findBatch } from './find-batch.ts';

type Deps = Pick<BatchDeps, 'store'>;

/** A page of batches, newest first; `scope` null: of every account, for platform credentials. */
export const listBatches =
  ({ store }: Deps) =>
  async (scope: AccountScope | null, query: Page & BatchFilter): Promise<Paged<BatchRecord>> => {
    const { limit, skip, ...filter } = query;
    const reads = store.batch_reads;
    const [items, total] = await Promise.all(
      scope === null
        ? [
            reads.dangerouslyAcrossAccountsList(filter, { limit, skip }),
            reads.dangerouslyAcrossAccountsCount(filter),
          ]
        : [reads.list(scope, filter, { limit, skip }), reads.count(scope, filter)],
    );
    return { items, total };
  };

/** One batch by `batch_id` or document id. Throws 404 `Batch not found`. */
export const getBatch =
  ({ store }: Deps) =>
  (scope: AccountScope, id: string): Promise<BatchRecord> =>
    findBatch(store, scope, id);
