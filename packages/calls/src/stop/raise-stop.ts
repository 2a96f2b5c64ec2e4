import { setTimeout as sleep } from 'node:timers/promises';
import { newId, notFound, realClock } from '@timbre/kernel';
import { accountScope, type Actor, type StopRecord } from '@timbre/store';
import { hangUpScope } from './hang-up-scope.ts';
import { haltScope, liveScopeOf, ringQuietly, type StopDeps, type StopScope } from './stop-scope.ts';

const WAIT_MS = 80;
const LOOK_EVERY_MS = 10;

/** What a stop is asked for with. */
export interface StopInput {
  scope: StopScope;
  /** For people: it stands in the inbox of every account concerned. */
  reason: string;
  /** Also end the calls that are live. */
  hang_up: boolean;
  actor: Actor;
  ip: string | null;
}

/** A stop in force and what goes on under it. */
export interface RaisedStop {
  record: StopRecord;
  /** False when the scope was stopped already. */
  fresh: boolean;
  /** Dials that had been sent to Retell and were unanswered when the wait ended: these few may still ring. */
  in_flight: number;
  /** Calls that people are in right now. */
  live_calls: number;
}

const refuseUnknown = async (deps: StopDeps, scope: StopScope): Promise<void> => {
  if (scope.level === 'workspace' && !deps.workspace_ids.includes(scope.workspace_id))
    throw notFound('Workspace not found');
  if (scope.level === 'account' && (await deps.store.accounts.find(accountScope(scope.account_id))) === null)
    throw notFound('Account not found');
};

/** Writes the halt that every last gate reads, or finds the one that stands. */
const halt = async (
  deps: StopDeps,
  input: StopInput,
  scope: string,
): Promise<{ record: StopRecord; fresh: boolean }> => {
  for (;;) {
    const fresh = await deps.store.halts.raise({
      scope,
      kind: 'emergency',
      reason: input.reason,
      since: deps.clock.now(),
      probe_at: null,
      probe_every_ms: null,
      stop: { stop_id: newId('stop'), raised_by: input.actor, hang_up: input.hang_up, announced: false },
    });
    const record = await deps.store.halts.findStop(scope);
    // Gone again: somebody lifted it in between, and this one is wanted all the same.
    if (record !== null) return { record, fresh };
  }
};

const audit = (
  deps: StopDeps,
  input: StopInput,
  { record, fresh }: { record: StopRecord; fresh: boolean },
) => {
  const { stop_id, raised_by } = record.stop;
  return deps.store.audit_log.append({
    _id: `${stop_id}:raised`,
    account_id: input.scope.level === 'account' ? input.scope.account_id : null,
    at: record.since,
    actor: raised_by,
    action: 'emergency_stop.raised',
    target: stop_id,
    before: null,
    after: { scope: record.scope, reason: record.reason, hang_up: record.stop.hang_up },
    ip: fresh ? input.ip : null,
  });
};

/** A stop that stands already is now to hang up as well. */
const addHangUp = async (deps: StopDeps, input: StopInput, record: StopRecord): Promise<StopRecord> => {
  const { stop_id } = record.stop;
  await deps.store.halts.noteStop(record.scope, stop_id, { hang_up: true });
  await deps.store.audit_log.append({
    _id: `${stop_id}:hang_up`,
    account_id: input.scope.level === 'account' ? input.scope.account_id : null,
    at: deps.clock.now(),
    actor: input.actor,
    action: 'emergency_stop.hang_up',
    target: stop_id,
    before: { hang_up: false },
    after: { hang_up: true },
    ip: input.ip,
  });
  return { ...record, stop: { ...record.stop, hang_up: true } };
};

/** Waits, at most 80 ms of real time, for the answers of the dials that were sent before the stop. */
const waitForDials = async (deps: StopDeps, scope: StopScope): Promise<number> => {
  const end = realClock.now().getTime() + WAIT_MS;
  for (;;) {
    const in_flight = await deps.store.live_calls.dangerouslyAcrossAccountsCountInFlight(liveScopeOf(scope));
    if (in_flight === 0 || realClock.now().getTime() >= end) return in_flight;
    await sleep(LOOK_EVERY_MS);
  }
};

/**
 * Stops every dial of a scope with one document, which the last gate reads right before each POST: once this
 * answers, nothing of the scope begins to dial, whatever is queued, and nothing in Redis can change that. Repeatable;
 * a scope that is stopped keeps its stop. 404 for an account or workspace that there is not.
 */
export const raiseStop =
  (deps: StopDeps) =>
  async (input: StopInput): Promise<RaisedStop> => {
    await refuseUnknown(deps, input.scope);
    const found = await halt(deps, input, haltScope(input.scope));
    const in_flight = await waitForDials(deps, input.scope);
    const more = input.hang_up && !found.record.stop.hang_up;
    await audit(deps, input, found);
    const record = more ? await addHangUp(deps, input, found.record) : found.record;
    const { stop_id } = record.stop;
    deps.logger.warn('emergency stop', { stop_id, scope: record.scope, fresh: found.fresh, in_flight });
    await ringQuietly(deps, deps.queue.enqueue('stop-announce', { stop_id }));
    const live_calls = await deps.store.live_calls.dangerouslyAcrossAccountsCountPlaced(
      liveScopeOf(input.scope),
    );
    if (record.stop.hang_up) await ringQuietly(deps, hangUpScope(deps, input.scope));
    return { record, fresh: found.fresh, in_flight, live_calls };
  };
