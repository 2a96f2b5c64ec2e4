import type { AccountScope, BatchDocument, JobDocument } from '@timbre/store';
import type { BatchDeps } from '../deps.ts';
import { reopenBatch } from '../batch/complete-batch.ts';

/** Zones of contacts that the batch's own windows do not cover. */
export const zonesBeside = (
  batch: BatchDocument,
  jobs: readonly Pick<JobDocument, 'timezone'>[],
): string[] => [
  ...new Set(
    jobs
      .map((job) => job.timezone)
      .filter((zone): zone is string => zone !== null && zone !== batch.call_settings.timezone),
  ),
];

/**
 * Stores jobs of an open batch, counts those that are new, lets a completed batch run again and wakes the dispatcher.
 * Jobs whose deduplication key exists are left as they are. Returns how many are new.
 */
export const storeJobs = async (
  deps: Pick<BatchDeps, 'store' | 'clock' | 'wake'>,
  scope: AccountScope,
  batch: BatchDocument,
  jobs: JobDocument[],
): Promise<number> => {
  const stored = jobs.length === 0 ? 0 : await deps.store.jobs.insertMany(jobs);
  if (stored === 0) return 0;
  // Counted before the batch is reopened: completing looks at the counters once more after its own write.
  await deps.store.imports.admitJobs(
    scope,
    batch.batch_id,
    stored,
    zonesBeside(batch, jobs),
    deps.clock.now(),
  );
  await reopenBatch(deps)(scope, batch.batch_id);
  await deps.wake(scope.account_id, batch.batch_id);
  return stored;
};
