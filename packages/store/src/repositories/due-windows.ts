import type { JobDocument } from '../documents/job.ts';
import { anyOf, between } from '../filters.ts';
import { direct } from '../direct.ts';
import type { Models } from '../models.ts';
import type { AccountScope } from '../scope.ts';

/** Which jobs of a batch are due. */
export interface DueQuery {
  batch_id: string;
  now: Date;
  /** Zones that are open; null stands for jobs without a zone of their own. undefined: all. */
  zones?: (string | null)[];
  limit: number;
  /** Nothing of this batch was due before. Given, the read does not depend on how many wait. */
  since?: Date;
}

/** The highest priority that a campaign can have; what old documents have above or between is found by a whole read. */
const HIGHEST = 10;
/** The first window is an instant: a thousand jobs of one import may have it in common. */
const FIRST_MS = 1;
const GROWTH = 4;
/** Campaigns are forgotten all at once above this; it costs each of them one longer search. */
const REMEMBERED = 5_000;

const ACROSS = {
  acrossAccounts:
    'a batch belongs to one account, which the results are held against; with the account in the filter a server may choose an index by account and read all that wait',
};

/** A query that knows that nothing of its batch was due before `since`. */
type WindowQuery = DueQuery & { since: Date };

/**
 * Finds due jobs in windows of time, so that the cost does not depend on how many wait: not every server stops
 * reading an index at the limit, but each reads only the keys between two bounds. Where the last search began is
 * remembered, and the time before it looked at again in one query, which finds nothing but stragglers.
 */
export const createDueWindows = ({ jobs }: Pick<Models, 'jobs'>) => {
  const hot = direct(jobs);
  /** Where to begin, in epoch milliseconds, by batch, zones and priority; Infinity where nothing was due. */
  const floors = new Map<string, number>();
  /** The highest priority that had due jobs at the last look, by batch and zones. */
  const tops = new Map<string, number>();

  const base = ({ batch_id, zones }: WindowQuery) => ({
    ...{ batch_id, status: 'pending' as const },
    ...(zones === undefined ? {} : { timezone: anyOf(zones) }),
  });

  const within = (query: WindowQuery, priority: number, from: number, to: number, limit: number) =>
    hot.find(
      { ...base(query), priority, reserved_until: between(new Date(from), new Date(to)) },
      { ...ACROSS, sort: { reserved_until: 1, _id: 1 }, limit },
    );

  const pageOf = async (
    query: WindowQuery,
    priority: number,
    key: string,
    limit: number,
  ): Promise<JobDocument[]> => {
    const since = query.since.getTime();
    const end = query.now.getTime() + 1;
    // Where nothing was due at the last look, little is now: one query.
    const floor = Math.max(since, Math.min(end, floors.get(key) ?? since));
    const page = floor > since ? await within(query, priority, since, floor, limit) : [];
    for (let from = floor, width = FIRST_MS; page.length < limit && from < end; width *= GROWTH) {
      const to = Math.min(from + width, end);
      page.push(...(await within(query, priority, from, to, limit - page.length)));
      from = to;
    }
    if (floors.size > REMEMBERED) floors.clear();
    floors.set(key, page[0]?.reserved_until.getTime() ?? Infinity);
    return page;
  };

  /** Where to begin: at the priority that had due jobs at the last look, unless a higher one has come since. */
  const highest = async (query: WindowQuery, key: string): Promise<number> => {
    const top = tops.get(key);
    if (top === undefined || top === HIGHEST) return HIGHEST;
    const above = await hot.findOne(
      { ...base(query), priority: between(top + 1, HIGHEST + 1) },
      { ...ACROSS, projection: { _id: 1 } },
    );
    return above === null ? top : HIGHEST;
  };

  /** Jobs of a batch that may be called now: down the priorities, oldest first. */
  return async (scope: AccountScope, query: WindowQuery): Promise<JobDocument[]> => {
    const key = `${query.batch_id}|${JSON.stringify(query.zones ?? 'all')}`;
    const found: JobDocument[] = [];
    for (let priority = await highest(query, key); priority > 0; priority--) {
      const page = await pageOf(query, priority, `${key}|${priority}`, query.limit - found.length);
      if (found.length === 0 && page.length > 0) tops.set(key, priority);
      found.push(...page);
      if (found.length >= query.limit) break;
    }
    if (found.length === 0) tops.delete(key);
    if (tops.size > REMEMBERED) tops.clear();
    return found.filter((job) => job.account_id === scope.account_id);
  };
};
