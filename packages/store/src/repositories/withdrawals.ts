import type { JobDocument, JobStatus, JobWithdrawal } from '../documents/job.ts';
import { anyOf, atLeast, noneOf } from '../filters.ts';
import type { Models } from '../models.ts';
import type { AccountScope } from '../scope.ts';

/** Whom a withdrawal names: by the key of the person or by any of their phones. */
export type WithdrawnBy = { person_keys: readonly string[] } | { phones: readonly string[] };

/** A job that a withdrawal found. */
export type WithdrawnJob = Pick<JobDocument, 'job_id' | 'batch_id' | 'person_key' | 'status'> & {
  phones: string[];
};

/** Statuses out of which a dial may still come. */
const MAY_DIAL = ['pending', 'scheduled', 'suspended', 'in_progress'] as const satisfies readonly JobStatus[];

const named = (who: WithdrawnBy): Record<string, unknown> =>
  'person_keys' in who ? { person_key: anyOf(who.person_keys) } : { 'contact.phones': anyOf(who.phones) };

/** People taken out of the calling: marked first, so that no dial begins whatever happens to the rest of the work. */
export const createWithdrawalRepository = ({ jobs, call_attempts }: Models) => ({
  /** Marks the jobs of these people that may still dial, but for those of the batches `not_in`, which have ended. */
  async mark(
    scope: AccountScope,
    who: WithdrawnBy,
    not_in: readonly string[],
    withdrawal: JobWithdrawal,
  ): Promise<void> {
    const ended = not_in.length > 0 ? { batch_id: noneOf(not_in) } : {};
    await jobs.updateMany(
      { account_id: scope.account_id, ...named(who), status: anyOf(MAY_DIAL), ...ended },
      { $set: { withdrawal } },
    );
  },

  /** The jobs of these people that a withdrawal has marked. */
  async listMarked(scope: AccountScope, who: WithdrawnBy, withdrawal_id: string): Promise<WithdrawnJob[]> {
    const found = await jobs
      .find(
        { account_id: scope.account_id, ...named(who), 'withdrawal.withdrawal_id': withdrawal_id },
        { job_id: 1, batch_id: 1, person_key: 1, status: 1, 'contact.phones': 1 },
      )
      .lean<(Omit<WithdrawnJob, 'phones'> & { contact: { phones: string[] } })[]>();
    return found.map(({ job_id, batch_id, person_key, status, contact }) => ({
      ...{ job_id, batch_id, person_key, status },
      phones: contact.phones,
    }));
  },

  /** Moves those of these jobs that are in one of `from` and held by no attempt; how many moved. */
  async cancel(
    scope: AccountScope,
    job_ids: readonly string[],
    from: readonly JobStatus[],
    change: Partial<JobDocument>,
  ): Promise<number> {
    const result = await jobs.updateMany(
      { account_id: scope.account_id, job_id: anyOf(job_ids), status: anyOf(from), live_attempt_id: null },
      { $set: change },
    );
    return result.modifiedCount;
  },

  /** Which of these jobs an attempt holds. */
  async heldAmong(scope: AccountScope, job_ids: readonly string[]): Promise<Set<string>> {
    const found = await jobs
      .find({ account_id: scope.account_id, job_id: anyOf(job_ids), status: 'in_progress' }, { job_id: 1 })
      .lean<Pick<JobDocument, 'job_id'>[]>();
    return new Set(found.map(({ job_id }) => job_id));
  },

  /** Dials of these jobs whose POST is written and unanswered: they may ring. */
  countInFlight: (scope: AccountScope, job_ids: readonly string[]): Promise<number> =>
    call_attempts.countDocuments({
      account_id: scope.account_id,
      job_id: anyOf(job_ids),
      state: 'dialing',
      sent_at: atLeast(new Date(0)),
    }),
});
