import type { AccountScope } from '@timbre/store';
import type { PolicyDeps } from '../deps.ts';

const PAGE = 100;

/**
 * Makes every running campaign of an account look at its hours anew: one that waits for an opening under the old
 * rules may call earlier under the new ones. Tighter rules need no wake, the gate reads them before each dial.
 */
export const wakeCampaigns = async (
  { store, wake }: Pick<PolicyDeps, 'store' | 'wake'>,
  scope: AccountScope,
): Promise<void> => {
  for (let skip = 0; ; skip += PAGE) {
    const running = await store.batch_reads.list(scope, { states: ['running'] }, { limit: PAGE, skip });
    for (const { batch_id } of running) await wake(scope.account_id, batch_id);
    if (running.length < PAGE) return;
  }
};
