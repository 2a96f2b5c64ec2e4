import type { SubjectDocument, SubjectRequestDocument } from '../documents/subject-request.ts';
import { dueBy, exists, isDuplicateKey, lessThan } from '../filters.ts';
import type { Models } from '../models.ts';
import type { AccountScope } from '../scope.ts';

/** Which requests a list shows. */
export interface SubjectRequestFilter {
  status?: SubjectRequestDocument['status'];
  kind?: SubjectRequestDocument['kind'];
  subject_key?: string;
}

/** Who is meant by a subject key, and what people asked of an account. */
export const createSubjectRequestRepository = ({ subjects, subject_requests }: Models) => ({
  /** Remembers for whom a key stands, until `until`. */
  async remember(
    scope: AccountScope,
    key: string,
    person_key: string,
    now: Date,
    until: Date,
  ): Promise<void> {
    const { account_id } = scope;
    await subjects.updateOne(
      { _id: key, account_id },
      { $set: { until }, $setOnInsert: { person_key, erase_request_id: null, created_at: now } },
      { upsert: true },
    );
  },

  /** For whom a key stands; null when it is not known, or not any more. */
  findSubject: (scope: AccountScope, key: string): Promise<SubjectDocument | null> =>
    subjects.findOne({ _id: key, account_id: scope.account_id }).lean<SubjectDocument>(),

  /** Whose key this is; for platform credentials. */
  async dangerouslyAcrossAccountsOwner(key: string): Promise<string | null> {
    const STAFF = { acrossAccounts: 'platform credentials name people by key' };
    const found =
      (await subjects.findOne({ _id: key }, { account_id: 1 }, STAFF).lean<{ account_id: string }>()) ??
      (await subject_requests
        .findOne({ subject_key: key }, { account_id: 1 }, STAFF)
        .lean<{ account_id: string }>());
    return found?.account_id ?? null;
  },

  /**
   * Lets one erasure of a subject begin and keeps its key known until that is over; whoever comes second gets the id
   * of the first.
   */
  async claimErasure(scope: AccountScope, key: string, request_id: string, until: Date): Promise<string> {
    const { account_id } = scope;
    await subjects.updateOne(
      { _id: key, account_id, erase_request_id: null },
      { $set: { erase_request_id: request_id, until } },
    );
    const subject = await subjects.findOne({ _id: key, account_id }).lean<SubjectDocument>();
    return subject?.erase_request_id ?? request_id;
  },

  /** Forgets for whom a key stands. */
  async forget(scope: AccountScope, key: string): Promise<void> {
    await subjects.deleteOne({ _id: key, account_id: scope.account_id });
  },

  /** Stores a request; false when it stands already. */
  async insert(request: SubjectRequestDocument): Promise<boolean> {
    try {
      await subject_requests.insertOne(request);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  },

  find: (scope: AccountScope, request_id: string): Promise<SubjectRequestDocument | null> =>
    subject_requests.findOne({ request_id, account_id: scope.account_id }).lean<SubjectRequestDocument>(),

  /** One request by its id, for workers, whose payload is that id. */
  dangerouslyAcrossAccountsFind: (request_id: string): Promise<SubjectRequestDocument | null> =>
    subject_requests
      .findOne({ request_id }, null, { acrossAccounts: 'a request id comes from our own queue' })
      .lean<SubjectRequestDocument>(),

  /** The newest erasure of a subject. */
  findErasure: (scope: AccountScope, subject_key: string): Promise<SubjectRequestDocument | null> =>
    subject_requests
      .findOne({ account_id: scope.account_id, subject_key, kind: 'erase' })
      .sort({ request_id: -1 })
      .lean<SubjectRequestDocument>(),

  /** Changes an open request; null when it is done or not there. */
  change: (
    scope: AccountScope,
    request_id: string,
    change: Partial<SubjectRequestDocument>,
  ): Promise<SubjectRequestDocument | null> =>
    subject_requests
      .findOneAndUpdate(
        { request_id, account_id: scope.account_id, status: 'open' },
        { $set: change },
        { returnDocument: 'after' },
      )
      .lean<SubjectRequestDocument>(),

  /** Notes a step of an open request as done, and how much it was. The first noting stands. */
  async noteStep(
    scope: AccountScope,
    request_id: string,
    step: string,
    at: Date,
    count?: number,
  ): Promise<void> {
    await subject_requests.updateOne(
      {
        request_id,
        account_id: scope.account_id,
        status: 'open',
        [`steps.${step}`]: exists(false),
      },
      { $set: { [`steps.${step}`]: at, ...(count === undefined ? {} : { [`counts.${step}`]: count }) } },
    );
  },

  /** The account's requests, newest first; those after the request `before` when it is given. */
  list: (
    scope: AccountScope,
    filter: SubjectRequestFilter,
    page: { limit: number; before?: string },
  ): Promise<SubjectRequestDocument[]> =>
    subject_requests
      .find({
        ...filter,
        account_id: scope.account_id,
        ...(page.before === undefined ? {} : { request_id: lessThan(page.before) }),
      })
      .sort({ request_id: -1 })
      .limit(page.limit)
      .lean<SubjectRequestDocument[]>(),

  /** Open requests that are due for a look. */
  dangerouslyAcrossAccountsDue: (now: Date, limit: number): Promise<SubjectRequestDocument[]> =>
    subject_requests
      .find({ status: 'open', next_at: dueBy(now) }, null, {
        acrossAccounts: 'the worker carries on the erasures of every account',
      })
      .limit(limit)
      .lean<SubjectRequestDocument[]>(),

  /** Erasures that were finished since `since`: Retell may still repeat what it told of their calls. */
  finishedErasures: (scope: AccountScope, since: Date): Promise<SubjectRequestDocument[]> =>
    subject_requests
      .find({ account_id: scope.account_id, kind: 'erase', status: 'done' })
      .sort({ request_id: -1 })
      .lean<SubjectRequestDocument[]>()
      .then((found) => found.filter(({ completed_at }) => completed_at !== null && completed_at >= since)),
});
