import { readCounters } from '@timbre/batches';
import type { AccountScope, BatchDocument, WaitingJob } from '@timbre/store';
import type { PreflightDeps } from './deps.ts';

/** Somebody who waits, and how many people stand behind them in a sample. */
export interface Waiting {
  job: WaitingJob;
  weight: number;
}

/** The people of a campaign that exists. */
export interface Roster {
  total: number;
  finished: number;
  in_progress: number;
  /** People who wait for balance. */
  suspended: number;
  /** People who wait for a call. */
  pending: number;
  waiting: Waiting[];
  /** True when `waiting` is a sample. */
  sampled: boolean;
}

/** Up to this many people are read one by one; of more, a sample stands for all. */
const EXACT_UP_TO = 2_000;

const isDue = (job: WaitingJob, now: Date): boolean => job.reserved_until <= now;

/** Each of a group stands for its part of `count`; a group of which nobody was met is left to the others. */
const weighted = (jobs: readonly WaitingJob[], count: number): Waiting[] =>
  jobs.map((job) => ({ job, weight: count / jobs.length }));

const sample = async (
  { store }: PreflightDeps,
  scope: AccountScope,
  batch_id: string,
  { pending, size, now }: { pending: number; size: number; now: Date },
): Promise<Waiting[]> => {
  const [jobs, due] = await Promise.all([
    store.preflight_reads.sampleWaiting(scope, batch_id, size),
    store.job_reads.count(scope, { batch_id, statuses: ['pending'], due_by: now }),
  ]);
  const now_due = jobs.filter((job) => isDue(job, now));
  const later = jobs.filter((job) => !isDue(job, now));
  if (now_due.length === 0 || later.length === 0) return weighted(jobs, pending);
  const due_count = Math.min(due, pending);
  return [...weighted(now_due, due_count), ...weighted(later, pending - due_count)];
};

/**
 * Who is left in a campaign: every one of up to 2,000, else about `size` of them that stand for all, met evenly over
 * priorities and due instants. Bounded whatever the size of the campaign.
 */
export const readRoster = async (
  deps: PreflightDeps,
  scope: AccountScope,
  batch: BatchDocument,
  size: number,
): Promise<Roster> => {
  const counters = readCounters(batch);
  const { pending_jobs, suspended_jobs: suspended, in_progress_jobs: in_progress } = counters;
  const finished = counters.completed_jobs + counters.failed_jobs + counters.cancelled_jobs;
  const roster = { total: counters.total_jobs, finished, in_progress, suspended };
  if (pending_jobs === 0) return { ...roster, pending: 0, waiting: [], sampled: false };
  const { batch_id } = batch;
  if (pending_jobs <= Math.min(size, EXACT_UP_TO)) {
    const jobs = await deps.store.preflight_reads.listWaiting(scope, batch_id, EXACT_UP_TO);
    return { ...roster, pending: jobs.length, waiting: weighted(jobs, jobs.length), sampled: false };
  }
  const given = { pending: pending_jobs, size, now: deps.clock.now() };
  const waiting = await sample(deps, scope, batch_id, given);
  return { ...roster, pending: pending_jobs, waiting, sampled: true };
};
