import { accountScope, type AttemptDocument } from '@timbre/store';
import type { CallDeps } from '../deps.ts';

/** More campaigns than this never wait for the same slots at once; the sweep serves the others. */
const CONTENDERS = 200;

/**
 * Gives slots back, and rings the dispatcher for a campaign that had to leave due jobs for want of one: its own
 * first, which passes the slot on if it has its share. Nobody is rung when nobody waits.
 */
export const freeSlots = async (deps: CallDeps, attempt: AttemptDocument): Promise<void> => {
  const freed = await deps.store.slots.release(attempt.attempt_id);
  if (freed === 0) return;
  const hungry = await deps.store.batches.dangerouslyAcrossAccountsListHungry(CONTENDERS);
  const next =
    hungry.find((batch) => batch.batch_id === attempt.batch_id) ??
    hungry.find((batch) => batch.account_id === attempt.account_id) ??
    hungry[0];
  if (next === undefined) return;
  await deps.store.batches.wake(accountScope(next.account_id), next.batch_id, deps.clock.now());
  await deps.queue.enqueue('dispatch-tick', { batch_id: next.batch_id });
};
