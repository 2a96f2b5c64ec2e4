import type { JobDocument, JobStatus } from '../documents/job.ts';
import { anyOf, dueBy, greaterThan, noneOf, not } from '../filters.ts';
import type { Models } from '../models.ts';
import type { AccountScope } from '../scope.ts';

/** A job as it is read: with the id of its document, which older clients keep. */
export type JobRecord = JobDocument & { _id: { toString(): string } };

/** Which jobs a list shows. */
export interface JobFilter {
  batch_id?: string;
  statuses?: readonly JobStatus[];
  /** Further jobs by what their batch makes of them: those of these batches that wait still. */
  or_waiting_in?: readonly string[];
  /** Batches whose waiting jobs are left out: they are cancelled in all but name. */
  not_waiting_in?: readonly string[];
  /** Batches whose jobs are left out altogether. */
  not_in?: readonly string[];
  wait_reasons?: readonly string[];
  due_by?: Date;
}

/** Statuses that the end of their batch turns into `cancelled`. */
export const CLOSABLE_STATUSES = [
  'pending',
  'scheduled',
  'suspended',
] as const satisfies readonly JobStatus[];

const STAFF = { acrossAccounts: 'platform credentials read the jobs of every account' };

const conditions = (filter: JobFilter): Record<string, unknown> => {
  const own: Record<string, unknown>[] = [];
  if (filter.batch_id !== undefined) own.push({ batch_id: filter.batch_id });
  if (filter.not_in?.length) own.push({ batch_id: noneOf(filter.not_in) });
  if (filter.wait_reasons !== undefined) own.push({ wait_reason: anyOf(filter.wait_reasons) });
  if (filter.due_by !== undefined) own.push({ reserved_until: dueBy(filter.due_by) });
  const { statuses, or_waiting_in = [], not_waiting_in = [] } = filter;
  if (statuses !== undefined) {
    const waiting = { batch_id: anyOf(or_waiting_in), status: anyOf(CLOSABLE_STATUSES) };
    own.push(
      or_waiting_in.length > 0
        ? { $or: [{ status: anyOf(statuses) }, waiting] }
        : { status: anyOf(statuses) },
    );
    if (not_waiting_in.length > 0) own.push({ batch_id: noneOf(not_waiting_in) });
  }
  return own.length === 0 ? {} : { $and: own };
};

/** Reads of jobs for people: lists, look-ups by either id, duplicates. */
export const createJobReadRepository = ({ jobs }: Models) => ({
  /** A page of an account's jobs, newest first. */
  list: (
    scope: AccountScope,
    filter: JobFilter,
    page: { limit: number; skip: number },
  ): Promise<JobRecord[]> =>
    jobs
      .find({ account_id: scope.account_id, ...conditions(filter) })
      .sort({ created_at: -1, _id: -1 })
      .skip(page.skip)
      .limit(page.limit)
      .lean<JobRecord[]>(),

  count: (scope: AccountScope, filter: JobFilter): Promise<number> =>
    jobs.countDocuments({ account_id: scope.account_id, ...conditions(filter) }),

  /** One job by the id of its document (24 hex digits). */
  findByDocumentId: (scope: AccountScope, document_id: string): Promise<JobRecord | null> =>
    jobs.findOne({ _id: document_id, account_id: scope.account_id }).lean<JobRecord>(),

  /** Whose job this is, by either id; for platform credentials, which belong to no account. */
  async dangerouslyAcrossAccountsOwner(id: { job_id: string } | { _id: string }): Promise<string | null> {
    const found = await jobs.findOne(id, { account_id: 1 }, STAFF).lean<{ account_id: string }>();
    return found?.account_id ?? null;
  },

  /** Which of these people stand in one of these batches already, with the batch; cancelled jobs do not count. */
  listPeopleIn: (
    scope: AccountScope,
    batch_ids: readonly string[],
    person_keys: readonly string[],
  ): Promise<Pick<JobDocument, 'person_key' | 'batch_id'>[]> =>
    jobs
      .find(
        {
          account_id: scope.account_id,
          person_key: anyOf(person_keys),
          batch_id: anyOf(batch_ids),
          status: not('cancelled'),
        },
        { person_key: 1, batch_id: 1 },
      )
      .lean<Pick<JobDocument, 'person_key' | 'batch_id'>[]>(),

  /** The newest job of a person in a batch, or null. */
  findNewestOf: (scope: AccountScope, batch_id: string, person_key: string): Promise<JobRecord | null> =>
    jobs
      .findOne({ account_id: scope.account_id, person_key, batch_id })
      .sort({ created_at: -1, _id: -1 })
      .lean<JobRecord>(),

  /** How many jobs a person ever had in a batch. */
  countOf: (scope: AccountScope, batch_id: string, person_key: string): Promise<number> =>
    jobs.countDocuments({ account_id: scope.account_id, person_key, batch_id }),

  /** The zones that jobs of a batch have of their own. */
  async zonesOf(scope: AccountScope, batch_id: string): Promise<string[]> {
    const zones = await jobs.distinct('timezone', {
      account_id: scope.account_id,
      batch_id,
      timezone: greaterThan(''),
    });
    return zones.filter((zone): zone is string => zone !== null);
  },
});
