import type { JobStatus } from '@timbre/store';
import { bornAt, documentId, moment, type Legacy } from './values.ts';
import { statusOf } from './map-job.ts';

/** Which of two jobs of one person stands for both: who was reached is not called again, who waits beats who failed. */
const RANK: Readonly<Record<JobStatus, number>> = {
  completed: 0,
  done: 0,
  in_progress: 1,
  pending: 2,
  scheduled: 2,
  suspended: 3,
  failed: 4,
  cancelled: 5,
};

interface Candidate {
  id: string;
  rank: number;
  born: number;
}

/** The jobs that stand for their persons, one for each key. */
export interface Keepers {
  consider(job: Legacy, key: string): void;
  /** Whether this job is the one of its key. */
  isKeeper(job: Legacy, key: string): boolean;
}

const LATE = Number.MAX_SAFE_INTEGER;

const better = (one: Candidate, other: Candidate): boolean => {
  if (one.rank !== other.rank) return one.rank < other.rank;
  return one.born === other.born ? one.id < other.id : one.born < other.born;
};

/** Chooses among twins: by status, then the older one. The same choice whatever the order in which they come. */
export const openKeepers = (): Keepers => {
  const best = new Map<string, Candidate>();
  return {
    consider(job, key) {
      const status = statusOf(job);
      if (status === undefined) return;
      const born = (moment(job.created_at) ?? bornAt(job))?.getTime() ?? LATE;
      const candidate = { id: documentId(job), rank: RANK[status], born };
      const known = best.get(key);
      if (known === undefined || better(candidate, known)) best.set(key, candidate);
    },
    isKeeper: (job, key) => best.get(key)?.id === documentId(job),
  };
};
