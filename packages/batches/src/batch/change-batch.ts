import type { AccountScope, BatchChange, BatchDocument, BatchState } from '@timbre/store';
import type { By } from '../by.ts';
import type { BatchDeps } from '../deps.ts';
import { findBatch, stateForbids } from './find-batch.ts';
import { recordBatchChange, type BatchChanged } from './record-change.ts';

/** What a change writes, given the batch as it is. */
export type FieldsOf = (batch: BatchDocument) => NonNullable<BatchChange['set']>;

export interface StateChange {
  allowed: readonly BatchState[];
  fields: FieldsOf;
  now: Date;
  /** True when attempts that were admitted before must give their slots back. */
  bump_epoch: boolean;
  /** How the audit log names it: `batch.<verb>`. */
  action: string;
  by: By;
  /** What the audit log keeps beside the changed fields. */
  more?: (changed: BatchDocument) => BatchChanged['more'];
}

/** A batch after a change. */
export interface ChangedBatch {
  batch: BatchDocument;
  /** The entry in the audit log; null when the batch was as it was to become. */
  change_id: string | null;
}

/**
 * Changes a batch in the state in which it was seen and looks again when that changed meanwhile, so that what is
 * written always fits the state, and records what became different. Throws 409 as soon as the state is none of
 * `allowed`, 404 once it is deleted.
 */
export const changeBatch = async (
  deps: Pick<BatchDeps, 'store' | 'clock'>,
  scope: AccountScope,
  seen: BatchDocument,
  change: StateChange,
): Promise<ChangedBatch> => {
  const { store } = deps;
  let batch = seen;
  while (change.allowed.includes(batch.state)) {
    const changed = await store.batches.change(scope, batch.batch_id, {
      from: [batch.state],
      set: { ...change.fields(batch), updated_at: change.now },
      bump_epoch: change.bump_epoch,
    });
    if (changed !== null) {
      const { action, by, more } = change;
      const told = { action, before: batch, after: changed, more: more?.(changed) };
      return { batch: changed, change_id: await recordBatchChange(deps, scope, by, told) };
    }
    batch = await findBatch(store, scope, batch.batch_id);
  }
  throw stateForbids(batch, change.allowed);
};
