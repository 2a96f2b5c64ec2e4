import type { AttemptDocument } from '../documents/attempt.ts';
import type { DoNotCallDocument } from '../documents/do-not-call.ts';
import type { EvidenceDocument } from '../documents/evidence.ts';
import type { JobDocument } from '../documents/job.ts';
import type { MessageDocument } from '../documents/message.ts';
import { anyOf, matching } from '../filters.ts';
import type { Models } from '../models.ts';
import type { AccountScope } from '../scope.ts';

/** Everything that an account holds about one person, read by person. Lists are cut at the limit that is given. */
export const createSubjectReadRepository = ({
  jobs,
  call_attempts,
  evidence,
  do_not_call,
  messages,
}: Models) => {
  /** Writes of a person that name nobody else: `mine` of the account. */
  const mine = ({ account_id }: AccountScope, person_key: string) => ({ account_id, person_key });

  return {
    /** The person's jobs, newest first. */
    jobsOf: (scope: AccountScope, person_key: string, limit: number): Promise<JobDocument[]> =>
      jobs.find(mine(scope, person_key)).sort({ _id: -1 }).limit(limit).lean<JobDocument[]>(),

    /** The dials of the person, newest first. */
    attemptsOf: (scope: AccountScope, person_key: string, limit: number): Promise<AttemptDocument[]> =>
      call_attempts
        .find(mine(scope, person_key))
        .sort({ sent_at: -1 })
        .limit(limit)
        .lean<AttemptDocument[]>(),

    /** How many dials of the person are not over. */
    countOpenAttempts: (scope: AccountScope, person_key: string): Promise<number> =>
      call_attempts.countDocuments({ ...mine(scope, person_key), open: true }),

    countJobs: (scope: AccountScope, person_key: string): Promise<number> =>
      jobs.countDocuments(mine(scope, person_key)),

    countAttempts: (scope: AccountScope, person_key: string): Promise<number> =>
      call_attempts.countDocuments(mine(scope, person_key)),

    countEvidence: (scope: AccountScope, person_key: string): Promise<number> =>
      evidence.countDocuments(mine(scope, person_key)),

    /** The person's entries of the record, newest first. */
    evidenceOf: (scope: AccountScope, person_key: string, limit: number): Promise<EvidenceDocument[]> =>
      evidence
        .find(mine(scope, person_key))
        .sort({ recorded_at: -1 })
        .limit(limit)
        .lean<EvidenceDocument[]>(),

    /** Do-not-call entries that name one of these people or phones. */
    doNotCallOf: (scope: AccountScope, values: readonly string[]): Promise<DoNotCallDocument[]> =>
      do_not_call
        .find({ account_id: scope.account_id, value: anyOf(values), level: anyOf(['person', 'phone']) })
        .sort({ entry_id: -1 })
        .lean<DoNotCallDocument[]>(),

    /**
     * Who has this phone: people whose jobs list it or who were dialled on it. Reads every job of the account (no
     * index of the hot path is spent on a question that is asked a few times a month), so it is for rare use.
     */
    async peopleWithPhone(scope: AccountScope, phone: string, limit: number): Promise<string[]> {
      const { account_id } = scope;
      const [listed, dialled] = await Promise.all([
        jobs.distinct('person_key', { account_id, 'contact.phones': phone }),
        evidence.distinct('person_key', { account_id, phone }),
      ]);
      return [...new Set([...listed, ...dialled])].slice(0, limit);
    },

    /** Messages of the account whose subject or text has one of these spellings. */
    messagesWith: (scope: AccountScope, spelling: RegExp, limit: number): Promise<MessageDocument[]> =>
      messages
        .find({
          account_id: scope.account_id,
          $or: [{ subject: matching(spelling) }, { body: matching(spelling) }],
        })
        .sort({ created_at: -1 })
        .limit(limit)
        .lean<MessageDocument[]>(),
  };
};
