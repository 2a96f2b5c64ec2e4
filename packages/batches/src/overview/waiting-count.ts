import { MINUTE_MS, realClock, SECOND_MS } from '@timbre/kernel';
import type { AccountScope, BatchDocument, Store } from '@timbre/store';
import { existingAccount } from '../active-account.ts';
import { SCHEDULE_REASONS, waitingFilter, windowOf } from '../batch/waiting-schedule.ts';

/** People of a campaign who are not due are few at any moment; above this many they are counted where they are. */
const MANY = 5_000;
/** Campaigns are forgotten all at once above this; it costs each of them one count. */
const REMEMBERED = 1_000;
const KEEP_LEAST_MS = SECOND_MS;
const KEEP_MOST_MS = MINUTE_MS;
/** A count is kept a hundred times as long as it took: polling costs the database at most a hundredth of its time. */
const KEEP_FACTOR = 100;

type Waited = Pick<BatchDocument, 'batch_id' | 'epoch' | 'state' | 'pending_jobs'> & BatchDocument;

/**
 * How many pending jobs of a running batch wait for their hours: all that are due while its window is closed, else
 * those that were put off. Reads those who are not due, few among the many who are.
 */
const countWaiting = async (store: Store, scope: AccountScope, batch: Waited, now: Date): Promise<number> => {
  const account = await existingAccount(store, scope);
  const later = await store.overview_reads.dangerouslyAcrossAccountsNotDue(batch.batch_id, now, MANY + 1);
  if (later.length > MANY) return store.job_reads.count(scope, waitingFilter(batch, account, now));
  if (!windowOf(batch, account, null, now).open) return Math.max(0, batch.pending_jobs - later.length);
  return later.filter((reason) => (SCHEDULE_REASONS as readonly (string | null)[]).includes(reason)).length;
};

interface Counted {
  epoch: number;
  count: Promise<number>;
  /** Real time, in epoch milliseconds. */
  until: number;
  renewing: boolean;
}

/**
 * {@link countWaiting} for those who ask every few seconds: the last count of a batch is given again for a second, or
 * a hundred times as long as it took. An older one is given once more while it is counted anew, so that only the
 * first who asks waits. Settings and pauses make it count at once. Make one for a process.
 */
export const createWaitingCounts = (store: Store) => {
  const counted = new Map<string, Counted>();
  const begin = (scope: AccountScope, batch: Waited, now: Date): Counted => {
    const started = realClock.now().getTime();
    const entry: Counted = {
      epoch: batch.epoch,
      count: countWaiting(store, scope, batch, now),
      until: Infinity,
      renewing: false,
    };
    entry.count.then(
      () => {
        const ended = realClock.now().getTime();
        const keep_ms = (ended - started) * KEEP_FACTOR;
        entry.until = ended + Math.min(Math.max(keep_ms, KEEP_LEAST_MS), KEEP_MOST_MS);
      },
      () => {
        if (counted.get(batch.batch_id) === entry) counted.delete(batch.batch_id);
      },
    );
    return entry;
  };
  const keep = (batch_id: string, entry: Counted): Counted => {
    if (counted.size >= REMEMBERED) counted.clear();
    counted.set(batch_id, entry);
    return entry;
  };
  const renew = (scope: AccountScope, batch: Waited, now: Date, old: Counted): void => {
    old.renewing = true;
    const fresh = begin(scope, batch, now);
    fresh.count.then(
      () => keep(batch.batch_id, fresh),
      () => (old.renewing = false), // the next one who asks tries again
    );
  };

  return async (scope: AccountScope, batch: Waited, now: Date): Promise<number> => {
    if (batch.state !== 'running' || batch.pending_jobs === 0) return 0;
    const known = counted.get(batch.batch_id);
    if (known === undefined || known.epoch !== batch.epoch)
      return keep(batch.batch_id, begin(scope, batch, now)).count;
    if (known.until < realClock.now().getTime() && !known.renewing) renew(scope, batch, now, known);
    return known.count;
  };
};
