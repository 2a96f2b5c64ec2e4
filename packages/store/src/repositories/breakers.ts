import type { AttemptDocument } from '../documents/attempt.ts';
import type { BreakerMarkDocument } from '../documents/capacity.ts';
import { anyOf, atLeast, greaterThan, noneOf } from '../filters.ts';
import type { Models } from '../models.ts';

/** A dial of the last minutes, as far as breakers look at it. */
export type RecentDial = Pick<
  AttemptDocument,
  | 'account_id'
  | 'batch_id'
  | 'workspace_id'
  | 'agent_id'
  | 'from_number'
  | 'state'
  | 'sent_at'
  | 'outcome'
  | 'duration_ms'
  | 'call_started_at'
  | 'call_ended_at'
>;

const FIELDS = {
  account_id: 1,
  batch_id: 1,
  workspace_id: 1,
  agent_id: 1,
  from_number: 1,
  state: 1,
  sent_at: 1,
  outcome: 1,
  duration_ms: 1,
  call_started_at: 1,
  call_ended_at: 1,
};

/** What breakers look at and remember. */
export const createBreakerRepository = ({ call_attempts, breaker_marks }: Models) => ({
  /** The newest dials among attempts whose id is above `since_id`, newest first; without those that Retell refused. */
  dangerouslyAcrossAccountsListRecent: (since_id: string, limit: number): Promise<RecentDial[]> =>
    call_attempts
      .find(
        {
          _id: greaterThan(since_id),
          state: noneOf(['queued', 'released', 'not_placed']),
          sent_at: atLeast(new Date(0)),
        },
        FIELDS,
        { acrossAccounts: 'numbers, agents and trunks are shared by accounts' },
      )
      .sort({ _id: -1 })
      .limit(limit)
      .lean<RecentDial[]>(),

  /** When each of these scopes last tripped. */
  async marksOf(scopes: readonly string[]): Promise<Map<string, Date>> {
    const found = await breaker_marks.find({ _id: anyOf(scopes) }).lean<BreakerMarkDocument[]>();
    return new Map(found.map((mark) => [mark._id, mark.tripped_at]));
  },

  /** Remembers a trip. */
  async mark(scope: string, tripped_at: Date): Promise<void> {
    await breaker_marks.updateOne(
      { _id: scope },
      { $set: { tripped_at }, $inc: { trips: 1 } },
      { upsert: true },
    );
  },
});
