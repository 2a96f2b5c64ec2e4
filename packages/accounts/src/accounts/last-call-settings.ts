import type { AccountScope, BatchDocument } from '@timbre/store';
import type { AccountDeps } from '../deps.ts';
import { existingAccount } from './account-sheet.ts';

/** The settings of the account's newest batch that was given any, as sent and as the engine reads them. */
export interface LastCallSettings {
  call_settings: Record<string, unknown>;
  effective_settings: BatchDocument['call_settings'];
  from_batch: string;
  created_at: Date;
}

/** The last call settings that an account used, to fill the next form with; null when there are none. */
export const lastCallSettings =
  (deps: Pick<AccountDeps, 'store'>) =>
  async (scope: AccountScope): Promise<LastCallSettings | null> => {
    await existingAccount(deps, scope);
    const batch = await deps.store.account_reads.newestSettings(scope);
    if (batch === null || batch.call_settings_input === null) return null;
    return {
      call_settings: batch.call_settings_input,
      effective_settings: batch.call_settings,
      from_batch: batch.batch_id,
      created_at: batch.created_at,
    };
  };
