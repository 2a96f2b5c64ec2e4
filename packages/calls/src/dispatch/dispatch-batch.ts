import { addMs } from '@timbre/kernel';
import { accountScope } from '@timbre/store';
import type { CallDeps } from '../deps.ts';
import { tick } from './tick.ts';

/** More due batches than this wait for the next sweep. */
const SWEEP = 500;

/**
 * One look at a batch: admits due jobs into free slots, at most as many as the rate and the fair share allow, and
 * writes down when to look again. The lock only saves work, the slots are the cap: harmless to repeat.
 */
export const dispatchBatch =
  (deps: CallDeps) =>
  async ({ batch_id }: { batch_id: string }): Promise<void> => {
    const { store, clock, timings } = deps;
    const now = clock.now();
    const until = addMs(now, timings.dispatch_lock);
    const batch = await store.batches.dangerouslyAcrossAccountsLockForDispatch(
      batch_id,
      deps.worker_id,
      now,
      until,
    );
    if (batch === null) return;
    const scope = accountScope(batch.account_id);
    const account = await store.accounts.find(scope);
    if (account === null) return;

    const begun = performance.now();
    const { reason, next_at, short_of, pass, began, room, pass_on, ...counts } = await tick(
      deps,
      batch,
      account,
    );
    deps.counts.tick(reason, (performance.now() - begun) / 1_000);
    if (counts.admitted > 0 && batch.started_at === null)
      await store.batches.change(scope, batch_id, { set: { started_at: now } });
    const woken = await store.batches.unlockAfterDispatch(scope, batch, {
      next_at,
      short_of,
      pass,
      began,
      room,
    });
    deps.logger.debug('dispatch', { batch_id, reason, next_at, short_of, ...counts });
    if (reason === 'no_due_job') await deps.completeBatchIfDone(scope, batch_id);
    // A slot that was freed under this tick, slots that another batch took first, people who are being called: there
    // may be more.
    const again = woken || reason === 'page_full' || counts.admitted < counts.looked_at;
    for (const next of again ? [batch_id, ...pass_on] : pass_on)
      await deps.queue.enqueue('dispatch-tick', { batch_id: next });
  };

/** Wakes every running batch that is due for a look; runs every two seconds and covers lost wakes. */
export const sweepDispatch = (deps: CallDeps) => async (): Promise<void> => {
  const due = await deps.store.batches.dangerouslyAcrossAccountsListDue(deps.clock.now(), SWEEP);
  const ticks = due.map(({ batch_id }) => ({ payload: { batch_id } }));
  await deps.queue.enqueueMany('dispatch-tick', ticks);
};
