import { invalidState, notFound, type AppError } from '@timbre/kernel';
import type { AccountScope, BatchDocument, BatchRecord, BatchState, Store } from '@timbre/store';

/** Ids of MongoDB documents, which older clients keep instead of `batch_id` and `job_id`. */
export const isDocumentId = (id: string): boolean => /^[0-9a-f]{24}$/i.test(id);

/** A batch of the account by either id, deleted ones too. Throws 404 `Batch not found` for anything else. */
export const anyBatch = async (store: Store, scope: AccountScope, id: string): Promise<BatchRecord> => {
  const batch = isDocumentId(id)
    ? await store.batch_reads.findByDocumentId(scope, id)
    : await store.batches.find(scope, id);
  if (batch === null || batch.implicit) throw notFound('Batch not found');
  return batch as BatchRecord;
};

/** A batch of the account by either id. A deleted one is gone: 404, like one that never was. */
export const findBatch = async (store: Store, scope: AccountScope, id: string): Promise<BatchRecord> => {
  const batch = await anyBatch(store, scope, id);
  if (batch.state === 'deleting') throw notFound('Batch not found');
  return batch;
};

const SENTENCES: Partial<Record<BatchState, string>> = {
  cancelled: 'La campaña está cancelada; la cancelación es permanente',
  importing: 'La campaña se está importando; espere a que termine',
  draft: 'La campaña es un borrador',
};

/** 409 that says in which state the batch is and which states would allow it. */
export const stateForbids = (batch: Pick<BatchDocument, 'state'>, allowed: readonly BatchState[]): AppError =>
  invalidState(SENTENCES[batch.state] ?? `El estado de la campaña (${batch.state}) no lo permite`, {
    state: batch.state,
    allowed: [...allowed],
  });
