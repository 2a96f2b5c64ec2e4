import { BY_ITSELF, recordBatchChange, resumedNotice, tellAccount } from '@timbre/batches';
import { accountScope } from '@timbre/store';
import type { CallDeps } from '../deps.ts';

/** A top-up came: jobs that waited for money wait for their turn again, in campaigns that paused for that reason only. */
export const resumeAfterTopUp =
  (deps: CallDeps) =>
  async (input: { account_id: string }): Promise<void> => {
    const { store, clock } = deps;
    const scope = accountScope(input.account_id);
    for (const batch of await store.batches.listPaused(scope, 'no_balance')) {
      const now = clock.now();
      await store.jobs.resumeSuspended(scope, batch.batch_id, now);
      const counted = await store.jobs.countByStatus(scope, batch.batch_id);
      const resumed = await store.batches.change(scope, batch.batch_id, {
        from: ['paused'],
        set: {
          ...counted,
          state: 'running',
          is_active: true,
          pause_reason: null,
          updated_at: now,
          'dispatch.next_at': now,
        },
        bump_epoch: true,
      });
      if (resumed === null) continue;
      const told = { action: 'batch.resumed', before: batch, after: resumed };
      await recordBatchChange(deps, scope, BY_ITSELF, told);
      await tellAccount(deps, resumedNotice(resumed));
      await deps.queue.enqueue('dispatch-tick', { batch_id: batch.batch_id });
    }
  };
