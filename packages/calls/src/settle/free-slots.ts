import { accountScope, type AttemptDocument, type WaitingBatch } from '@timbre/store';
import type { CallDeps } from '../deps.ts';
import { nextInTurn } from '../dispatch/fair-share.ts';

/** More campaigns than this never wait for the same slots at once; the sweep serves the others. */
const CONTENDERS = 200;

/** Who is rung for one set of slots: the campaign that filled its own cap, and whoever is next in turn for the shared ones. */
const inTurn = (waiting: readonly WaitingBatch[], attempt: AttemptDocument): WaitingBatch[] => {
  const own = waiting.filter((batch) => batch.batch_id === attempt.batch_id && batch.short_of === 'batch');
  return [...own, ...nextInTurn(waiting, attempt.account_id, { account: 1, workspace: 1 })];
};

/**
 * Gives slots back, and rings the dispatcher for the campaigns that had to leave due jobs for want of one. Nobody is
 * rung when nobody waits.
 */
export const freeSlots = async (deps: CallDeps, attempt: AttemptDocument): Promise<void> => {
  const freed = await deps.store.slots.release(attempt.attempt_id);
  if (freed === 0) return;
  const waiting = await deps.store.batches.dangerouslyAcrossAccountsListWaiting(CONTENDERS);
  for (const { account_id, batch_id } of inTurn(waiting, attempt)) {
    await deps.store.batches.wake(accountScope(account_id), batch_id, deps.clock.now());
    await deps.queue.enqueue('dispatch-tick', { batch_id });
  }
};
