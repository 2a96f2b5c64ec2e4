import type { AttemptDocument } from '../documents/attempt.ts';
import type { BatchDocument } from '../documents/batch.ts';
import type { JobDocument } from '../documents/job.ts';
import { anyOf, atLeast, greaterThan, lessThan, not } from '../filters.ts';
import type { Models } from '../models.ts';
import type { AccountScope } from '../scope.ts';
import { WAITING_STATUSES } from './jobs.ts';

/** What is read of a job that waits. */
export type WaitingJob = Pick<
  JobDocument,
  | 'job_id'
  | 'person_key'
  | 'contact'
  | 'phone_states'
  | 'timezone'
  | 'attempts'
  | 'extra_attempts'
  | 'reserved_until'
  | 'wait_reason'
>;

/** What is read of a finished call. */
export type FinishedCall = Pick<
  AttemptDocument,
  'batch_id' | 'intent_at' | 'sent_at' | 'ended_at' | 'outcome' | 'duration_ms'
>;

/** A batch that has people left to call, as far as sharing slots with it goes. */
export type SharingBatch = Pick<BatchDocument, 'batch_id' | 'account_id' | 'priority'>;

const JOB_FIELDS = {
  _id: 0,
  job_id: 1,
  person_key: 1,
  'contact.phones': 1,
  'contact.next_phone_index': 1,
  phone_states: 1,
  timezone: 1,
  attempts: 1,
  extra_attempts: 1,
  reserved_until: 1,
  wait_reason: 1,
};
const CALL_FIELDS = {
  _id: 0,
  batch_id: 1,
  intent_at: 1,
  sent_at: 1,
  ended_at: 1,
  outcome: 1,
  duration_ms: 1,
};
const SHARING_FIELDS = { _id: 0, batch_id: 1, account_id: 1, priority: 1 };

/** A sample smaller than this is taken from both ends of the waiting only; a larger one from between as well. */
const SMALL = 400;
const INNER_PAGES = 6;
const PRIORITIES = 10;

/** Reads that reckon what a campaign will do. Each is bounded, whatever the size of the campaign. */
export const createPreflightReadRepository = ({ jobs, call_attempts, batches }: Models) => {
  const waitingOf = (scope: AccountScope, batch_id: string) => ({
    account_id: scope.account_id,
    batch_id,
    status: anyOf(WAITING_STATUSES),
  });

  /** Jobs from one end of a range of due instants inwards. */
  const page = (
    base: Record<string, unknown>,
    { from, direction, limit }: { from?: number; direction: 1 | -1; limit: number },
  ): Promise<WaitingJob[]> =>
    jobs
      .find(
        { ...base, ...(from === undefined ? {} : { reserved_until: atLeast(new Date(from)) }) },
        JOB_FIELDS,
      )
      .sort({ reserved_until: direction, _id: direction })
      .limit(limit)
      .lean<WaitingJob[]>();

  /** Jobs of one priority: its earliest and latest, and of a large sample some from evenly between. */
  const sampleOf = async (base: Record<string, unknown>, size: number): Promise<WaitingJob[]> => {
    const inner = size < SMALL ? 0 : INNER_PAGES;
    const limit = Math.ceil(size / (inner + 2));
    const [first, last] = await Promise.all([
      page(base, { direction: 1, limit }),
      page(base, { direction: -1, limit }),
    ]);
    const [start, end] = [first.at(-1)?.reserved_until, last.at(-1)?.reserved_until];
    if (start === undefined || end === undefined || end <= start) return [...first, ...last];
    const step = (end.getTime() - start.getTime()) / (inner + 1);
    const starts = Array.from({ length: inner }, (_, n) => start.getTime() + (n + 1) * step);
    const between = await Promise.all(starts.map((from) => page(base, { from, direction: 1, limit })));
    return [...first, ...last, ...between.flat()];
  };

  return {
    /** Up to `limit` waiting jobs in no order: all of them in a batch that has no more. */
    listWaiting: (scope: AccountScope, batch_id: string, limit: number): Promise<WaitingJob[]> =>
      jobs.find(waitingOf(scope, batch_id), JOB_FIELDS).limit(limit).lean<WaitingJob[]>(),

    /**
     * About `size` pending jobs of each priority of a batch too large to read, from the earliest due to the latest,
     * each once: up to nine indexed reads for each priority.
     */
    async sampleWaiting(scope: AccountScope, batch_id: string, size: number): Promise<WaitingJob[]> {
      const pending: Record<string, unknown> = { account_id: scope.account_id, batch_id, status: 'pending' };
      const found = new Map<string, WaitingJob>();
      let below: number | undefined;
      for (let n = 0; n < PRIORITIES; n++) {
        const range = below === undefined ? {} : { priority: lessThan(below) };
        const top = await jobs
          .findOne({ ...pending, ...range }, { priority: 1 })
          .sort({ priority: -1 })
          .lean<{ priority: number }>();
        if (top === null) break;
        const sample = await sampleOf({ ...pending, priority: top.priority }, size);
        for (const job of sample) found.set(job.job_id, job);
        below = top.priority;
      }
      return [...found.values()];
    },

    /** The newest calls of an account that came to an end, begun since `since`. */
    latestCalls: (scope: AccountScope, since: Date, limit: number): Promise<FinishedCall[]> =>
      call_attempts
        .find(
          {
            account_id: scope.account_id,
            intent_at: atLeast(since),
            state: anyOf(['ended', 'settled']),
            outcome: not(null),
          },
          CALL_FIELDS,
        )
        .sort({ intent_at: -1 })
        .limit(limit)
        .lean<FinishedCall[]>(),

    /** Instants since `since` at which each of these people was reached, as {@link AttemptDocument.contact} tells. */
    async contactsAmong(
      scope: AccountScope,
      person_keys: readonly string[],
      since: Date,
      counts: 'answered' | 'any',
    ): Promise<Map<string, Date[]>> {
      const found = await call_attempts
        .find(
          {
            account_id: scope.account_id,
            person_key: anyOf(person_keys),
            sent_at: atLeast(since),
            ...(counts === 'answered' ? { contact: true } : { state: anyOf(['placed', 'ended', 'settled']) }),
          },
          { _id: 0, person_key: 1, sent_at: 1 },
        )
        .lean<{ person_key: string; sent_at: Date }[]>();
      const byPerson = new Map<string, Date[]>();
      for (const { person_key, sent_at } of found)
        byPerson.set(person_key, [...(byPerson.get(person_key) ?? []), sent_at]);
      return byPerson;
    },

    /** Running batches with people left to call, of every account: they share the pace and slots of a workspace. */
    dangerouslyAcrossAccountsListSharing: (limit: number): Promise<SharingBatch[]> =>
      batches
        .find({ state: 'running', is_active: true, pending_jobs: greaterThan(0) }, SHARING_FIELDS, {
          acrossAccounts: 'the capacity of a workspace is shared by every account',
        })
        .limit(limit)
        .lean<SharingBatch[]>(),
  };
};
