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

/** Into how many stretches of time the waiting jobs of one priority are parted to take a sample from each. */
const STRETCHES = 8;
const PRIORITIES = 10;

/** Reads that reckon what a campaign will do. Each is bounded, whatever the size of the campaign. */
export const createPreflightReadRepository = ({ jobs, call_attempts, batches }: Models) => {
  const waitingOf = (scope: AccountScope, batch_id: string) => ({
    account_id: scope.account_id,
    batch_id,
    status: anyOf(WAITING_STATUSES),
  });

  /** Earliest or latest due instant of one priority's pending jobs. */
  const edge = async (base: Record<string, unknown>, direction: 1 | -1): Promise<Date | null> => {
    const found = await jobs
      .findOne(base, { reserved_until: 1 })
      .sort({ reserved_until: direction })
      .lean<{ reserved_until: Date }>();
    return found?.reserved_until ?? null;
  };

  /** Jobs of one priority from evenly spaced instants between its first and its last. */
  const sampleOf = async (base: Record<string, unknown>, size: number): Promise<WaitingJob[]> => {
    const [first, last] = await Promise.all([edge(base, 1), edge(base, -1)]);
    if (first === null || last === null) return [];
    const step = (last.getTime() - first.getTime()) / STRETCHES;
    const starts = Array.from({ length: step === 0 ? 1 : STRETCHES }, (_, n) => first.getTime() + n * step);
    const pages = await Promise.all(
      starts.map((start) =>
        jobs
          .find({ ...base, reserved_until: atLeast(new Date(start)) }, JOB_FIELDS)
          .sort({ reserved_until: 1, _id: 1 })
          .limit(Math.ceil(size / starts.length))
          .lean<WaitingJob[]>(),
      ),
    );
    return pages.flat();
  };

  return {
    /** Up to `limit` waiting jobs in no order: all of them in a batch that has no more. */
    listWaiting: (scope: AccountScope, batch_id: string, limit: number): Promise<WaitingJob[]> =>
      jobs.find(waitingOf(scope, batch_id), JOB_FIELDS).limit(limit).lean<WaitingJob[]>(),

    /**
     * About `size` pending jobs of a batch too large to read, from all priorities and all due instants, each once:
     * some 100 indexed reads at most.
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
        const page = await sampleOf({ ...pending, priority: top.priority }, size);
        for (const job of page) found.set(job.job_id, job);
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
