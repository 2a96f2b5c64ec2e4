import { HOUR_MS } from '@timbre/kernel';
import { accountScope, type BatchCounters, type BatchDocument } from '@timbre/store';
import type { CallDeps } from '../deps.ts';
import { LIMIT, type Repair } from './repairs.ts';

type Totals = Pick<BatchDocument, keyof BatchCounters | 'total_cost_micros' | 'total_seconds'>;

const differs = (batch: BatchDocument, counted: Totals): boolean =>
  (Object.keys(counted) as (keyof Totals)[]).some((name) => batch[name] !== counted[name]);

/** Jobs and attempts of a batch, counted afresh; null while calls are live: the two readings would not fit. */
const recount = async (deps: CallDeps, batch: BatchDocument): Promise<Totals | null> => {
  const { store } = deps;
  const scope = accountScope(batch.account_id);
  if ((await store.attempts.countOpen(scope, batch.batch_id)) > 0) return null;
  const counted = await store.jobs.countByStatus(scope, batch.batch_id);
  const { cost_micros, seconds } = await store.attempts.sumOfBatch(scope, batch.batch_id);
  const begun = await store.attempts.countOpen(scope, batch.batch_id);
  if (begun > 0 || counted.in_progress_jobs > 0) return null;
  return { ...counted, total_cost_micros: cost_micros, total_seconds: seconds };
};

/**
 * Counters of campaigns that run, wait, or ended within the hour: a crash between a job's move and its count leaves
 * one off. Corrected when the campaign is at rest.
 */
export const recountBatches: Repair = async (deps) => {
  const { store, clock } = deps;
  const since = new Date(clock.now().getTime() - HOUR_MS);
  let corrected = 0;
  for (const batch of await store.batches.dangerouslyAcrossAccountsListToRecount(since, LIMIT)) {
    const scope = accountScope(batch.account_id);
    const counted = await recount(deps, batch);
    if (counted !== null && differs(batch, counted)) {
      await store.batches.change(scope, batch.batch_id, { set: counted });
      corrected++;
    }
    if (batch.state === 'running') await deps.completeBatchIfDone(scope, batch.batch_id);
  }
  return corrected;
};
