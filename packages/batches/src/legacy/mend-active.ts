import { accountScope, type AccountDocument, type BatchDocument, type BatchState } from '@timbre/store';
import { recordChange } from '../batch/record-change.ts';
import type { By } from '../by.ts';
import type { BatchDeps } from '../deps.ts';
import { mapBatch } from './map-batch.ts';

/** Which batches, and whether anything is written. */
export interface MendOptions {
  account_id?: string;
  batch_id?: string;
  dry_run: boolean;
  by: By;
}

/** One batch that did not say whether it is active. */
export interface MendedBatch {
  batch_id: string;
  account_id: string | null;
  /** null: left alone, see `reason`. */
  is_active: boolean | null;
  state: BatchState | null;
  reason: string | null;
}

/** Only a batch that runs is active; one that does not even say its state is paused, so that nobody is rung. */
const stateOf = ({ state, completed_at, cancellation_reason }: Partial<BatchDocument>): BatchState => {
  if (state !== undefined) return state;
  if (cancellation_reason) return 'cancelled';
  return completed_at ? 'completed' : 'paused';
};

/** Everything that the engine needs of a batch and this one lacks. */
const missingOf = (old: Partial<BatchDocument>, account: AccountDocument, now: Date) => {
  const state = stateOf(old);
  const is_active = state === 'running' || state === 'importing';
  const { _id: _, ...whole } = mapBatch({ ...old }, account, now).batch;
  const pause_reason = state === 'paused' ? (old.pause_reason ?? 'user') : null;
  const complete: BatchDocument = { ...whole, is_active, state, pause_reason };
  // Settings as they were sent stand in their own field: an old document has them in the engine's place.
  const unread = (name: string): boolean => name === 'call_settings' && old.call_settings_input === undefined;
  const lacking = Object.entries(complete).filter(
    ([name]) => old[name as keyof BatchDocument] === undefined || unread(name),
  );
  return { ...(Object.fromEntries(lacking) as Partial<BatchDocument>), is_active, state };
};

/**
 * Sets `is_active` on the batches that lack it, by their state, with whatever else an old document lacks. Changes no
 * batch that says so already; repeating it finds nothing.
 */
export const mendActive =
  (deps: Pick<BatchDeps, 'store' | 'clock' | 'logger'>) =>
  async ({ dry_run, by, ...choice }: MendOptions): Promise<MendedBatch[]> => {
    const { store, clock } = deps;
    const mended: MendedBatch[] = [];
    for (const old of await store.old_batches.dangerouslyAcrossAccountsListUnsaid(choice)) {
      const { batch_id = '', account_id } = old;
      const account = account_id === undefined ? null : await store.accounts.find(accountScope(account_id));
      const left = { batch_id, account_id: account_id ?? null, is_active: null, state: null };
      if (account === null || batch_id === '') {
        mended.push({ ...left, reason: 'sin cuenta o sin batch_id' });
        continue;
      }
      const missing = missingOf(old, account, clock.now());
      const { is_active, state } = missing;
      if (!dry_run) {
        if (!(await store.old_batches.dangerouslyAcrossAccountsMend(batch_id, missing))) continue;
        const told = { action: 'batch.mended', batch_id, before: null, after: { is_active, state } };
        await recordChange(deps, accountScope(account.account_id), by, told);
      }
      mended.push({ ...left, is_active, state, reason: null });
    }
    return mended;
  };
