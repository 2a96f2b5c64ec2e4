import type { AccountDocument, BatchDocument, SlotDocument } from '@timbre/store';
import type { CallDeps, Workspace } from '../deps.ts';

/** The caps on live calls that apply to a batch: its own, its account's, its workspace's. */
export interface Caps {
  batch: number;
  account: number;
  workspace: number;
}

/** Without a cap of its own a batch may use its account's. */
export const capsOf = (batch: BatchDocument, account: AccountDocument, workspace: Workspace): Caps => ({
  batch: batch.call_settings.max_concurrent_calls ?? account.max_concurrent_calls,
  account: account.max_concurrent_calls,
  workspace: workspace.max_concurrent_calls,
});

/** How many dials the rate lets a tick hand out now, and when to ask again when that is none. */
export interface RateRoom {
  room: number;
  next_at: Date;
}

/** Dial instants are handed out up to the horizon, so that slots are not held long before the phone may ring. */
export const rateRoom = async (deps: CallDeps, workspace: Workspace, now: Date): Promise<RateRoom> => {
  const next = (await deps.store.dial_rates.nextAt(workspace.workspace_id)) ?? now;
  const start = Math.max(next.getTime(), now.getTime());
  const horizon = now.getTime() + deps.timings.dispatch_horizon;
  const room = Math.ceil(((horizon - start) / 1000) * workspace.calls_per_second);
  return { room: Math.max(0, room), next_at: new Date(start - deps.timings.dispatch_horizon / 2) };
};

/** Up to `limit` sets of free slots, one of each scope in the order batch, account, workspace. To try, not a promise. */
export const freeSlotSets = async (
  deps: CallDeps,
  batch: BatchDocument,
  workspace: Workspace,
  caps: Caps,
  limit: number,
): Promise<SlotDocument[][]> => {
  const lists = await Promise.all([
    deps.store.slots.listFree(`batch:${batch.batch_id}`, caps.batch, limit),
    deps.store.slots.listFree(`account:${batch.account_id}`, caps.account, limit),
    deps.store.slots.listFree(`retell:${workspace.workspace_id}`, caps.workspace, limit),
  ]);
  const count = Math.min(...lists.map((list) => list.length));
  return Array.from({ length: count }, (_, n) => lists.flatMap((list) => list[n] ?? []));
};
