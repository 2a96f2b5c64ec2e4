import { addMs } from '@timbre/kernel';
import { accountScope, type AttemptDocument, type AttemptRefusal } from '@timbre/store';
import { restWorkspace } from '../breakers/rest-workspace.ts';
import type { CallDeps } from '../deps.ts';
import { raiseHalt } from './raise-halt.ts';
import { moveJob, type JobChange } from './move-job.ts';
import { afterOutcome, type Decision } from './next-step.ts';
import { pauseForConfiguration } from './pause-batch-by-itself.ts';

const CONFIG_FAULTS_TO_PAUSE = 3;

const waiting = (until: Date, last_error: string): JobChange => ({
  status: 'pending',
  reserved_until: until,
  wait_reason: 'capacity',
  last_error,
});

/** 400 that names the number: this phone is of no use, the person may have another. */
const deadPhone = (deps: CallDeps, attempt: AttemptDocument): Promise<Decision | null> =>
  afterOutcome(deps, attempt, {
    class: 'dead_phone',
    reason: 'invalid_destination',
    success: false,
    contact: false,
    connected: false,
    spends_attempt: false,
  });

const refusedConfiguration = async (
  deps: CallDeps,
  attempt: AttemptDocument,
  refusal: AttemptRefusal,
): Promise<JobChange> => {
  const scope = accountScope(attempt.account_id);
  const in_a_row = await deps.store.batches.countConfigFault(scope, attempt.batch_id);
  if (in_a_row >= CONFIG_FAULTS_TO_PAUSE)
    await pauseForConfiguration(deps, scope, attempt.batch_id, refusal.message);
  return waiting(addMs(deps.clock.now(), deps.timings.config_wait), 'config');
};

/** A refusal that says nothing about the person: when to try again, once its cause is dealt with. */
const retryLater = async (
  deps: CallDeps,
  attempt: AttemptDocument,
  refusal: AttemptRefusal,
): Promise<JobChange> => {
  const { clock, timings, store } = deps;
  const now = clock.now();
  switch (refusal.reason) {
    case 'bad_number': // dealt with by its own rule
    case 'config':
      return refusedConfiguration(deps, attempt, refusal);
    case 'asset_missing':
    case 'workspace':
      await raiseHalt(deps, attempt, {
        kind: 'fault',
        scope: refusal.scope ?? 'workspace',
        reason: `Retell respondió ${refusal.status ?? ''} ${refusal.message}`.trim(),
      });
      return waiting(addMs(now, timings.config_wait), refusal.reason);
    case 'rate_limited': {
      const rest = addMs(now, refusal.retry_after_ms ?? 1_000);
      await store.dial_rates.lower(attempt.workspace_id, now, rest, addMs(now, timings.lowered_rate));
      return waiting(rest, 'capacity');
    }
    case 'unreachable': {
      const rest_ms = timings.unreachable_rest;
      await restWorkspace(deps, attempt.workspace_id, { reason: 'No se pudo conectar con Retell', rest_ms });
      return waiting(addMs(now, rest_ms), 'unreachable');
    }
  }
};

/** What follows when Retell certainly did not dial: nothing is spent, and whatever caused it is dealt with. */
export const finishNotPlaced = async (deps: CallDeps, attempt: AttemptDocument): Promise<void> => {
  if (attempt.refusal === null)
    throw new Error(`attempt ${attempt.attempt_id} is not_placed without a refusal`);
  if (attempt.refusal.reason === 'bad_number') {
    const decision = await deadPhone(deps, attempt);
    if (decision !== null) await moveJob(deps, attempt, decision);
    return;
  }
  const change = await retryLater(deps, attempt, attempt.refusal);
  const batch = await deps.settings.find(accountScope(attempt.account_id), attempt.batch_id);
  await moveJob(deps, attempt, { batch, change });
};
