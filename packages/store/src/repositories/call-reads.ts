import type { AttemptDocument } from '../documents/attempt.ts';
import type { JobDocument } from '../documents/job.ts';
import { anyOf, atLeast, between, lessThan } from '../filters.ts';
import type { Models } from '../models.ts';
import type { AccountScope } from '../scope.ts';

/** Which calls a history shows: of one batch, begun from `from` on and before `until`. */
export interface CallFilter {
  batch_id?: string;
  from?: Date;
  until?: Date;
}

/** What a call's history tells of the person who was called. */
export type CalledJob = Pick<JobDocument, 'job_id' | 'status' | 'contact' | 'mode'>;

const STAFF = { acrossAccounts: 'platform credentials read the calls of every account' };

/** A call that came to an end; before that there is nothing to tell. */
const ENDED = ['ended', 'settled'] as const;

const begun = ({ from, until }: CallFilter): Record<string, unknown> => {
  if (from !== undefined && until !== undefined) return { intent_at: between(from, until) };
  if (from !== undefined) return { intent_at: atLeast(from) };
  return until === undefined ? {} : { intent_at: lessThan(until) };
};

const conditions = (scope: AccountScope, filter: CallFilter): Record<string, unknown> => ({
  account_id: scope.account_id,
  ...(filter.batch_id === undefined ? {} : { batch_id: filter.batch_id }),
  state: anyOf(ENDED),
  ...begun(filter),
});

/** Reads of calls for people. */
export const createCallReadRepository = ({ call_attempts, jobs }: Models) => ({
  /** A page of an account's ended calls, newest first. */
  list: (
    scope: AccountScope,
    filter: CallFilter,
    page: { limit: number; skip: number },
  ): Promise<AttemptDocument[]> =>
    call_attempts
      .find(conditions(scope, filter))
      .sort({ intent_at: -1, _id: -1 })
      .skip(page.skip)
      .limit(page.limit)
      .lean<AttemptDocument[]>(),

  count: (scope: AccountScope, filter: CallFilter): Promise<number> =>
    call_attempts.countDocuments(conditions(scope, filter)),

  /** One call by its attempt id or by the provider's call id, in whatever state. */
  find: (scope: AccountScope, id: string): Promise<AttemptDocument | null> =>
    call_attempts
      .findOne({ account_id: scope.account_id, $or: [{ _id: id }, { retell_call_id: id }] })
      .lean<AttemptDocument>(),

  /** Whose call this is, by either id; for platform credentials, which belong to no account. */
  async dangerouslyAcrossAccountsOwner(id: string): Promise<string | null> {
    const found = await call_attempts
      .findOne({ $or: [{ _id: id }, { retell_call_id: id }] }, { account_id: 1 }, STAFF)
      .lean<{ account_id: string }>();
    return found?.account_id ?? null;
  },

  /** The people of these jobs, as far as a history names them. */
  listJobs: (scope: AccountScope, job_ids: readonly string[]): Promise<CalledJob[]> =>
    jobs
      .find(
        { account_id: scope.account_id, job_id: anyOf(job_ids) },
        { job_id: 1, status: 1, contact: 1, mode: 1 },
      )
      .lean<CalledJob[]>(),
});
