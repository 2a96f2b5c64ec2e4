import { addMs } from '@timbre/kernel';
import { accountScope, type AttemptDocument, type JobGate } from '@timbre/store';
import type { CallDeps } from '../deps.ts';
import { afterDoNotCall } from './after-do-not-call.ts';
import { afterInterruption } from './after-interruption.ts';
import { moveJob, type JobChange } from './move-job.ts';
import { pauseForBalance } from './pause-batch-by-itself.ts';

const jobAfter = (deps: CallDeps, gate: JobGate): JobChange => {
  const now = deps.clock.now();
  const kept = { gate, wait_reason: gate.code, last_error: gate.reason };
  const until = gate.until ?? addMs(now, deps.timings.busy_retry);
  if (gate.verdict === 'defer' && gate.code !== 'batch_paused')
    return { ...kept, status: 'pending', reserved_until: until };
  switch (gate.code) {
    case 'no_balance':
      return { ...kept, status: 'suspended' };
    case 'max_attempts':
    case 'no_phone':
      return { ...kept, status: 'failed', failed_at: now };
    case 'batch_cancelled':
      return { ...kept, status: 'cancelled', cancellation_reason: gate.reason };
    case 'batch_paused':
      // The batch decides when it goes on; the job itself is due as before.
      return { gate, status: 'pending', wait_reason: null };
    default:
      return { ...kept, status: 'pending', reserved_until: until };
  }
};

/** What follows from a refusal by the gate. */
export const finishReleased = async (deps: CallDeps, attempt: AttemptDocument): Promise<void> => {
  const gate: JobGate = attempt.gate ?? {
    verdict: 'defer',
    code: 'capacity',
    reason: null,
    until: null,
    at: deps.clock.now(),
  };
  const scope = accountScope(attempt.account_id);
  if (gate.interrupted === true) {
    const decision = await afterInterruption(deps, attempt);
    if (decision !== null) await moveJob(deps, attempt, decision);
    return;
  }
  if (gate.code === 'no_balance' && gate.verdict === 'deny')
    await pauseForBalance(deps, scope, attempt.batch_id);
  const change =
    gate.code === 'do_not_call'
      ? await afterDoNotCall(deps, attempt, gate, addMs(deps.clock.now(), deps.timings.busy_retry))
      : jobAfter(deps, gate);
  if (change === null) return;
  const batch = await deps.settings.find(scope, attempt.batch_id);
  await moveJob(deps, attempt, { batch, change });
};
