import { addMs } from '@timbre/kernel';
import { accountScope, type AccountDocument, type BatchDocument, type JobDocument } from '@timbre/store';
import type { CallDeps, Workspace } from '../deps.ts';
import type { FreeSlots } from './capacity.ts';
import { admitJob, type AdmissionResult } from './admit-job.ts';

/** Due jobs and the slots to try for them. */
export interface Page {
  batch: BatchDocument;
  account: AccountDocument;
  workspace: Workspace;
  due: JobDocument[];
  slots: FreeSlots;
}

const PARALLEL = 8;

/** Hands what was admitted to the queue, each for its instant: the first of a page does not wait for the last. */
const startCalls = (
  deps: CallDeps,
  entries: readonly { dial_at: Date }[],
  results: readonly AdmissionResult[],
): Promise<void> =>
  deps.queue.enqueueMany(
    'call-start',
    results.flatMap((result, n) =>
      result.kind === 'admitted'
        ? [{ payload: { attempt_id: result.attempt_id }, run_at: entries[n]?.dial_at }]
        : [],
    ),
  );

const countAdmissions = async (
  deps: CallDeps,
  batch: BatchDocument,
  results: AdmissionResult[],
): Promise<void> => {
  const admitted = results.filter((result) => result.kind === 'admitted').length;
  const failed = results.filter((result) => result.kind === 'no_phone').length;
  if (admitted + failed === 0) return;
  await deps.store.batches.adjust(accountScope(batch.account_id), batch.batch_id, {
    pending_jobs: -(admitted + failed),
    in_progress_jobs: admitted,
    failed_jobs: failed,
  });
};

/**
 * Admits a page of due jobs: reserves a dial instant for each, turns them into queued attempts, counts them, and
 * hands them to the queue. Returns how many were admitted; an instant reserved for a job that was not stays unused.
 */
export const admitPage = async (deps: CallDeps, page: Page, now: Date): Promise<number> => {
  const { batch, workspace, due } = page;
  const { dial_rates } = deps.store;
  const { workspace_id, calls_per_second } = workspace;
  // Other ticks reserve at the same moment: what lies beyond the horizon stays for the next look.
  const until = addMs(now, deps.timings.dispatch_horizon);
  const rate = await dial_rates.reserve(workspace_id, due.length, now, calls_per_second, until);
  const entries = due.slice(0, rate.granted).map((job, n) => ({
    ...page,
    job,
    dial_at: addMs(rate.first_at, n * rate.spacing_ms),
  }));
  const results: AdmissionResult[] = [];
  for (let from = 0; from < entries.length; from += PARALLEL) {
    const group = entries.slice(from, from + PARALLEL);
    const admitted = await Promise.all(group.map((entry) => admitJob(deps, entry)));
    // Counted before it can end: a campaign never shows fewer than no live calls.
    await countAdmissions(deps, batch, admitted);
    await startCalls(deps, group, admitted);
    results.push(...admitted);
  }
  return results.filter((result) => result.kind === 'admitted').length;
};
