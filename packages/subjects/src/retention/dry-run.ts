import { existingAccount } from '@timbre/batches';
import type { AccountScope, RetentionDays } from '@timbre/store';
import type { SubjectDeps } from '../deps.ts';
import { retentionOf } from './policy.ts';
import { PURGE_STEPS } from './purge-steps.ts';

/** What the next night would take from an account. */
export interface RetentionForecast {
  account_id: string;
  days: RetentionDays;
  would_purge: Record<string, number>;
}

/** Counts what a purge would take now and changes nothing. Throws 404 `Account not found`. */
export const forecastRetention =
  ({ store, clock }: SubjectDeps) =>
  async (scope: AccountScope): Promise<RetentionForecast> => {
    await existingAccount(store, scope);
    const days = await retentionOf(store, scope);
    const of = { scope, days, now: clock.now(), from: null };
    const would_purge: Record<string, number> = {};
    for (const [name, step] of Object.entries(PURGE_STEPS))
      would_purge[name] = await step.count({ store }, of);
    return { account_id: scope.account_id, days, would_purge };
  };
