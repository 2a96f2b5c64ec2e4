import { addMs, SECOND_MS, type CallOutcome } from '@timbre/kernel';
import { connectedMs, conversationFacts, interpretCall, isTerminal, type RetellCall } from '@timbre/retell';
import { accountScope, type AttemptDocument } from '@timbre/store';
import type { CallDeps } from '../deps.ts';
import { callResult } from '../settle/call-result.ts';
import { finishAttempt } from '../settle/finish-attempt.ts';
import { chargeFor } from '../settle/price.ts';
import { attachLate } from './attach-late.ts';

const instant = (epoch_ms: number | undefined): Date | null =>
  epoch_ms === undefined ? null : new Date(epoch_ms);

/** What a call object says, in the fields of an attempt. Nothing of it moves the attempt. */
const factsOf = (call: RetellCall): Partial<AttemptDocument> => ({
  call_status: call.call_status,
  disconnection_reason: call.disconnection_reason ?? null,
  duration_ms: connectedMs(call),
  call_started_at: instant(call.start_timestamp),
  call_ended_at: instant(call.end_timestamp),
  retell_cost_cents: call.call_cost?.combined_cost ?? null,
  conversation: { ...conversationFacts(call) },
  analysed: call.call_analysis !== undefined,
});

/**
 * We hung up because following had ended: a call that was connected counts as held, one that never was is the
 * platform's fault.
 */
const afterOurHangUp = (outcome: CallOutcome): CallOutcome => ({
  ...outcome,
  class: outcome.connected ? 'answered' : 'platform_fault',
  reason: 'follow_timeout',
  success: false,
  spends_attempt: outcome.connected,
});

const outcomeOf = (attempt: AttemptDocument, call: RetellCall): CallOutcome => {
  const outcome = interpretCall(call);
  return attempt.stopped_at !== null && outcome.class === 'cancelled' ? afterOurHangUp(outcome) : outcome;
};

/** Takes a call that Retell knows for an attempt whose answer we never saw. */
const adopt = (
  deps: CallDeps,
  attempt: AttemptDocument,
  call: RetellCall,
): Promise<AttemptDocument | null> => {
  const now = deps.clock.now();
  const longest_ms = (attempt.ring_timeout_s + attempt.max_call_duration_s) * SECOND_MS;
  return deps.store.attempts.move(
    accountScope(attempt.account_id),
    attempt.attempt_id,
    { from: ['dialing', 'unknown'] },
    {
      state: 'placed',
      retell_call_id: call.call_id,
      placed_at: now,
      deadline_at: addMs(now, longest_ms + deps.timings.follow_margin),
    },
  );
};

/** The end of a call: outcome and charge are frozen here, whoever brings the news first. */
const end = async (
  deps: CallDeps,
  attempt: AttemptDocument,
  call: RetellCall,
): Promise<AttemptDocument | null> => {
  const scope = accountScope(attempt.account_id);
  const account = await deps.store.accounts.find(scope);
  if (account === null) throw new Error(`account of attempt ${attempt.attempt_id} is gone`);
  const outcome = outcomeOf(attempt, call);
  if (outcome.unknown) deps.counts.unknownReason(outcome.reason);
  const now = deps.clock.now();
  return deps.store.attempts.move(
    scope,
    attempt.attempt_id,
    { from: ['placed'] },
    {
      ...factsOf(call),
      state: 'ended',
      outcome,
      charge: chargeFor(account, outcome, connectedMs(call), attempt.hold),
      contact: outcome.contact,
      ended_at: now,
      decide_by: addMs(now, deps.timings.analysis_wait),
    },
  );
};

/** Later news of an ended call: it may change what the call meant as long as nothing was decided, never its charge. */
const enrich = async (
  deps: CallDeps,
  attempt: AttemptDocument,
  call: RetellCall,
): Promise<AttemptDocument> => {
  const scope = accountScope(attempt.account_id);
  const facts = factsOf(call);
  // An older delivery must not take away an analysis that came before it.
  if (!facts.analysed && attempt.analysed) return attempt;
  if (attempt.state === 'ended') {
    const outcome = outcomeOf(attempt, call);
    const news = { ...facts, outcome, contact: outcome.contact || attempt.contact };
    const moved = await deps.store.attempts.move(scope, attempt.attempt_id, { from: ['ended'] }, news);
    return moved ?? { ...attempt, ...news };
  }
  await deps.store.attempts.enrich(scope, attempt.attempt_id, facts);
  const enriched = { ...attempt, ...facts };
  const { call_id, call_result, fecha_pago_cliente, monto_pago_cliente } = callResult(enriched);
  if (call_id !== null) {
    await deps.store.jobs.enrich(scope, attempt.job_id, call_id, {
      call_result,
      fecha_pago_cliente,
      monto_pago_cliente,
    });
  }
  return enriched;
};

/**
 * The one reducer that webhook, poll and reconciler call with what Retell says of a call. Idempotent: the first
 * terminal news ends the attempt, later news only enriches it. Returns the attempt as it is afterwards.
 */
export const recordNews = async (
  deps: CallDeps,
  known: AttemptDocument,
  call: RetellCall,
): Promise<AttemptDocument> => {
  let attempt = known;
  if (attempt.state === 'dialing' || attempt.state === 'unknown')
    attempt = (await adopt(deps, attempt, call)) ?? attempt;
  if (!isTerminal(call)) return attempt;
  if (attempt.state === 'placed') {
    const ended = await end(deps, attempt, call);
    // Somebody else ended it at the same moment; our news may still be the richer one.
    attempt =
      ended ?? (await deps.store.attempts.dangerouslyAcrossAccountsFind(attempt.attempt_id)) ?? attempt;
    if (ended !== null) {
      await finishAttempt(deps, attempt);
      return attempt;
    }
  }
  if (attempt.state === 'ended') {
    attempt = await enrich(deps, attempt, call);
    // Whoever ended it carries it on, unless it was laid aside until this news; then it is ours.
    if (attempt.money_settled_at !== null) await finishAttempt(deps, attempt);
  } else if (attempt.state === 'settled') {
    attempt = await enrich(deps, attempt, call);
  } else if (
    attempt.state === 'presumed_not_placed' ||
    attempt.state === 'not_placed' ||
    attempt.state === 'released'
  ) {
    await attachLate(
      deps,
      attempt,
      { ...factsOf(call), retell_call_id: call.call_id },
      outcomeOf(attempt, call),
    );
  }
  return attempt;
};
