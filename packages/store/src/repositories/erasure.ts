import type { AttemptDocument } from '../documents/attempt.ts';
import type { JobDocument } from '../documents/job.ts';
import type { MessageDocument } from '../documents/message.ts';
import { anyOf, between, exists, lessThan, not } from '../filters.ts';
import type { Models } from '../models.ts';
import type { AccountScope } from '../scope.ts';

/** A stretch of time that a purge goes through, oldest first. What was purged is not found again. */
export interface PurgePage {
  /** From this instant on; null: from the oldest. */
  from: Date | null;
  /** Only what is older. */
  before: Date;
  limit: number;
}

type Stretch = Omit<PurgePage, 'limit'>;

const within = ({ from, before }: Stretch) => (from === null ? lessThan(before) : between(from, before));

const FINISHED = ['completed', 'done', 'failed', 'cancelled'] as const;

const spoken = ({ account_id }: AccountScope, stretch: Stretch) => ({
  account_id,
  intent_at: within(stretch),
  open: false,
  conversation: not(null),
});

const oldAttempts = ({ account_id }: AccountScope, stretch: Stretch) => ({
  account_id,
  intent_at: within(stretch),
  open: false,
  erased_at: exists(false),
});

const oldJobs = ({ account_id }: AccountScope, stretch: Stretch) => ({
  account_id,
  created_at: within(stretch),
  status: anyOf(FINISHED),
  updated_at: lessThan(stretch.before),
  live_attempt_id: null,
  erased_at: exists(false),
});

/** Takes people out of what is kept of them. Each write names one document and may be repeated. */
export const createErasureRepository = ({ jobs, call_attempts, webhook_events, messages }: Models) => ({
  /** Closed attempts of a person in which something of the person is left. */
  listAttempts: (scope: AccountScope, person_key: string, limit: number): Promise<AttemptDocument[]> =>
    call_attempts
      .find({ account_id: scope.account_id, person_key, open: false })
      .limit(limit)
      .lean<AttemptDocument[]>(),

  /** Jobs of a person that no attempt holds. */
  listJobs: (scope: AccountScope, person_key: string, limit: number): Promise<JobDocument[]> =>
    jobs
      .find({ account_id: scope.account_id, person_key, live_attempt_id: null })
      .limit(limit)
      .lean<JobDocument[]>(),

  /** Changes a closed attempt. */
  async changeAttempt(
    scope: AccountScope,
    attempt_id: string,
    change: Partial<AttemptDocument>,
  ): Promise<void> {
    await call_attempts.updateOne(
      { _id: attempt_id, account_id: scope.account_id, open: false },
      { $set: change },
    );
  },

  /** Changes a job that no attempt holds. */
  async changeJob(scope: AccountScope, job_id: string, change: Partial<JobDocument>): Promise<void> {
    await jobs.updateOne({ job_id, account_id: scope.account_id, live_attempt_id: null }, { $set: change });
  },

  async changeMessage(
    scope: AccountScope,
    id: number,
    change: Pick<MessageDocument, 'subject' | 'body'>,
  ): Promise<void> {
    await messages.updateOne({ id, account_id: scope.account_id }, { $set: change });
  },

  /** Removes what Retell told of these calls, word by word, as it came; returns how many. Every call id is Retell's own. */
  async removeWebhookEvents(retell_call_ids: readonly string[]): Promise<number> {
    if (retell_call_ids.length === 0) return 0;
    const result = await webhook_events.deleteMany({ retell_call_id: anyOf(retell_call_ids) });
    return result.deletedCount;
  },

  /** Closed attempts that still hold words of a call. */
  listSpoken: (scope: AccountScope, { limit, ...stretch }: PurgePage): Promise<AttemptDocument[]> =>
    call_attempts.find(spoken(scope, stretch)).sort({ intent_at: 1 }).limit(limit).lean<AttemptDocument[]>(),

  countSpoken: (scope: AccountScope, stretch: Stretch): Promise<number> =>
    call_attempts.countDocuments(spoken(scope, stretch)),

  /** Closed attempts that still tell of somebody. */
  listOldAttempts: (scope: AccountScope, { limit, ...stretch }: PurgePage): Promise<AttemptDocument[]> =>
    call_attempts
      .find(oldAttempts(scope, stretch))
      .sort({ intent_at: 1 })
      .limit(limit)
      .lean<AttemptDocument[]>(),

  countOldAttempts: (scope: AccountScope, stretch: Stretch): Promise<number> =>
    call_attempts.countDocuments(oldAttempts(scope, stretch)),

  /** Finished jobs that nothing has changed since and that still tell of somebody. */
  listOldJobs: (scope: AccountScope, { limit, ...stretch }: PurgePage): Promise<JobDocument[]> =>
    jobs.find(oldJobs(scope, stretch)).sort({ created_at: 1 }).limit(limit).lean<JobDocument[]>(),

  countOldJobs: (scope: AccountScope, stretch: Stretch): Promise<number> =>
    jobs.countDocuments(oldJobs(scope, stretch)),

  /** Takes the words of a call from the job that still shows this call's result. */
  async changeShown(
    scope: AccountScope,
    { job_id, retell_call_id }: AttemptDocument,
    change: Record<string, unknown>,
  ): Promise<void> {
    await jobs.updateOne(
      { job_id, account_id: scope.account_id, call_id: retell_call_id ?? '', call_result: not(null) },
      { $set: change },
    );
  },
});
