import { mayDial, type DoNotCallLevel, type GateDecision } from '@timbre/scheduling';
import { accountScope, type AttemptDocument } from '@timbre/store';
import type { CallDeps } from '../deps.ts';
import { gateFacts, readGate, readGateAgain, type GateReading } from './gate-facts.ts';
import { standing, takeProbes, type DialScopes } from './standing.ts';

/** Everything that decides about one dial, as read a moment ago, and the attempt that would make it. */
export interface Dial extends GateReading {
  attempt: AttemptDocument;
}

/** The scopes whose halt would stop this attempt. */
export const scopesOf = (attempt: AttemptDocument): DialScopes => ({
  account_id: attempt.account_id,
  workspace_id: attempt.workspace_id,
  agent_id: attempt.agent_id,
  from_number: attempt.from_number,
});

/** Reads what the gate needs for a claimed attempt; null when its job, batch or account is gone. */
export const loadDial = async (deps: CallDeps, attempt: AttemptDocument): Promise<Dial | null> => {
  const { store } = deps;
  const scope = accountScope(attempt.account_id);
  const [job, batch, account] = await Promise.all([
    store.jobs.find(scope, attempt.job_id),
    deps.settings.find(scope, attempt.batch_id),
    store.accounts.find(scope),
  ]);
  if (job === null || batch === null || account === null) return null;
  return { ...(await readGate(deps, { job, batch, account, target: attempt })), attempt };
};

/** A refusal by the gate; one by the do-not-call list says what its entry names. */
export type Refusal = Exclude<GateDecision, { verdict: 'allow' }> & {
  do_not_call?: DoNotCallLevel;
  /** No gate said no: the process that was to dial died before it did. */
  interrupted?: true;
};

/** What the gate says now; null when it lets the call through. */
const decide = (deps: CallDeps, dial: Dial, stopped: { reason: string } | null): Refusal | null => {
  const at = { now: deps.clock.now(), stopped, clock_skew_ms: deps.clockSkewMs() };
  const decision = mayDial(gateFacts(dial, at));
  if (decision.verdict === 'allow') return null;
  return decision.code === 'do_not_call' && dial.do_not_call !== null
    ? { ...decision, do_not_call: dial.do_not_call.level }
    : decision;
};

const halted = (until: Date | null, reason: string): Refusal => ({
  verdict: 'defer',
  code: 'capacity',
  until,
  reason,
});

/**
 * The dispatcher that made this attempt slept between its claim of the job and the attempt, so long that the job was
 * taken for lost and given to another: this one must not ring the person as well.
 */
const jobLost: Refusal = {
  verdict: 'defer',
  code: 'capacity',
  until: null,
  reason: 'La persona pasó a otro intento',
};

/** The campaign changed since this attempt was admitted: whatever is still right will be admitted again. */
const staleEpoch: Refusal = {
  verdict: 'defer',
  code: 'batch_paused',
  until: null,
  reason: 'La campaña cambió',
};

/** Somebody took the person out while the attempt was on its way; the last gate finds the epoch changed. */
const withdrawn = (reason: string): Refusal => ({ verdict: 'deny', code: 'batch_cancelled', reason });

/** What a gate says; `probing` when this dial is the one that tries a halted scope. */
export interface GateAnswer {
  refusal: Refusal | null;
  probing: boolean;
}

const refusedFor = (refusal: Refusal): GateAnswer => ({ refusal, probing: false });

/** The first gate: everything, and the right to probe what is halted. */
export const firstGate = async (deps: CallDeps, dial: Dial): Promise<GateAnswer> => {
  // An open attempt that holds its job keeps it: from here on nobody takes the job for lost.
  if (dial.job.live_attempt_id !== dial.attempt.attempt_id) return refusedFor(jobLost);
  if (dial.job.withdrawal !== undefined) return refusedFor(withdrawn(dial.job.withdrawal.reason));
  const state = await standing(deps, scopesOf(dial.attempt));
  if (state.stopped !== null && state.until !== null)
    return refusedFor(halted(state.until, state.stopped.reason));
  const refusal = decide(deps, dial, state.stopped);
  if (refusal !== null) return refusedFor(refusal);
  if (dial.attempt.batch_epoch !== dial.batch.epoch) return refusedFor(staleEpoch);
  if (state.due_probes.length === 0) return { refusal: null, probing: false };
  return (await takeProbes(deps, state.due_probes))
    ? { refusal: null, probing: true }
    : refusedFor(halted(null, 'Llamadas detenidas: otra llamada está probando'));
};

/** The last gate, right before the POST: batch, account, do-not-call list, halts and clock read afresh. */
export const lastGate = async (deps: CallDeps, dial: Dial, probing: boolean): Promise<Refusal | null> => {
  const [fresh, state] = await Promise.all([
    readGateAgain(deps, dial),
    standing(deps, scopesOf(dial.attempt)),
  ]);
  if (fresh === null || fresh.batch.epoch !== dial.attempt.batch_epoch) return staleEpoch;
  const fault = state.stopped !== null && state.until !== null;
  if (fault && !probing) return halted(state.until, state.stopped?.reason ?? '');
  return decide(deps, { ...dial, ...fresh }, fault ? null : state.stopped);
};
