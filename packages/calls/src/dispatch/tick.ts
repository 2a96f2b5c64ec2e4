import { addMs, HOUR_MS } from '@timbre/kernel';
import { accountScope, type AccountDocument, type BatchDocument, type ShortOf } from '@timbre/store';
import { workspaceOf, type CallDeps, type Workspace } from '../deps.ts';
import { standing } from '../dial/standing.ts';
import { admitPage } from './admit-page.ts';
import { batchWindow, type BatchWindow } from './batch-window.ts';
import { capsOf, listFreeSlots, rateRoom, withLiveCap } from './capacity.ts';
import { nextInTurn, passAmong, shareOf, waitingBeside, type Share, type SharedRoom } from './fair-share.ts';

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
  /** Whose cap made it leave due jobs; null: nobody's. */
  short_of: ShortOf | null;
  /** What it had for its weight, as fair sharing counts it. */
  pass: number;
  /** What `pass` was before its last admissions. */
  began: number;
  /** Own slots that are left free, for whose want of shared ones it waits. */
  room: number;
  /** The batches whose turn it is with what was left over. */
  pass_on: string[];
  free: number;
  looked_at: number;
  admitted: number;
  /** The workspace's cap in force, when it was looked at. */
  workspace_cap?: number;
}

const PAGE = 100;

interface TickFacts {
  batch: BatchDocument;
  account: AccountDocument;
  workspace: Workspace;
  window: BatchWindow;
  now: Date;
}

const end = (
  { batch }: Pick<TickFacts, 'batch'>,
  reason: TickEnd['reason'],
  next_at: Date,
  facts: Partial<TickEnd> = {},
): TickEnd => ({
  reason,
  next_at,
  short_of: null,
  pass: batch.dispatch.pass ?? 0,
  began: batch.dispatch.began ?? 0,
  room: 0,
  pass_on: [],
  free: 0,
  looked_at: 0,
  admitted: 0,
  ...facts,
});

/** What stands in the way of the whole batch; `at_most` dials otherwise: one where something halted is to be tried. */
const obstacle = async (
  deps: CallDeps,
  facts: TickFacts,
): Promise<{ stop: TickEnd } | { stop: null; at_most: number }> => {
  const { batch, account, window, now } = facts;
  const later = addMs(now, deps.timings.full_retry);
  if (account.status !== 'active') return { stop: end(facts, 'account_inactive', later) };
  if (window.open_zones.length === 0)
    return { stop: end(facts, 'window_closed', window.next_opening ?? addMs(now, 24 * HOUR_MS)) };
  const { workspace_id, from_number, agent_id } = facts.workspace;
  const { stopped, until, due_probes } = await standing(deps, {
    account_id: batch.account_id,
    workspace_id,
    from_number: batch.from_number ?? from_number,
    agent_id: batch.agent_id ?? agent_id,
  });
  if (stopped !== null) return { stop: end(facts, 'halted', until ?? later) };
  return { stop: null, at_most: due_probes.length > 0 ? 1 : PAGE };
};

/** When the batch has something to do again: a job falls due, or a zone opens for one that is due already. */
const nextLook = async (deps: CallDeps, { batch, window, now }: TickFacts): Promise<Date> => {
  const due_at = await deps.store.jobs.nextDueAt(accountScope(batch.account_id), batch.batch_id);
  const opening = window.next_opening;
  if (due_at === null) return opening ?? addMs(now, HOUR_MS);
  if (due_at <= now) return opening ?? addMs(now, deps.timings.full_retry);
  return opening !== null && opening < due_at ? opening : due_at;
};

/** How many jobs may be admitted, and what limits that. */
interface Room {
  count: number;
  reason: 'no_slot' | 'share_used' | 'rate';
  short_of: 'account' | 'workspace';
}

const roomOf = (own: number, shared: SharedRoom, share: Share, rate: number): Room => {
  const { short_of } = share;
  const count = Math.min(own, share.room);
  if (own > share.room && shared[short_of] > share.room) return { count, reason: 'share_used', short_of };
  return { count, reason: short_of === 'workspace' && rate === count ? 'rate' : 'no_slot', short_of };
};

/**
 * Admits due jobs into free slots, as many as rate and fair share leave room for. What it leaves free goes to the
 * batch whose turn is next.
 */
const admit = async (deps: CallDeps, facts: TickFacts, at_most: number): Promise<TickEnd> => {
  const { batch, account, window, now } = facts;
  const reading = { store: deps.store, now, stale_ms: deps.timings.capacity_stale };
  const [workspace, rate, others] = await Promise.all([
    withLiveCap(reading, facts.workspace),
    rateRoom(deps, facts.workspace, now),
    waitingBeside(deps, batch.batch_id),
  ]);
  const caps = capsOf(batch, account, workspace);
  const slots = await listFreeSlots(deps, batch, workspace, caps, at_most, others);
  const room = slots.batch.length;
  const shared = {
    account: slots.account.length,
    workspace: Math.min(slots.workspace.length, rate.room),
  };
  const own = { ...batch, pass: passAmong(batch, others), room };
  const share = shareOf(own, others, shared);
  const limit = roomOf(room, shared, share, rate.room);

  const due = await deps.store.jobs.listDue(accountScope(batch.account_id), {
    batch_id: batch.batch_id,
    now,
    since: batch.created_at,
    zones: batch.contact_zones.length === 0 ? undefined : window.open_zones,
    limit: Math.max(1, limit.count),
  });
  const chosen = due.slice(0, limit.count);
  const admitted =
    chosen.length === 0 ? 0 : await admitPage(deps, { batch, account, workspace, due: chosen, slots }, now);

  const left = { account: shared.account - admitted, workspace: shared.workspace - admitted };
  const counts = {
    free: Math.min(room, shared.account, shared.workspace),
    looked_at: chosen.length,
    admitted,
    pass: own.pass + admitted / batch.priority,
    began: admitted > 0 || batch.dispatch.short_of === null ? own.pass : batch.dispatch.began,
    room: room - admitted,
    pass_on: nextInTurn(others, batch.account_id, left).map(({ batch_id }) => batch_id),
    workspace_cap: caps.workspace,
  };
  if (due.length === 0 || due.length < limit.count)
    return end(facts, 'no_due_job', await nextLook(deps, facts), counts);
  const later = addMs(now, deps.timings.full_retry);
  if (at_most < PAGE) return end(facts, 'halted', later, counts); // one is on its way to find out
  if (limit.count === PAGE) return end(facts, 'page_full', now, counts);
  const next_at = limit.reason === 'rate' && rate.next_at > now ? rate.next_at : later;
  // Whoever fills its own cap gets its next slot from its own calls, and takes part in no sharing until then.
  const own_full = room === admitted && room < at_most;
  return end(facts, limit.reason, next_at, { ...counts, short_of: own_full ? 'batch' : limit.short_of });
};

/** A batch that waited and cannot go on lets the next one know that it is its turn. */
const stepAside = async (deps: CallDeps, { batch }: TickFacts, stop: TickEnd): Promise<TickEnd> => {
  if ((batch.dispatch.short_of ?? null) === null) return stop;
  const others = await waitingBeside(deps, batch.batch_id);
  const next = nextInTurn(others, batch.account_id, { account: 1, workspace: 1 });
  return { ...stop, pass_on: next.map(({ batch_id }) => batch_id) };
};

/** One look at a batch whose dispatch is locked. Touches no job while its window is closed. */
export const tick = async (
  deps: CallDeps,
  batch: BatchDocument,
  account: AccountDocument,
): Promise<TickEnd> => {
  const now = deps.clock.now();
  const workspace = workspaceOf(deps, deps.default_workspace_id);
  const facts = { batch, account, workspace, window: batchWindow(batch, account, now), now };
  const found = await obstacle(deps, facts);
  return found.stop === null ? admit(deps, facts, found.at_most) : stepAside(deps, facts, found.stop);
};
