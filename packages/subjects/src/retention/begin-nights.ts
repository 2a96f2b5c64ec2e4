import { localTime } from '@timbre/evidence';
import { addMs, DAY_MS } from '@timbre/kernel';
import { accountScope, type RetentionRunDocument } from '@timbre/store';
import type { SubjectDeps } from '../deps.ts';
import { PURGE_ORDER } from './purge-steps.ts';

/** At this hour of the account's own clock nobody is called and few look. */
const NIGHT_HOUR = 3;

/** How long runs are kept for whoever asks what was purged. */
const RUN_KEPT_MS = 400 * DAY_MS;

const nightOf = (now: Date, zone: string): string | null => {
  const local = localTime(now, zone);
  return Number(local.slice(11, 13)) >= NIGHT_HOUR ? local.slice(0, 10) : null;
};

/** A run goes on in time where the one before it stopped; the first of each month looks at everything again. */
const marksFor = (day: string, last: RetentionRunDocument | null): RetentionRunDocument['marks'] =>
  day.endsWith('-01') ? {} : (last?.marks ?? {});

/** The run of an account on one local day, as it begins. */
const newRun = (
  account_id: string,
  day: string,
  last: RetentionRunDocument | null,
  now: Date,
): RetentionRunDocument => ({
  _id: `ret_${account_id}_${day}`,
  account_id,
  day,
  step: PURGE_ORDER[0] ?? null,
  marks: marksFor(day, last),
  counts: {},
  started_at: now,
  finished_at: null,
  next_at: now,
  until: addMs(now, RUN_KEPT_MS),
});

/**
 * Begins the purge of every account whose night has come: once a local day, from three o'clock on, late if nothing ran
 * then. Returns the ids of the runs that this call began.
 */
export const beginNights =
  ({ store, clock }: SubjectDeps) =>
  async (): Promise<string[]> => {
    const now = clock.now();
    const accounts = await store.retention.dangerouslyAcrossAccountsAll();
    const due = accounts.flatMap(({ account_id, timezone }) => {
      const day = nightOf(now, timezone);
      return day === null ? [] : [{ account_id, day, _id: `ret_${account_id}_${day}` }];
    });
    const begun = await store.retention.dangerouslyAcrossAccountsBegun(due.map(({ _id }) => _id));
    const fresh: string[] = [];
    for (const { account_id, day, _id } of due.filter((night) => !begun.has(night._id))) {
      const last = await store.retention.lastRun(accountScope(account_id));
      if (await store.retention.insertRun(newRun(account_id, day, last, now))) fresh.push(_id);
    }
    return fresh;
  };
