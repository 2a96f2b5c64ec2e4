import type { AttemptDocument } from '../documents/attempt.ts';
import { anyOf, atLeast, greaterThan } from '../filters.ts';
import type { Models } from '../models.ts';

/** Whose calls are meant: everybody's, an account's or a workspace's. */
export type LiveScope = { account_id: string } | { workspace_id: string } | Record<string, never>;

/** Open ones only: the index of what is open is small however many calls there were. */
const ACROSS = { acrossAccounts: 'an emergency stop and a workspace are larger than one account' };

/** Any date at all, which null is not. */
const sent = () => atLeast(new Date(0));

/** What goes on at Retell right now, by account, by workspace or as a whole. */
export const createLiveCallRepository = ({ call_attempts }: Models) => ({
  /** Dials whose POST may be on its way: the intent is durable and no answer is recorded. */
  dangerouslyAcrossAccountsCountInFlight: (scope: LiveScope): Promise<number> =>
    call_attempts.countDocuments({ ...scope, state: 'dialing', open: true, sent_at: sent() }, ACROSS),

  /** Calls that Retell has taken and that have not ended, as far as we know. */
  dangerouslyAcrossAccountsCountPlaced: (scope: LiveScope): Promise<number> =>
    call_attempts.countDocuments({ ...scope, state: 'placed', open: true }, ACROSS),

  /** Calls of which nobody knows yet whether they were placed. */
  dangerouslyAcrossAccountsCountUnknown: (scope: LiveScope): Promise<number> =>
    call_attempts.countDocuments({ ...scope, state: 'unknown', open: true }, ACROSS),

  /** How many dials since `since` are of unknown fate. */
  dangerouslyAcrossAccountsCountUnknownSince: (scope: LiveScope, since: Date): Promise<number> =>
    call_attempts.countDocuments(
      { ...scope, state: 'unknown', open: true, sent_at: greaterThan(since) },
      ACROSS,
    ),

  /** Which of these calls of Retell belong to an attempt. */
  async dangerouslyAcrossAccountsKnownCalls(retell_call_ids: readonly string[]): Promise<Set<string>> {
    const found = await call_attempts
      .find({ retell_call_id: anyOf(retell_call_ids) }, { retell_call_id: 1 }, ACROSS)
      .lean<Pick<AttemptDocument, 'retell_call_id'>[]>();
    return new Set(found.flatMap(({ retell_call_id }) => retell_call_id ?? []));
  },

  /** Ids of the calls that Retell has taken and that have not ended. */
  async dangerouslyAcrossAccountsListPlaced(scope: LiveScope, limit: number): Promise<string[]> {
    const found = await call_attempts
      .find({ ...scope, state: 'placed', open: true }, { _id: 1 }, ACROSS)
      .limit(limit)
      .lean<Pick<AttemptDocument, '_id'>[]>();
    return found.map((attempt) => attempt._id);
  },
});
