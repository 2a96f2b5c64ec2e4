import type { JobDocument, JobStatus } from '../documents/job.ts';
import { dueBy, greaterThan } from '../filters.ts';
import type { Models } from '../models.ts';
import type { AccountScope } from '../scope.ts';

/** Jobs that share a word, and when the first of them is due. */
export interface JobGroup {
  word: string | null;
  count: number;
  next_at: Date | null;
}

/** Groups of the jobs that were read; `seen` is how many those were. */
export interface JobGroups {
  seen: number;
  groups: JobGroup[];
}

type Word = 'wait_reason' | 'last_error';
type Row = Pick<JobDocument, Word | 'reserved_until'>;

// Named, because the account in the filter would tempt a planner into an index that knows nothing of the batch.
const BY_STATUS = { batch_id: 1, status: 1 } as const;
const BY_DUE = { ...BY_STATUS, priority: -1, reserved_until: 1, _id: 1 } as const;

const grouped = (rows: Row[], field: Word): JobGroups => {
  const byWord = new Map<string | null, JobGroup>();
  for (const row of rows) {
    const word = row[field] ?? null;
    const group = byWord.get(word) ?? { word, count: 0, next_at: null };
    group.count++;
    if (group.next_at === null || row.reserved_until < group.next_at) group.next_at = row.reserved_until;
    byWord.set(word, group);
  }
  return { seen: rows.length, groups: [...byWord.values()] };
};

/**
 * Counts of a campaign's jobs by what keeps them. Every read is bounded: what waits for its instant is found behind
 * the dispatcher's own index, so that jobs which are due are not read, however many there are.
 */
export const createExplainReadRepository = ({ jobs }: Models) => {
  const base = (scope: AccountScope, batch_id: string, status: JobStatus) => ({
    account_id: scope.account_id,
    batch_id,
    status,
  });

  return {
    /** Pending jobs that are not due at `now`, by `wait_reason`; at most `limit`. */
    async waitingByReason(
      scope: AccountScope,
      batch_id: string,
      now: Date,
      limit: number,
    ): Promise<JobGroups> {
      const rows = await jobs
        .find(
          { ...base(scope, batch_id, 'pending'), reserved_until: greaterThan(now) },
          { _id: 0, wait_reason: 1, reserved_until: 1 },
        )
        .hint(BY_DUE)
        .limit(limit)
        .lean<Row[]>();
      return grouped(rows, 'wait_reason');
    },

    /** How many pending jobs are due at `now`, counted up to `limit`. */
    countDue: (scope: AccountScope, batch_id: string, now: Date, limit: number): Promise<number> =>
      jobs.countDocuments(
        { ...base(scope, batch_id, 'pending'), reserved_until: dueBy(now) },
        { limit, hint: BY_DUE },
      ),

    /** Jobs of one final status by the sentence that they show (`last_error`) or by what they waited for. */
    async endedBy(
      scope: AccountScope,
      batch_id: string,
      status: 'failed' | 'cancelled',
      field: Word,
      limit: number,
    ): Promise<JobGroups> {
      const rows = await jobs
        .find(base(scope, batch_id, status), { _id: 0, [field]: 1, reserved_until: 1 })
        .hint(BY_STATUS)
        .limit(limit)
        .lean<Row[]>();
      return grouped(rows, field);
    },
  };
};
