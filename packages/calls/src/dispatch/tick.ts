import { addMs, HOUR_MS } from '@timbre/kernel';
import { accountScope, type AccountDocument, type BatchDocument } from '@timbre/store';
import { workspaceOf, type CallDeps, type Workspace } from '../deps.ts';
import { standing } from '../dial/standing.ts';
import { admitPage } from './admit-page.ts';
import { batchWindow, type BatchWindow } from './batch-window.ts';
import { capsOf, freeSlotSets, rateRoom } from './capacity.ts';
import { fairShare } from './fair-share.ts';

/** Why a tick stopped, and when the batch should be looked at again. */
export interface TickEnd {
  reason:
    | 'account_inactive'
    | 'window_closed'
    | 'halted'
    | 'share_used'
    | 'rate'
    | 'no_slot'
    | 'no_due_job'
    | 'page_full';
  next_at: Date;
  /** True when due jobs were left for want of a slot. */
  hungry: boolean;
  free: number;
  looked_at: number;
  admitted: number;
}

const PAGE = 100;

const end = (reason: TickEnd['reason'], next_at: Date, facts: Partial<TickEnd> = {}): TickEnd => ({
  reason,
  next_at,
  hungry: false,
  free: 0,
  looked_at: 0,
  admitted: 0,
  ...facts,
});

/** What keeps the whole batch from dialling now, before any slot or job is looked at; null when nothing does. */
const obstacle = async (
  deps: CallDeps,
  { batch, account, workspace, window, now }: TickFacts,
): Promise<TickEnd | null> => {
  const later = addMs(now, deps.timings.full_retry);
  if (account.status !== 'active') return end('account_inactive', later);
  if (window.open_zones.length === 0)
    return end('window_closed', window.next_opening ?? addMs(now, 24 * HOUR_MS));
  const { workspace_id } = workspace;
  const { stopped, until } = await standing(deps, { account_id: batch.account_id, workspace_id });
  return stopped === null ? null : end('halted', until ?? later);
};

/** When the batch has something to do again: a job falls due, or a zone opens for one that is due already. */
const nextLook = async (deps: CallDeps, { batch, window, now }: TickFacts): Promise<Date> => {
  const due_at = await deps.store.jobs.nextDueAt(accountScope(batch.account_id), batch.batch_id);
  const opening = window.next_opening;
  if (due_at === null) return opening ?? addMs(now, HOUR_MS);
  if (due_at <= now) return opening ?? addMs(now, deps.timings.full_retry);
  return opening !== null && opening < due_at ? opening : due_at;
};

interface TickFacts {
  batch: BatchDocument;
  account: AccountDocument;
  workspace: Workspace;
  window: BatchWindow;
  now: Date;
}

/** Admits due jobs into free slots, at most as many as rate and fair share leave room for. */
const admit = async (deps: CallDeps, facts: TickFacts): Promise<TickEnd> => {
  const { batch, account, workspace, window, now } = facts;
  const later = addMs(now, deps.timings.full_retry);
  const caps = capsOf(batch, account, workspace);
  const share = await fairShare(deps, batch, caps);
  if (share.room === 0) {
    if (share.poorest !== null) await deps.queue.enqueue('dispatch-tick', { batch_id: share.poorest });
    return end('share_used', later, { hungry: true });
  }
  const rate = await rateRoom(deps, workspace, now);
  if (rate.room === 0) return end('rate', rate.next_at);
  const wanted = Math.min(PAGE, rate.room, share.room);
  const slots = await freeSlotSets(deps, batch, workspace, caps, wanted);
  const free = slots.length;
  if (free === 0) return end('no_slot', later, { hungry: true });

  const due = await deps.store.jobs.listDue(accountScope(batch.account_id), {
    batch_id: batch.batch_id,
    now,
    zones: batch.contact_zones.length === 0 ? undefined : window.open_zones,
    limit: free,
  });
  const admitted =
    due.length === 0 ? 0 : await admitPage(deps, { batch, account, workspace, due, slots }, now);
  const counts = { free, looked_at: due.length, admitted };
  if (due.length < free) return end('no_due_job', await nextLook(deps, facts), counts);
  const starved = free < wanted;
  return end('page_full', starved ? later : now, { ...counts, hungry: starved });
};

/** One look at a batch whose dispatch is locked. Touches no job while its window is closed. */
export const tick = async (
  deps: CallDeps,
  batch: BatchDocument,
  account: AccountDocument,
): Promise<TickEnd> => {
  const now = deps.clock.now();
  const workspace = workspaceOf(deps, deps.default_workspace_id);
  const facts = { batch, account, workspace, window: batchWindow(batch, now), now };
  return (await obstacle(deps, facts)) ?? admit(deps, facts);
};
