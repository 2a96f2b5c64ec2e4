import type { AccountDocument } from '../documents/account.ts';
import { OPEN_ATTEMPT_STATES, type AttemptDocument, type AttemptState } from '../documents/attempt.ts';
import type { BatchDocument } from '../documents/batch.ts';
import { anyOf, greaterThan } from '../filters.ts';
import type { Models } from '../models.ts';

const OPERATION = { acrossAccounts: 'the signals of an installation count the work of every account' };

/** How many open attempts are in a state, and when the oldest of them was to dial. */
export interface OpenAttempts {
  state: AttemptState;
  count: number;
  oldest_dial_at: Date | null;
}

/** A batch that is being worked on or held, as far as signals go. */
export type LiveBatch = Pick<
  BatchDocument,
  | 'batch_id'
  | 'account_id'
  | 'state'
  | 'country'
  | 'purpose'
  | 'contact_pack'
  | 'contact_zones'
  | 'call_settings'
  | 'dispatch'
  | 'pending_jobs'
  | 'suspended_jobs'
>;

const BATCH_FIELDS = {
  _id: 0,
  batch_id: 1,
  account_id: 1,
  state: 1,
  country: 1,
  purpose: 1,
  contact_pack: 1,
  contact_zones: 1,
  call_settings: 1,
  dispatch: 1,
  pending_jobs: 1,
  suspended_jobs: 1,
};

/** What is measured of the whole installation, each read bounded by an index or by the calls that are live. */
export const createSignalReadRepository = ({ call_attempts, slots, batches, accounts }: Models) => ({
  /** Attempts that are not closed, by state. */
  dangerouslyAcrossAccountsOpenAttempts: (): Promise<OpenAttempts[]> =>
    Promise.all(
      OPEN_ATTEMPT_STATES.map(async (state) => {
        const [count, oldest] = await Promise.all([
          call_attempts.countDocuments({ state, open: true }, OPERATION),
          call_attempts
            .findOne({ state, open: true }, { dial_at: 1 }, OPERATION)
            .sort({ dial_at: 1 })
            .lean<Pick<AttemptDocument, 'dial_at'>>(),
        ]);
        return { state, count, oldest_dial_at: oldest?.dial_at ?? null };
      }),
    ),

  /** Scopes of the slots in use, one entry for each slot. */
  async scopesInUse(limit: number): Promise<string[]> {
    const found = await slots
      .find({ attempt_id: greaterThan('') }, { _id: 0, scope: 1 })
      .limit(limit)
      .lean<{ scope: string }[]>();
    return found.map(({ scope }) => scope);
  },

  /** Batches that run or are paused, the one that waits longest for the dispatcher first. */
  dangerouslyAcrossAccountsLiveBatches: (limit: number): Promise<LiveBatch[]> =>
    batches
      .find({ state: anyOf(['running', 'paused']) }, BATCH_FIELDS, OPERATION)
      .sort({ 'dispatch.next_at': 1 })
      .limit(limit)
      .lean<LiveBatch[]>(),

  /** The accounts of these batches. */
  dangerouslyAcrossAccountsAmong: (account_ids: readonly string[]): Promise<AccountDocument[]> =>
    accounts.find({ account_id: anyOf(account_ids) }, null, OPERATION).lean<AccountDocument[]>(),
});
