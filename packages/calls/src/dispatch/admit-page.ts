import { addMs } from '@timbre/kernel';
import {
  accountScope,
  type AccountDocument,
  type BatchDocument,
  type JobDocument,
  type SlotDocument,
} from '@timbre/store';
import type { CallDeps, Workspace } from '../deps.ts';
import { admitJob, type AdmissionResult } from './admit-job.ts';

/** Due jobs and the slots to try for them, one set each. */
export interface Page {
  batch: BatchDocument;
  account: AccountDocument;
  workspace: Workspace;
  due: JobDocument[];
  slots: SlotDocument[][];
}

const PARALLEL = 8;

const inGroups = async <T, R>(items: T[], size: number, work: (item: T) => Promise<R>): Promise<R[]> => {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += size) {
    results.push(...(await Promise.all(items.slice(from, from + size).map(work))));
  }
  return results;
};

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
  const { batch, workspace, due, slots } = page;
  const { dial_rates } = deps.store;
  const rate = await dial_rates.reserve(workspace.workspace_id, due.length, now, workspace.calls_per_second);
  const entries = due.map((job, n) => ({
    ...page,
    job,
    slots: slots[n] ?? [],
    dial_at: addMs(rate.first_at, n * rate.spacing_ms),
  }));
  const results = await inGroups(entries, PARALLEL, (entry) => admitJob(deps, entry));
  await countAdmissions(deps, batch, results);
  const starts = results.flatMap((result, n) =>
    result.kind === 'admitted'
      ? [{ payload: { attempt_id: result.attempt_id }, run_at: entries[n]?.dial_at }]
      : [],
  );
  await deps.queue.enqueueMany('call-start', starts);
  return starts.length;
};
