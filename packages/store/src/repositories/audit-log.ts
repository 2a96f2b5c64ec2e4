import type { AuditDocument } from '../documents/audit.ts';
import { isDuplicateKey } from '../filters.ts';
import type { Models } from '../models.ts';

/** The record of who did what. It can be added to and read; there is no way to change or remove an entry. */
export const createAuditLogRepository = ({ audit_log }: Models) => ({
  /** Adds an entry; false when one with its `_id` is there already, so that a repeated act is written once. */
  async append(entry: AuditDocument): Promise<boolean> {
    try {
      await audit_log.insertOne(entry);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  },

  /** Everything that was done to one thing, oldest first. The caller checks whose it is. */
  dangerouslyAcrossAccountsListOf: (target: string): Promise<AuditDocument[]> =>
    audit_log
      .find({ target }, null, { acrossAccounts: 'the id of the thing names one thing of one account' })
      .sort({ at: 1 })
      .lean<AuditDocument[]>(),
});
