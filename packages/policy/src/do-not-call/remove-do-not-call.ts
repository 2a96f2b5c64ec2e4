import { notFound } from '@timbre/kernel';
import type { AccountScope } from '@timbre/store';
import { audit } from '../audit.ts';
import type { By, PolicyDeps } from '../deps.ts';

type Deps = Pick<PolicyDeps, 'store' | 'clock'>;

const REMOVED = 'do_not_call.removed';

/** Whether this account lifted the entry before: the entry itself is gone, the audit log remembers. */
const wasRemoved = async ({ store }: Deps, scope: AccountScope, entry_id: string): Promise<boolean> =>
  (await store.audit_log.dangerouslyAcrossAccountsListOf(entry_id)).some(
    ({ account_id, action }) => account_id === scope.account_id && action === REMOVED,
  );

/**
 * Lifts an entry. Jobs that it ended stay ended, jobs that wait for its end are called when their wait is over.
 * Repeatable. 404 `Do-not-call entry not found` for one that the account never had.
 */
export const removeDoNotCall =
  (deps: Deps) =>
  async (scope: AccountScope, entry_id: string, by: By): Promise<void> => {
    const entry = await deps.store.do_not_call.find(scope, entry_id);
    if (entry === null) {
      if (await wasRemoved(deps, scope, entry_id)) return;
      throw notFound('Do-not-call entry not found');
    }
    const { level, batch_id, source, expires_at, created_at } = entry;
    const before = { level, batch_id, source, expires_at, created_at };
    // Noted first: who dies in between lifts it with the next try, and nobody lifts one without a trace.
    await audit(deps, scope, by, { action: REMOVED, target: entry_id, before, after: null });
    await deps.store.do_not_call.remove(scope, entry_id);
  };
