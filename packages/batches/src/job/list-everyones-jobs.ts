import type { Page, Paged } from '@timbre/kernel';
import { accountScope, type JobRecord } from '@timbre/store';
import { SCHEDULE_REASONS } from '../batch/waiting-schedule.ts';
import type { BatchDeps } from '../deps.ts';
import { storedStatuses } from './job-status.ts';
import { viewJobs, type JobView } from './view-jobs.ts';

type Deps = Pick<BatchDeps, 'store' | 'clock'>;

/** Each account's rules read its own jobs; the order of the page stays. */
const viewsOf = async (deps: Deps, jobs: readonly JobRecord[]): Promise<JobView[]> => {
  const accounts = [...new Set(jobs.map((job) => job.account_id))];
  const groups = await Promise.all(
    accounts.map((account_id) =>
      viewJobs(
        deps,
        accountScope(account_id),
        jobs.filter((job) => job.account_id === account_id),
      ),
    ),
  );
  const views = new Map(groups.flat().map((view) => [view.job.job_id, view]));
  return jobs.flatMap(({ job_id }) => views.get(job_id) ?? []);
};

/**
 * A page of the jobs of every account, newest first, for a platform credential that names none. Throws 400
 * `Invalid status: x`.
 */
export const listEveryonesJobs =
  (deps: Deps) =>
  async ({ status, ...page }: Page & { status?: string }): Promise<Paged<JobView>> => {
    const { results_reads } = deps.store;
    const filter = {
      ...(status === undefined ? {} : { statuses: storedStatuses(status) }),
      ...(status === 'waiting_schedule' ? { wait_reasons: SCHEDULE_REASONS } : {}),
    };
    const [jobs, total] = await Promise.all([
      results_reads.dangerouslyAcrossAccountsListJobs(filter, page),
      results_reads.dangerouslyAcrossAccountsCountJobs(filter),
    ]);
    return { items: await viewsOf(deps, jobs), total };
  };
