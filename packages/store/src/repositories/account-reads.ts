import type { AccountDayDocument } from '../documents/account.ts';
import type { BatchDocument } from '../documents/batch.ts';
import type { WalletDocument } from '../documents/wallet.ts';
import { anyOf, not } from '../filters.ts';
import type { Models } from '../models.ts';
import type { AccountScope } from '../scope.ts';

const STAFF = { acrossAccounts: 'platform credentials read the accounts that they list' };

/** Reads about accounts that take more than the account's own document. */
export const createAccountReadRepository = ({ wallets, account_days, batches }: Models) => ({
  /** The wallets of many accounts at once. */
  dangerouslyAcrossAccountsWallets: (account_ids: readonly string[]): Promise<WalletDocument[]> =>
    wallets.find({ account_id: anyOf(account_ids) }, null, STAFF).lean<WalletDocument[]>(),

  /** What many accounts used, each on a day of its own. */
  dangerouslyAcrossAccountsDays: (
    days: readonly { account_id: string; day: string }[],
  ): Promise<AccountDayDocument[]> =>
    account_days
      .find({ _id: anyOf(days.map(({ account_id, day }) => `${account_id}:${day}`)) }, null, STAFF)
      .lean<AccountDayDocument[]>(),

  /** The newest batch that was given call settings, or null. */
  newestSettings: (
    scope: AccountScope,
  ): Promise<Pick<
    BatchDocument,
    'batch_id' | 'call_settings_input' | 'call_settings' | 'created_at'
  > | null> =>
    batches
      .findOne(
        {
          account_id: scope.account_id,
          implicit: false,
          call_settings_input: not(null),
          state: not('deleting'),
        },
        { batch_id: 1, call_settings_input: 1, call_settings: 1, created_at: 1 },
      )
      .sort({ created_at: -1 })
      .lean<Pick<BatchDocument, 'batch_id' | 'call_settings_input' | 'call_settings' | 'created_at'>>(),
});
