import { batchRules } from '@timbre/batches';
import { windowState, type ClosedCode } from '@timbre/scheduling';
import type { AccountDocument, LiveBatch } from '@timbre/store';

/** Why people of live campaigns wait: `in_hours` for a slot or their next attempt, or what keeps their campaign. */
export type WaitReason = 'in_hours' | ClosedCode | 'batch_paused' | 'account_suspended' | 'no_balance';

type Ruler = Pick<AccountDocument, 'status' | 'contact_rules' | 'holidays'>;

const windowOf = (batch: LiveBatch, account: Ruler, own_zone: string | null, now: Date) =>
  windowState({
    settings: batch.call_settings,
    ...batchRules(batch, account, own_zone, now),
    now,
  });

/** Whether people of a batch may be called now, in any of its zones. */
export const windowIsOpen = (batch: LiveBatch, account: Ruler | undefined, now: Date): boolean =>
  account !== undefined &&
  [null, ...batch.contact_zones].some((zone) => windowOf(batch, account, zone, now).open);

const reasonOf = (batch: LiveBatch, account: Ruler, now: Date): WaitReason => {
  if (account.status !== 'active') return 'account_suspended';
  if (batch.state === 'paused') return 'batch_paused';
  if (windowIsOpen(batch, account, now)) return 'in_hours';
  const state = windowOf(batch, account, null, now);
  return state.open ? 'in_hours' : state.code;
};

/**
 * How many people of live campaigns wait, by what keeps them: their campaign's pause, its hours, or nothing but a
 * free slot. From the campaigns' counters: no job is read, however many wait.
 */
export const waitingPeople = (
  batches: readonly LiveBatch[],
  accounts: ReadonlyMap<string, Ruler>,
  now: Date,
): Record<WaitReason, number> => {
  const waiting = {
    ...{ in_hours: 0, out_of_hours: 0, day_not_allowed: 0, holiday: 0 },
    ...{ batch_paused: 0, account_suspended: 0, no_balance: 0 },
  };
  for (const batch of batches) {
    const account = accounts.get(batch.account_id);
    if (account === undefined) continue;
    waiting.no_balance += batch.suspended_jobs;
    if (batch.pending_jobs > 0) waiting[reasonOf(batch, account, now)] += batch.pending_jobs;
  }
  return waiting;
};
