import { needsClosing } from '@timbre/batches';
import { addMs, MINUTE_MS } from '@timbre/kernel';
import { accountScope, type AttemptDocument } from '@timbre/store';
import type { CallDeps } from '../deps.ts';
import { recordUnknown } from '../dial/start-call.ts';
import { refuse } from '../settle/refuse.ts';

/** How many documents each line of the reconciler takes at once; the rest waits 30 s. */
export const LIMIT = 500;

/** One line of the reconciler: finds what a crash left and mends it. Returns how much it mended. */
export type Repair = (deps: CallDeps, before: Date) => Promise<number>;

const each = async (
  attempts: AttemptDocument[],
  mend: (attempt: AttemptDocument) => Promise<boolean>,
): Promise<number> => {
  let mended = 0;
  for (const attempt of attempts) if (await mend(attempt)) mended++;
  return mended;
};

type FollowJob = 'call-start' | 'call-poll' | 'call-resolve';

const enqueueIfLost = async (deps: CallDeps, name: FollowJob, attempt_id: string): Promise<boolean> => {
  if (await deps.queue.hasJob(name, { attempt_id })) return false;
  await deps.queue.enqueue(name, { attempt_id });
  return true;
};

/** Queued, but its job never reached Redis or Redis lost it. */
export const requeueLostStarts: Repair = async (deps, before) =>
  each(
    await deps.store.attempts.dangerouslyAcrossAccountsListStale('queued', 'dial_at', before, LIMIT),
    (attempt) => enqueueIfLost(deps, 'call-start', attempt.attempt_id),
  );

/** Dialing beyond its lease: with an intent nobody knows what happened, without one nothing did. */
export const resolveExpiredLeases: Repair = async (deps) =>
  each(
    await deps.store.attempts.dangerouslyAcrossAccountsListStale(
      'dialing',
      'lease_until',
      deps.clock.now(),
      LIMIT,
    ),
    async (attempt) => {
      if (attempt.sent_at === null) {
        await refuse(deps, attempt, {
          verdict: 'defer',
          code: 'capacity',
          until: deps.clock.now(),
          reason: 'La marcación se interrumpió antes de llamar',
          interrupted: true,
        });
      } else {
        await recordUnknown(deps, attempt);
      }
      return true;
    },
  );

/** Unknown, but nobody looks for it any more. */
export const requeueLostLookUps: Repair = async (deps, before) =>
  each(
    await deps.store.attempts.dangerouslyAcrossAccountsListStale('unknown', 'sent_at', before, LIMIT),
    (attempt) => enqueueIfLost(deps, 'call-resolve', attempt.attempt_id),
  );

/** Placed, but nobody follows it any more. */
export const requeueLostPolls: Repair = async (deps, before) =>
  each(
    await deps.store.attempts.dangerouslyAcrossAccountsListStale('placed', 'placed_at', before, LIMIT),
    (attempt) => enqueueIfLost(deps, 'call-poll', attempt.attempt_id),
  );

/** Waits for its analysis, and may. */
const waitsRightly = (attempt: AttemptDocument, now: Date): boolean =>
  attempt.state === 'ended' &&
  attempt.money_settled_at !== null &&
  !attempt.analysed &&
  attempt.decide_by !== null &&
  attempt.decide_by > now;

/** Closed, but not carried to its end; or ended, and its analysis never came. */
export const resettleInterrupted: Repair = async (deps, before) => {
  const { attempts } = deps.store;
  const states = ['released', 'not_placed', 'presumed_not_placed', 'ended'] as const;
  const stale = await Promise.all(
    states.map((state) => attempts.dangerouslyAcrossAccountsListStale(state, 'ended_at', before, LIMIT)),
  );
  const unfinished = stale.flat().filter((attempt) => !waitsRightly(attempt, deps.clock.now()));
  await deps.queue.enqueueMany(
    'call-settle',
    unfinished.map(({ attempt_id }) => ({ payload: { attempt_id } })),
  );
  return unfinished.length;
};

/** Slots and locks whose attempt is closed, or was never written. */
export const freeOrphans: Repair = async (deps, before) => {
  const { store } = deps;
  const holders = [
    ...new Set([
      ...(await store.slots.holdersSince(before, LIMIT)),
      ...(await store.locks.holdersSince(before, LIMIT)),
    ]),
  ];
  const open = await store.attempts.dangerouslyAcrossAccountsOpenAmong(holders);
  const orphans = holders.filter((attempt_id) => !open.has(attempt_id));
  for (const attempt_id of orphans) {
    await store.slots.release(attempt_id);
    await store.locks.release(attempt_id);
  }
  return orphans.length;
};

/** Jobs in progress whose attempt is closed or was never written go back to waiting. */
export const returnOrphanJobs: Repair = async (deps, before) => {
  const { store, clock } = deps;
  const jobs = await store.jobs.dangerouslyAcrossAccountsListInProgressSince(before, LIMIT);
  const holders = jobs.flatMap((job) => (job.live_attempt_id === null ? [] : [job.live_attempt_id]));
  const open = await store.attempts.dangerouslyAcrossAccountsOpenAmong(holders);
  const now = clock.now();
  let returned = 0;
  for (const job of jobs) {
    if (job.live_attempt_id !== null && open.has(job.live_attempt_id)) continue;
    const scope = accountScope(job.account_id);
    const back = { status: 'pending', reserved_until: now, wait_reason: null, updated_at: now } as const;
    const moved =
      job.live_attempt_id === null
        ? await store.jobs.change(scope, job.job_id, ['in_progress'], back)
        : await store.jobs.settle(scope, job.job_id, job.live_attempt_id, back);
    if (moved === null) continue;
    await store.batches.wake(scope, job.batch_id, now);
    returned++;
  }
  return returned;
};

/** Holds without an open attempt, and movements that never reached the ledger. */
export const mendWallets: Repair = async (deps) => {
  const { store } = deps;
  let mended = 0;
  for (const wallet of await store.wallets.dangerouslyAcrossAccountsListUnsettled(LIMIT)) {
    const scope = accountScope(wallet.account_id);
    if (Object.keys(wallet.unposted).length > 0)
      await store.wallets.postUnposted(scope, addMs(deps.clock.now(), -MINUTE_MS));
    const open = await store.attempts.dangerouslyAcrossAccountsOpenAmong(Object.keys(wallet.held));
    for (const [attempt_id, amount] of Object.entries(wallet.held)) {
      if (open.has(attempt_id)) continue;
      await store.wallets.settle(scope, wallet.unit, attempt_id, amount, 0);
      mended++;
    }
  }
  return mended;
};

/** Webhooks that were stored and never worked on. */
export const requeueWebhooks: Repair = async (deps, before) => {
  const events = await deps.store.webhook_events.listUnprocessed(before, LIMIT);
  await deps.queue.enqueueMany(
    'webhook-process',
    events.map((event_id) => ({ payload: { event_id } })),
  );
  return events.length;
};

/** Cancelled and deleted campaigns whose jobs are not settled yet. */
export const requeueClosings: Repair = async (deps) => {
  const ended = await deps.store.batches.dangerouslyAcrossAccountsListIn(['cancelled', 'deleting'], LIMIT);
  const unfinished = ended.filter(needsClosing);
  await deps.queue.enqueueMany(
    'batch-close',
    unfinished.map(({ batch_id }) => ({ payload: { batch_id } })),
  );
  return unfinished.length;
};

/** Uploads whose job was lost, and what is left of abandoned ones. */
export const resumeImports: Repair = (deps) => deps.sweepImports();
