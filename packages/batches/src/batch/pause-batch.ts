import { setTimeout as sleep } from 'node:timers/promises';
import { realClock } from '@timbre/kernel';
import type { AccountScope, BatchDocument, BatchState, PauseReason, Store } from '@timbre/store';
import { BY_ITSELF, type By } from '../by.ts';
import type { BatchDeps } from '../deps.ts';
import { changeBatch } from './change-batch.ts';
import { findBatch } from './find-batch.ts';
import { pausedNotice, tellAccount } from './notices.ts';

/** States that a pause finds something to stop in, or leaves as they are. */
const PAUSABLE: readonly BatchState[] = ['running', 'importing', 'completed', 'paused'];

const WAIT_MS = 80;
const LOOK_EVERY_MS = 10;

/** What a pause tells: `in_flight` dials had been sent to Retell and were unanswered when the wait ended. */
export interface Paused {
  batch: BatchDocument;
  in_flight: number;
}

/**
 * Waits, at most 80 ms of real time, until every dial whose POST was written has its answer; returns how many have
 * none yet. Those few ring; nothing else of the batch starts after this (decisions.md §1.9).
 */
export const waitForDials = async (store: Store, scope: AccountScope, batch_id: string): Promise<number> => {
  const end = realClock.now().getTime() + WAIT_MS;
  for (;;) {
    const in_flight = await store.attempts.countInFlight(scope, batch_id);
    if (in_flight === 0 || realClock.now().getTime() >= end) return in_flight;
    await sleep(LOOK_EVERY_MS);
  }
};

/** What a pause writes. An importing batch keeps its state and comes out of the import paused. */
export const pausedFields = (
  batch: Pick<BatchDocument, 'state'>,
  reason: PauseReason,
): Partial<BatchDocument> => ({
  is_active: false,
  pause_reason: reason,
  ...(batch.state === 'importing' ? {} : { state: 'paused' as const }),
});

/**
 * Pauses a batch: one update whose new epoch makes every admitted but not yet dialled attempt give its slot back, then
 * {@link waitForDials}. Repeatable; only the first is recorded and told. 404 for an unknown batch, 409 for a cancelled one.
 */
export const pauseBatch =
  (deps: Pick<BatchDeps, 'store' | 'clock'>) =>
  async (scope: AccountScope, id: string, by: By = BY_ITSELF): Promise<Paused> => {
    const { store } = deps;
    const found = await findBatch(store, scope, id);
    const { batch, change_id } = await changeBatch(deps, scope, found, {
      allowed: PAUSABLE,
      fields: (seen) => pausedFields(seen, 'user'),
      now: deps.clock.now(),
      bump_epoch: true,
      action: 'batch.paused',
      by,
    });
    const told = change_id === null ? Promise.resolve() : tellAccount(deps, pausedNotice(batch));
    const [in_flight] = await Promise.all([waitForDials(store, scope, batch.batch_id), told]);
    return { batch, in_flight };
  };
