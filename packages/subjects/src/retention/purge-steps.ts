import { addMs, DAY_MS, realClock } from '@timbre/kernel';
import type { AccountScope, AttemptDocument, JobDocument, RetentionDays } from '@timbre/store';
import type { EraseDeps } from '../deps.ts';
import { erasedAttempt, erasedJob } from '../erase/erased.ts';
import { ERASED } from '../erase/scrub.ts';

/** One stretch of a night's work. */
export interface PurgeOf {
  scope: AccountScope;
  days: RetentionDays;
  now: Date;
  /** Where the step goes on; null: at the oldest. */
  from: Date | null;
}

/** What a stretch did. `mark`: where the next one begins; `more`: there is a next one now. */
export interface Purged {
  count: number;
  mark: Date | null;
  more: boolean;
}

/** One kind of data that is not kept for ever. */
export interface PurgeStep {
  /** Purges a page and answers how far it came. */
  purge(deps: EraseDeps, of: PurgeOf): Promise<Purged>;
  /** How much a whole purge would take now. */
  count(deps: Pick<EraseDeps, 'store'>, of: PurgeOf): Promise<number>;
}

const PAGE = 200;
const ONE_PAGE_OF_CALLS = 25;

/** A file that waits to be read is read within minutes. */
const FILE_MS = DAY_MS;

/** Retell repeats its events within hours and stored events end after 30 days. */
const LATE_EVENTS_MS = 31 * DAY_MS;

const daysAgo = (now: Date, days: number): Date => addMs(now, -days * DAY_MS);

const purged = <T>(page: readonly T[], limit: number, from: Date | null, at: (last: T) => Date): Purged => {
  const last = page.at(-1);
  return { count: page.length, mark: last === undefined ? from : at(last), more: page.length === limit };
};

const WORDS = ['transcript', 'call_analysis', 'recording_url', 'collected_dynamic_variables'];
const WORDLESS = Object.fromEntries(WORDS.map((key) => [`call_result.summary.${key}`, null]));

const transcripts: PurgeStep = {
  async purge({ store }, { scope, days, now, from }) {
    const stretch = { from, before: daysAgo(now, days.transcripts_days) };
    const page = await store.erasure.listSpoken(scope, { ...stretch, limit: PAGE });
    for (const attempt of page) {
      await store.erasure.changeShown(scope, attempt, WORDLESS);
      await store.erasure.changeAttempt(scope, attempt.attempt_id, { conversation: null });
    }
    return purged(page, PAGE, from, (last: AttemptDocument) => last.intent_at);
  },
  count: ({ store }, { scope, days, now }) =>
    store.erasure.countSpoken(scope, { from: null, before: daysAgo(now, days.transcripts_days) }),
};

const recordings: PurgeStep = {
  async purge({ store, deleteRecordings }, { scope, days, now, from }) {
    const before = daysAgo(now, days.recordings_days);
    const page = await store.retention.listRecordings(scope, { before, limit: ONE_PAGE_OF_CALLS });
    if (page.length > 0) await deleteRecordings(scope, page);
    return { count: page.length, mark: from, more: page.length === ONE_PAGE_OF_CALLS };
  },
  count: ({ store }, { scope, days, now }) =>
    store.retention.countRecordings(scope, daysAgo(now, days.recordings_days)),
};

const attempts: PurgeStep = {
  async purge({ store }, { scope, days, now, from }) {
    const stretch = { from, before: daysAgo(now, days.attempts_days) };
    const page = await store.erasure.listOldAttempts(scope, { ...stretch, limit: PAGE });
    for (const attempt of page)
      await store.erasure.changeAttempt(scope, attempt.attempt_id, erasedAttempt(attempt, ERASED, now));
    return purged(page, PAGE, from, (last: AttemptDocument) => last.intent_at);
  },
  count: ({ store }, { scope, days, now }) =>
    store.erasure.countOldAttempts(scope, { from: null, before: daysAgo(now, days.attempts_days) }),
};

const jobs: PurgeStep = {
  async purge({ store }, { scope, days, now, from }) {
    const stretch = { from, before: daysAgo(now, days.attempts_days) };
    const page = await store.erasure.listOldJobs(scope, { ...stretch, limit: PAGE });
    for (const job of page)
      await store.erasure.changeJob(scope, job.job_id, erasedJob(scope, job, ERASED, now));
    const done = purged(page, PAGE, from, (last: JobDocument) => last.created_at);
    // A job that was still open tonight is met again another night: each night begins at the oldest.
    return done.more ? done : { ...done, mark: null };
  },
  count: ({ store }, { scope, days, now }) =>
    store.erasure.countOldJobs(scope, { from: null, before: daysAgo(now, days.attempts_days) }),
};

const audit: PurgeStep = {
  async purge({ store }, { scope, days, now, from }) {
    const count = await store.retention.removeAudit(scope, daysAgo(now, days.audit_days), PAGE);
    return { count, mark: from, more: count === PAGE };
  },
  count: ({ store }, { scope, days, now }) =>
    store.retention.countAudit(scope, daysAgo(now, days.audit_days)),
};

/** Uploaded files go once they are read; this takes what a worker left behind that died. */
const files: PurgeStep = {
  async purge({ store }, { scope, from }) {
    const before = addMs(realClock.now(), -FILE_MS);
    return { count: await store.retention.removeFiles(scope, before, false), mark: from, more: false };
  },
  count: ({ store }, { scope }) => store.retention.removeFiles(scope, addMs(realClock.now(), -FILE_MS), true),
};

const MOST_CALLS = 5_000;

/** What Retell repeated of a call after its person was erased. */
const late_events: PurgeStep = {
  async purge({ store }, { scope, now, from }) {
    let count = 0;
    for (const { subject_key } of await store.subject_requests.finishedErasures(
      scope,
      addMs(now, -LATE_EVENTS_MS),
    )) {
      const erased = await store.subject_reads.attemptsOf(scope, subject_key, MOST_CALLS);
      const calls = erased.flatMap(({ retell_call_id }) => retell_call_id ?? []);
      count += await store.erasure.removeWebhookEvents(calls);
    }
    return { count, mark: from, more: false };
  },
  count: () => Promise.resolve(0),
};

/** What a night purges, in this order. */
export const PURGE_STEPS: Readonly<Record<string, PurgeStep>> = {
  transcripts,
  recordings,
  attempts,
  jobs,
  audit,
  files,
  late_events,
};

/** The names of the steps, in order. */
export const PURGE_ORDER = Object.keys(PURGE_STEPS);
