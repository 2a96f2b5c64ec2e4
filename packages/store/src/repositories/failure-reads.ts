import type { AttemptDocument } from '../documents/attempt.ts';
import { atLeast } from '../filters.ts';
import type { Models } from '../models.ts';
import type { AccountScope } from '../scope.ts';

/** How the latest calls of a campaign ended. */
export const createFailureReadRepository = ({ call_attempts }: Models) => ({
  /**
   * The calls of a batch among the account's attempts that were admitted since `since`, newest first; at most the
   * newest `limit` attempts of the account are looked at. By the index of an account's attempts.
   */
  async listRecent(
    scope: AccountScope,
    batch_id: string,
    since: Date,
    limit: number,
  ): Promise<Pick<AttemptDocument, 'outcome'>[]> {
    const found = await call_attempts
      .find(
        { account_id: scope.account_id, intent_at: atLeast(since) },
        { _id: 0, batch_id: 1, sent_at: 1, outcome: 1 },
      )
      .sort({ intent_at: -1, _id: -1 })
      .limit(limit)
      .lean<Pick<AttemptDocument, 'batch_id' | 'sent_at' | 'outcome'>[]>();
    return found.filter((dial) => dial.batch_id === batch_id && dial.sent_at !== null);
  },
});
