import type { CallOutcome } from '@timbre/kernel';
import { accountScope, type AttemptDocument, type BatchDelta } from '@timbre/store';
import { closeBreakers } from '../breakers/close-breakers.ts';
import type { CallDeps } from '../deps.ts';
import { callResult } from './call-result.ts';
import { freeSlots } from './free-slots.ts';
import { moveJob } from './move-job.ts';
import { afterOutcome } from './next-step.ts';
import { raiseHalt } from './raise-halt.ts';

/** Wallet, ledger and slots of an ended call. Each step may be repeated; the charge is the one that was frozen. */
const settleMoney = async (deps: CallDeps, attempt: AttemptDocument): Promise<void> => {
  const scope = accountScope(attempt.account_id);
  const { charge, hold } = attempt;
  if (hold !== null && charge !== null) {
    await deps.store.wallets.settle(scope, hold.unit, attempt.attempt_id, hold.amount, charge.amount);
    await deps.checkpoint('end.wallet_settled', attempt.attempt_id);
  }
  if (charge !== null) {
    await deps.store.wallets.record(scope, {
      unit: charge.unit,
      kind: 'settle',
      ref_id: attempt.attempt_id,
      amount: charge.amount,
      batch_id: attempt.batch_id,
      description: 'Llamada',
      at: attempt.ended_at ?? deps.clock.now(),
    });
  }
  await deps.checkpoint('end.ledger_written', attempt.attempt_id);
  if (attempt.day_hold !== null && attempt.day !== null) {
    const spent = { held: attempt.day_hold, charge: charge?.amount ?? 0 };
    await deps.store.day_spend.settle(scope, attempt.day, attempt.attempt_id, spent);
    await deps.checkpoint('end.day_settled', attempt.attempt_id);
  }
  await freeSlots(deps, attempt);
  await deps.checkpoint('end.slots_freed', attempt.attempt_id);
};

/** True while an answered call may still turn out to be a machine. */
const waitsForAnalysis = (deps: CallDeps, attempt: AttemptDocument): boolean =>
  attempt.outcome?.class === 'answered' &&
  !attempt.analysed &&
  attempt.decide_by !== null &&
  attempt.decide_by > deps.clock.now();

const totalsOf = (
  attempt: AttemptDocument,
): Required<Pick<BatchDelta, 'total_cost_micros' | 'total_seconds'>> => ({
  total_cost_micros: attempt.charge?.unit === 'micros' ? attempt.charge.amount : 0,
  total_seconds: attempt.outcome?.connected ? Math.ceil((attempt.duration_ms ?? 0) / 1000) : 0,
});

const countDay = async (deps: CallDeps, attempt: AttemptDocument): Promise<void> => {
  if (attempt.day === null) return;
  const { total_cost_micros, total_seconds } = totalsOf(attempt);
  await deps.store.accounts.addToDay(accountScope(attempt.account_id), attempt.day, {
    ended_calls: 1,
    connected_calls: attempt.outcome?.connected ? 1 : 0,
    connected_seconds: total_seconds,
    cost_micros: total_cost_micros,
  });
};

/**
 * A call that was hung up while it still rang has told nobody anything: its person waits for another turn, where one
 * whose conversation was cut is left in peace.
 */
const forTheJob = (outcome: CallOutcome): CallOutcome =>
  outcome.class === 'cancelled' && !outcome.connected ? { ...outcome, class: 'halt' } : outcome;

/**
 * Settles the money and lays the call aside when its decision waits for the analysis: null then. The mark that the
 * money is settled is written on the attempt as it is at that moment, so that an analysis which came meanwhile is
 * either seen here or sees the mark; one of the two carries the call on.
 */
const laidAside = async (deps: CallDeps, attempt: AttemptDocument): Promise<AttemptDocument | null> => {
  if (attempt.money_settled_at !== null) return waitsForAnalysis(deps, attempt) ? null : attempt;
  await settleMoney(deps, attempt);
  if (!waitsForAnalysis(deps, attempt)) return attempt;
  const after = await deps.store.attempts.move(
    accountScope(attempt.account_id),
    attempt.attempt_id,
    { from: ['ended'] },
    { money_settled_at: deps.clock.now() },
  );
  return after === null || waitsForAnalysis(deps, after) ? null : after;
};

/**
 * What follows from the end of a call: money first, then the decision about the job, as soon as it can be made.
 * Returns false while the decision waits for the analysis; whoever brings it calls again.
 */
export const finishEnded = async (deps: CallDeps, known: AttemptDocument): Promise<boolean> => {
  const attempt = await laidAside(deps, known);
  if (attempt === null) return false;
  const { outcome } = attempt;
  if (outcome === null) throw new Error(`attempt ${attempt.attempt_id} ended without an outcome`);
  await deps.store.locks.release(attempt.attempt_id);
  await deps.checkpoint('end.locks_released', attempt.attempt_id);
  if (outcome.halt_scope !== undefined)
    await raiseHalt(deps, attempt, {
      kind: 'breaker',
      scope: outcome.halt_scope,
      reason: `Retell informó ${outcome.reason}`,
    });
  await closeBreakers(deps, attempt);
  const decision = await afterOutcome(deps, attempt, forTheJob(outcome));
  if (decision !== null) {
    const change = { ...decision.change, ...callResult(attempt) };
    const moved = await moveJob(deps, attempt, { ...decision, change }, totalsOf(attempt));
    await deps.checkpoint('end.job_moved', attempt.attempt_id);
    if (moved) await countDay(deps, attempt);
  }
  deps.counts.ended(outcome.class, outcome.reason);
  return true;
};
