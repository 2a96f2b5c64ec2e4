import type { AccountDocument, BatchDocument, SlotDocument, Store, WaitingBatch } from '@timbre/store';
import type { CallDeps, Workspace } from '../deps.ts';

/** The caps on live calls that apply to a batch: its own, its account's, its workspace's. */
export interface Caps {
  batch: number;
  account: number;
  workspace: number;
}

/** Without a cap of its own a batch may use its account's. */
export const capsOf = (
  batch: BatchDocument,
  account: AccountDocument,
  workspace: Pick<Workspace, 'max_concurrent_calls'>,
): Caps => ({
  batch: batch.call_settings.max_concurrent_calls ?? account.max_concurrent_calls,
  account: account.max_concurrent_calls,
  workspace: workspace.max_concurrent_calls,
});

/**
 * The workspace with the cap that is in force: what is configured, or what Retell has left beside the calls of
 * others when that is less. A reading older than `stale_ms` of virtual time says nothing any more.
 */
export const withLiveCap = async <W extends Pick<Workspace, 'workspace_id' | 'max_concurrent_calls'>>(
  deps: { store: Pick<Store, 'retell_capacity'>; now: Date; stale_ms: number },
  workspace: W,
): Promise<W> => {
  const read = await deps.store.retell_capacity.find(workspace.workspace_id);
  if (read === null || deps.now.getTime() - read.read_at.getTime() > deps.stale_ms) return workspace;
  const left = Math.max(0, read.limit - read.others);
  return { ...workspace, max_concurrent_calls: Math.min(workspace.max_concurrent_calls, left) };
};

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

/** Free slots of the three scopes, to try: whoever takes one removes it from its list. */
export type FreeSlots = Record<keyof Caps, SlotDocument[]>;

/** Other campaigns take shared slots at the same moment: more are listed than wanted, to try instead. */
const SPARE = 16;
const MOST_LISTED = 300;

/** How many slots these batches could use. */
const roomOf = (batches: readonly WaitingBatch[]): number => batches.reduce((sum, { room }) => sum + room, 0);

/**
 * Up to `limit` free slots of the batch, and of each shared scope enough for it and for those that wait beside it: a
 * share of less than what is free would leave slots idle. A list to try, not a promise.
 */
export const listFreeSlots = async (
  deps: CallDeps,
  batch: BatchDocument,
  workspace: Workspace,
  caps: Caps,
  limit: number,
  others: readonly WaitingBatch[],
): Promise<FreeSlots> => {
  const list = (scope: string, cap: number, most: number) =>
    deps.store.slots.listFree(scope, cap, Math.min(MOST_LISTED, most));
  const beside = others.filter(({ account_id }) => account_id === batch.account_id);
  const own = await list(`batch:${batch.batch_id}`, caps.batch, limit);
  const [account, shared] = await Promise.all([
    list(`account:${batch.account_id}`, caps.account, own.length + roomOf(beside) + SPARE),
    list(`retell:${workspace.workspace_id}`, caps.workspace, own.length + roomOf(others) + SPARE),
  ]);
  return { batch: own, account, workspace: shared };
};
