import type { AccountScope, BatchChange, BatchDocument, BatchState, Store } from '@timbre/store';
import { findBatch, stateForbids } from './find-batch.ts';

/** What a change writes, given the batch as it is. */
export type FieldsOf = (batch: BatchDocument) => NonNullable<BatchChange['set']>;

export interface StateChange {
  allowed: readonly BatchState[];
  fields: FieldsOf;
  now: Date;
  /** True when attempts that were admitted before must give their slots back. */
  bump_epoch: boolean;
}

/**
 * Changes a batch in the state in which it was seen and looks again when that changed meanwhile, so that what is
 * written always fits the state. Throws 409 as soon as the state is none of `allowed`, 404 once it is deleted.
 */
export const changeBatch = async (
  store: Store,
  scope: AccountScope,
  seen: BatchDocument,
  change: StateChange,
): Promise<BatchDocument> => {
  let batch = seen;
  while (change.allowed.includes(batch.state)) {
    const changed = await store.batches.change(scope, batch.batch_id, {
      from: [batch.state],
      set: { ...change.fields(batch), updated_at: change.now },
      bump_epoch: change.bump_epoch,
    });
    if (changed !== null) return changed;
    batch = await findBatch(store, scope, batch.batch_id);
  }
  throw stateForbids(batch, change.allowed);
};
