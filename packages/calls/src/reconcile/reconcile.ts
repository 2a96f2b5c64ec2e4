import type { CallDeps } from '../deps.ts';
import { tripBreakers } from '../breakers/trip-breakers.ts';
import { followUpStops } from '../stop/follow-up-stops.ts';
import { mendDayHolds } from './mend-day-holds.ts';
import { recountBatches } from './recount-batches.ts';
import {
  resettleInterrupted,
  freeOrphans,
  mendWallets,
  requeueClosings,
  requeueLostLookUps,
  requeueLostPolls,
  requeueLostStarts,
  requeueWebhooks,
  resumeImports,
  resolveExpiredLeases,
  returnOrphanJobs,
  type Repair,
} from './repairs.ts';

/** In this order: what is found first may free what a later line looks for. */
const REPAIRS: Record<string, Repair> = {
  lost_starts: requeueLostStarts,
  expired_leases: resolveExpiredLeases,
  lost_look_ups: requeueLostLookUps,
  lost_polls: requeueLostPolls,
  lost_webhooks: requeueWebhooks,
  interrupted_ends: resettleInterrupted,
  orphan_jobs: returnOrphanJobs,
  orphan_slots_and_locks: freeOrphans,
  wallets: mendWallets,
  day_holds: mendDayHolds,
  unfinished_closings: requeueClosings,
  emergency_stops: followUpStops,
  breakers: tripBreakers,
  lost_imports: resumeImports,
  counters: recountBatches,
};

/**
 * Mends what crashes, lost jobs and lost messages left, every 30 s. Each line is idempotent and two reconcilers at
 * once do no harm; one that fails does not keep the others from running.
 */
export const reconcile = (deps: CallDeps) => async (): Promise<void> => {
  const before = new Date(deps.clock.now().getTime() - deps.timings.settled_grace);
  const failures: unknown[] = [];
  for (const [what, repair] of Object.entries(REPAIRS)) {
    try {
      const mended = await repair(deps, before);
      if (mended === 0) continue;
      deps.counts.repaired(what, mended);
      deps.logger.info('reconciled', { what, mended });
    } catch (error) {
      failures.push(error);
      deps.logger.error('a repair failed', { what, error: String(error) });
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'reconcile');
};
