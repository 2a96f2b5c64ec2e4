import { accountScope, type BatchCounters, type BatchDocument } from '@timbre/store';
import { LIMIT, type Repair } from './repairs.ts';

const differs = (batch: BatchDocument, counted: BatchCounters): boolean =>
  (Object.keys(counted) as (keyof BatchCounters)[]).some((name) => batch[name] !== counted[name]);

/** Counters of running and paused campaigns, counted afresh: a crash between a job's move and its count leaves one off. */
export const recountBatches: Repair = async (deps) => {
  const { store } = deps;
  let corrected = 0;
  for (const batch of await store.batches.dangerouslyAcrossAccountsListIn(['running', 'paused'], LIMIT)) {
    const scope = accountScope(batch.account_id);
    const counted = await store.jobs.countByStatus(scope, batch.batch_id);
    const sums = await store.attempts.sumOfBatch(scope, batch.batch_id);
    const totals = { total_cost_micros: sums.cost_micros, total_seconds: sums.seconds };
    const moved = batch.total_cost_micros !== totals.total_cost_micros || batch.total_seconds !== totals.total_seconds;
    // While calls are live the two readings are of different moments; only a batch at rest can be corrected for good.
    if (counted.in_progress_jobs === 0 && (moved || differs(batch, counted))) {
      await store.batches.change(scope, batch.batch_id, { set: { ...counted, ...totals } });
      corrected++;
    }
    if (batch.state === 'running') await deps.completeBatchIfDone(scope, batch.batch_id);
  }
  return corrected;
};
