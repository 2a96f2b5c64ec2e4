import { AppError, notFound } from '@timbre/kernel';
import { accountScope, type Actor, type StopRecord } from '@timbre/store';
import { haltScope, ringQuietly, stopScopeOf, type StopDeps } from './stop-scope.ts';

/** Who lifts which stop. */
export interface LiftInput {
  stop_id: string;
  actor: Actor;
  ip: string | null;
}

const SWEEP = 500;

/** The stop of that id, if this actor may see it. */
const visible = async (deps: StopDeps, { stop_id, actor }: LiftInput): Promise<StopRecord | null> => {
  const stops = await deps.store.halts.listStops();
  const found = stops.find((candidate) => candidate.stop.stop_id === stop_id);
  if (found === undefined) return null;
  const foreign = found.scope.startsWith('account:') && found.scope !== `account:${actor.account_id}`;
  return actor.account_id !== null && foreign ? null : found;
};

/** True when this actor may see the stop of that id and it was lifted before. */
const liftedBefore = async (deps: StopDeps, { stop_id, actor }: LiftInput): Promise<boolean> => {
  const history = await deps.store.audit_log.dangerouslyAcrossAccountsListOf(stop_id);
  const own = history.filter(
    (entry) =>
      actor.account_id === null || entry.account_id === null || entry.account_id === actor.account_id,
  );
  return own.some((entry) => entry.action === 'emergency_stop.lifted');
};

const wake = async (deps: StopDeps, record: StopRecord): Promise<void> => {
  const scope = stopScopeOf(record);
  const now = deps.clock.now();
  if (scope.level === 'account') await deps.store.batches.wakeRunning(accountScope(scope.account_id), now);
  else await deps.store.batches.dangerouslyAcrossAccountsWakeRunning(now);
  const due = await deps.store.batches.dangerouslyAcrossAccountsListDue(now, SWEEP);
  const ticks = due.map(({ batch_id }) => ({ payload: { batch_id } }));
  await ringQuietly(deps, deps.queue.enqueueMany('dispatch-tick', ticks));
};

/**
 * Lifts an emergency stop and wakes the campaigns of its scope. Repeatable. 404 for a stop that there never was for
 * this actor; 403 when an account would lift what the platform stopped.
 */
export const liftStop =
  (deps: StopDeps) =>
  async (input: LiftInput): Promise<void> => {
    const record = await visible(deps, input);
    if (record === null) {
      if (await liftedBefore(deps, input)) return;
      throw notFound('Emergency stop not found');
    }
    const scope = stopScopeOf(record);
    if (input.actor.account_id !== null && record.stop.raised_by.account_id === null)
      throw new AppError('forbidden', 'Esta detención la hizo la plataforma: solo ella puede levantarla');
    await deps.store.audit_log.append({
      _id: `${input.stop_id}:lifted`,
      account_id: scope.level === 'account' ? scope.account_id : null,
      at: deps.clock.now(),
      actor: input.actor,
      action: 'emergency_stop.lifted',
      target: input.stop_id,
      before: { scope: record.scope, reason: record.reason, since: record.since },
      after: null,
      ip: input.ip,
    });
    await deps.store.halts.liftStop(haltScope(scope), input.stop_id);
    deps.logger.warn('emergency stop lifted', { stop_id: input.stop_id, scope: record.scope });
    await wake(deps, record);
    await ringQuietly(deps, deps.queue.enqueue('stop-announce', { stop_id: input.stop_id }));
  };
