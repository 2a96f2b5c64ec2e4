import type { JobStatus } from '../documents/job.ts';
import { dueBy, lessThan } from '../filters.ts';
import type { Models } from '../models.ts';
import type { AccountScope } from '../scope.ts';

/** Jobs that share a word, and when the first of them is due. */
export interface JobGroup {
  word: string | null;
  count: number;
  next_at: Date | null;
}

/** Groups of at most so many jobs; `seen` tells whether there were more. */
export interface JobGroups {
  seen: number;
  groups: JobGroup[];
}

interface Row {
  _id: string | null;
  n: number;
  next_at: Date | null;
}

/** A campaign has a handful of priorities; more than these are left uncounted. */
const PRIORITIES = 20;

const grouped = (rows: Row[]): JobGroups => ({
  seen: rows.reduce((sum, row) => sum + row.n, 0),
  groups: rows.map(({ _id, n, next_at }) => ({ word: _id, count: n, next_at })),
});

const merged = (parts: JobGroups[]): JobGroups => {
  const byWord = new Map<string | null, JobGroup>();
  for (const group of parts.flatMap(({ groups }) => groups)) {
    const known = byWord.get(group.word) ?? { word: group.word, count: 0, next_at: null };
    const instants = [known.next_at, group.next_at].flatMap((at) => (at === null ? [] : [at.getTime()]));
    byWord.set(group.word, {
      word: group.word,
      count: known.count + group.count,
      next_at: instants.length === 0 ? null : new Date(Math.min(...instants)),
    });
  }
  return { seen: parts.reduce((sum, part) => sum + part.seen, 0), groups: [...byWord.values()] };
};

/**
 * Counts of a campaign's jobs by what keeps them. Every read is bounded: what waits for its instant is found behind
 * the dispatcher's own index, so jobs that are due cost nothing, however many there are.
 */
export const createExplainReadRepository = ({ jobs }: Models) => {
  const base = (scope: AccountScope, batch_id: string, status: JobStatus) => ({
    account_id: scope.account_id,
    batch_id,
    status,
  });

  /** The priorities among jobs of one status, one index seek each. */
  const priorities = async (filter: Record<string, unknown>): Promise<number[]> => {
    const found: number[] = [];
    for (let n = 0; n < PRIORITIES; n++) {
      const below = found.at(-1);
      const top = await jobs
        .findOne(
          { ...filter, ...(below === undefined ? {} : { priority: lessThan(below) }) },
          { priority: 1 },
        )
        .sort({ priority: -1 })
        .lean<{ priority: number }>();
      if (top === null) break;
      found.push(top.priority);
    }
    return found;
  };

  const groupBy = async (match: Record<string, unknown>, field: string, limit: number): Promise<JobGroups> =>
    grouped(
      await jobs.aggregate<Row>([
        { $match: match },
        { $limit: limit },
        { $group: { _id: `$${field}`, n: { $sum: 1 }, next_at: { $min: '$reserved_until' } } },
      ]),
    );

  return {
    /** Pending jobs that are not due at `now`, by `wait_reason`; of each priority at most `limit`. */
    async waitingByReason(
      scope: AccountScope,
      batch_id: string,
      now: Date,
      limit: number,
    ): Promise<JobGroups> {
      const filter = base(scope, batch_id, 'pending');
      const parts: JobGroups[] = [];
      for (const priority of await priorities(filter)) {
        const match = { ...filter, priority, reserved_until: { $gt: now } };
        parts.push(await groupBy(match, 'wait_reason', limit));
      }
      return merged(parts);
    },

    /** Pending jobs that are due at `now`, by the zone of their person; at most `limit`. */
    dueByZone: (scope: AccountScope, batch_id: string, now: Date, limit: number): Promise<JobGroups> =>
      groupBy({ ...base(scope, batch_id, 'pending'), reserved_until: { $lte: now } }, 'timezone', limit),

    /** How many pending jobs are due at `now`, counted up to `limit`. */
    countDue: (scope: AccountScope, batch_id: string, now: Date, limit: number): Promise<number> =>
      jobs.countDocuments({ ...base(scope, batch_id, 'pending'), reserved_until: dueBy(now) }, { limit }),

    /** Jobs of one final status by the sentence that they show (`last_error`) or by what they waited for. */
    endedBy: (
      scope: AccountScope,
      batch_id: string,
      status: 'failed' | 'cancelled',
      field: 'last_error' | 'wait_reason',
      limit: number,
    ): Promise<JobGroups> => groupBy(base(scope, batch_id, status), field, limit),
  };
};
