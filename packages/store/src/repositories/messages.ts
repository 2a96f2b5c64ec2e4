import type { MessageDocument } from '../documents/message.ts';
import { isDuplicateKey } from '../filters.ts';
import type { Models } from '../models.ts';
import type { AccountScope } from '../scope.ts';

/** Entries of the inbox. */
export const createMessageRepository = ({ messages }: Models) => ({
  /** Stores a message; false when one with its `notice_key` is stored already. */
  async insert(message: MessageDocument): Promise<boolean> {
    try {
      await messages.insertOne(message);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  },

  /** True when this notice was sent to the account before. */
  hasNotice: async (scope: AccountScope, notice_key: string): Promise<boolean> =>
    (await messages.countDocuments({ account_id: scope.account_id, notice_key }, { limit: 1 })) > 0,

  /** The account's messages, newest first. */
  list: (scope: AccountScope, page: { limit: number; skip: number }): Promise<MessageDocument[]> =>
    messages
      .find({ account_id: scope.account_id })
      .sort({ created_at: -1, _id: -1 })
      .skip(page.skip)
      .limit(page.limit)
      .lean<MessageDocument[]>(),
});
