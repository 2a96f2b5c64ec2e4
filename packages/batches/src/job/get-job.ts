import { notFound } from '@timbre/kernel';
import type { AccountScope, AttemptDocument, JobRecord, Store } from '@timbre/store';
import { isDocumentId } from '../batch/find-batch.ts';
import type { BatchDeps } from '../deps.ts';
import { viewJobs, type JobView } from './view-jobs.ts';

type Deps = Pick<BatchDeps, 'store' | 'clock'>;

/** A job of the account by either id, as it is stored; null when there is none. */
export const storedJob = async (store: Store, scope: AccountScope, id: string): Promise<JobRecord | null> =>
  isDocumentId(id)
    ? store.job_reads.findByDocumentId(scope, id)
    : ((await store.jobs.find(scope, id)) as JobRecord | null);

/** One job as clients read it. Throws 404 `Job not found`, also for one that went with its batch. */
export const getJob =
  (deps: Deps) =>
  async (scope: AccountScope, id: string): Promise<JobView> => {
    const job = await storedJob(deps.store, scope, id);
    const [view] = job === null ? [] : await viewJobs(deps, scope, [job]);
    if (view === undefined) throw notFound('Job not found');
    return view;
  };

/** The dials of one job, oldest first, and the batch that its owner knows (null: none). Throws 404 `Job not found`. */
export const listJobAttempts =
  (deps: Deps) =>
  async (
    scope: AccountScope,
    id: string,
  ): Promise<{ attempts: AttemptDocument[]; batch_id: string | null }> => {
    const { job, batch } = await getJob(deps)(scope, id);
    const attempts = await deps.store.attempts.listOfJob(scope, job.job_id);
    return { attempts, batch_id: batch.implicit ? null : batch.batch_id };
  };
