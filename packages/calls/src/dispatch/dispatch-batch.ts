import { addMs, HOUR_MS } from '@timbre/kernel';
import { accountScope, type AccountDocument, type BatchDocument, type JobDocument } from '@timbre/store';
import { workspaceOf, type CallDeps, type Workspace } from '../deps.ts';
import { standing } from '../dial/standing.ts';
import { admitJob, type AdmissionResult } from './admit-job.ts';
import { batchWindow } from './batch-window.ts';
import { fairShare } from './fair-share.ts';

/** Why a tick stopped, and when the batch should be looked at again. */
interface TickEnd {
  reason:
    | 'window_closed'
    | 'halted'
    | 'account_inactive'
    | 'no_slot'
    | 'share_used'
    | 'rate'
    | 'no_due_job'
    | 'more';
  next_at: Date;
  admitted: number;
  looked_at: number;
  free: number;
}

const PAGE = 100;
const PARALLEL = 8;

const inGroups = async <T, R>(items: T[], size: number, work: (item: T) => Promise<R>): Promise<R[]> => {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += size) {
    results.push(...(await Promise.all(items.slice(from, from + size).map(work))));
  }
  return results;
};

/** How many dials may be handed out now without reserving instants beyond the horizon. */
const rateRoom = async (
  deps: CallDeps,
  workspace: Workspace,
  now: Date,
): Promise<{ room: number; next_at: Date }> => {
  const next = (await deps.store.dial_rates.nextAt(workspace.workspace_id)) ?? now;
  const start = Math.max(next.getTime(), now.getTime());
  const horizon = now.getTime() + deps.timings.dispatch_horizon;
  const room = Math.ceil(((horizon - start) / 1000) * workspace.calls_per_second);
  return { room: Math.max(0, room), next_at: new Date(start - deps.timings.dispatch_horizon / 2) };
};

const freeSlots = async (deps: CallDeps, scopes: { scope: string; max: number }[], limit: number) => {
  const lists = await Promise.all(
    scopes.map(({ scope, max }) => deps.store.slots.listFree(scope, max, limit)),
  );
  const count = Math.min(...lists.map((list) => list.length));
  return Array.from({ length: count }, (_, n) => lists.flatMap((list) => list[n] ?? []));
};

const tick = async (deps: CallDeps, batch: BatchDocument, account: AccountDocument): Promise<TickEnd> => {
  const { store, clock, timings } = deps;
  const scope = accountScope(batch.account_id);
  const workspace = workspaceOf(deps, deps.default_workspace_id);
  const now = clock.now();
  const end = (reason: TickEnd['reason'], next_at: Date, rest: Partial<TickEnd> = {}): TickEnd => ({
    reason,
    next_at,
    admitted: 0,
    looked_at: 0,
    free: 0,
    ...rest,
  });

  if (account.status !== 'active') return end('account_inactive', addMs(now, timings.full_retry));
  const window = batchWindow(batch, now);
  if (window.open_zones.length === 0)
    return end('window_closed', window.next_opening ?? addMs(now, 24 * HOUR_MS));
  const halt = await standing(deps, { account_id: batch.account_id, workspace_id: workspace.workspace_id });
  if (halt.stopped !== null) return end('halted', halt.until ?? addMs(now, timings.full_retry));

  const caps = { account: account.max_concurrent_calls, workspace: workspace.max_concurrent_calls };
  const batch_cap = batch.call_settings.max_concurrent_calls ?? caps.account;
  const share = await fairShare(deps, batch, caps);
  if (share.room === 0) {
    if (share.poorest !== null) await deps.queue.enqueue('dispatch-tick', { batch_id: share.poorest });
    return end('share_used', addMs(now, timings.full_retry));
  }
  const rate = await rateRoom(deps, workspace, now);
  if (rate.room === 0) return end('rate', rate.next_at);

  const wanted = Math.min(PAGE, rate.room, share.room);
  const slots = await freeSlots(
    deps,
    [
      { scope: `batch:${batch.batch_id}`, max: batch_cap },
      { scope: `account:${batch.account_id}`, max: caps.account },
      { scope: `retell:${workspace.workspace_id}`, max: caps.workspace },
    ],
    wanted,
  );
  if (slots.length === 0) return end('no_slot', addMs(now, timings.full_retry));

  const due = await store.jobs.listDue(scope, {
    batch_id: batch.batch_id,
    now,
    zones: batch.contact_zones.length === 0 ? undefined : window.open_zones,
    limit: slots.length,
  });
  if (due.length === 0)
    return end('no_due_job', await nextLook(deps, batch, window.next_opening, now), { free: slots.length });

  const results = await admitAll(deps, { batch, account, workspace, due, slots, now });
  const admitted = results.filter((result) => result.kind === 'admitted').length;
  const full = due.length === slots.length;
  const facts = { admitted, looked_at: due.length, free: slots.length };
  if (!full) return end('no_due_job', await nextLook(deps, batch, window.next_opening, now), facts);
  return end('more', slots.length < wanted ? addMs(now, timings.full_retry) : now, facts);
};

const nextLook = async (
  deps: CallDeps,
  batch: BatchDocument,
  opening: Date | null,
  now: Date,
): Promise<Date> => {
  const due = await deps.store.jobs.nextDueAt(accountScope(batch.account_id), batch.batch_id);
  // A job that is due already waits for its zone to open: its own instant would make the sweep run in circles.
  const job_at = due === null ? addMs(now, HOUR_MS) : due;
  if (job_at > now) return opening !== null && opening < job_at ? opening : job_at;
  return opening ?? addMs(now, deps.timings.full_retry);
};

interface Page {
  batch: BatchDocument;
  account: AccountDocument;
  workspace: Workspace;
  due: JobDocument[];
  slots: Awaited<ReturnType<typeof freeSlots>>;
  now: Date;
}

const admitAll = async (deps: CallDeps, page: Page): Promise<AdmissionResult[]> => {
  const { batch, workspace, due, slots, now } = page;
  const scope = accountScope(batch.account_id);
  const rate = await deps.store.dial_rates.reserve(
    workspace.workspace_id,
    due.length,
    now,
    workspace.calls_per_second,
  );
  const entries = due.map((job, n) => ({
    job,
    slots: slots[n] ?? [],
    dial_at: addMs(rate.first_at, n * rate.spacing_ms),
  }));
  const results = await inGroups(entries, PARALLEL, (entry) => admitJob(deps, { ...page, ...entry }));

  const admitted = results.flatMap((result, n) =>
    result.kind === 'admitted'
      ? [{ payload: { attempt_id: result.attempt_id }, run_at: entries[n]?.dial_at }]
      : [],
  );
  const failed = results.filter((result) => result.kind === 'no_phone').length;
  if (admitted.length + failed > 0) {
    await deps.store.batches.adjust(scope, batch.batch_id, {
      pending_jobs: -(admitted.length + failed),
      in_progress_jobs: admitted.length,
      failed_jobs: failed,
    });
  }
  await deps.queue.enqueueMany('call-start', admitted);
  return results;
};

/**
 * One look at a batch: admits due jobs into free slots, at most as many as the rate and the fair share allow, and
 * writes down when to look again. Touches no job while the window is closed. Harmless to repeat.
 */
export const dispatchBatch =
  (deps: CallDeps) =>
  async (input: { batch_id: string }): Promise<void> => {
    const { store, clock, timings } = deps;
    const found = await store.batches.dangerouslyAcrossAccountsFind(input.batch_id);
    if (found === null || found.state !== 'running') return;
    const scope = accountScope(found.account_id);
    const now = clock.now();
    const batch = await store.batches.lockForDispatch(
      scope,
      found.batch_id,
      deps.worker_id,
      now,
      addMs(now, timings.dispatch_lock),
    );
    if (batch === null) return;
    const account = await store.accounts.find(scope);
    if (account === null) return;

    const end = await tick(deps, batch, account);
    const hungry =
      end.reason === 'no_slot' || end.reason === 'share_used' || (end.reason === 'more' && end.next_at > now);
    await store.batches.unlockAfterDispatch(scope, batch, end.next_at, hungry);
    deps.logger.debug('dispatch', {
      batch_id: batch.batch_id,
      reason: end.reason,
      free: end.free,
      looked_at: end.looked_at,
      admitted: end.admitted,
      next_at: end.next_at,
    });
    if (end.reason === 'no_due_job') await deps.completeBatchIfDone(scope, batch.batch_id);
    if (end.reason === 'more' && end.next_at <= now)
      await deps.queue.enqueue('dispatch-tick', { batch_id: batch.batch_id });
  };

/** Wakes every running batch that is due for a look; runs every two seconds and covers lost wakes. */
export const sweepDispatch = (deps: CallDeps) => async (): Promise<void> => {
  const due = await deps.store.batches.dangerouslyAcrossAccountsListDue(deps.clock.now(), 500);
  await deps.queue.enqueueMany(
    'dispatch-tick',
    due.map((batch) => ({ payload: { batch_id: batch.batch_id } })),
  );
};
