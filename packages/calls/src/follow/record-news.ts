import { addMs, SECOND_MS, type CallOutcome } from '@timbre/kernel';
import { connectedMs, conversationFacts, interpretCall, isTerminal, type RetellCall } from '@timbre/retell';
import { accountScope, type AttemptDocument } from '@timbre/store';
import type { CallDeps } from '../deps.ts';
import { askForCopy } from '../recordings/ask-for-copy.ts';
import { callResult } from '../settle/call-result.ts';
import { finishAttempt } from '../settle/finish-attempt.ts';
import { chargeFor } from '../settle/price.ts';
import { attachLate } from './attach-late.ts';
import { keepOptOut } from './keep-opt-out.ts';

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

/** Takes a call that Retell knows for an attempt whose answer we never saw, and follows it from now on. */
const adopt = async (
  deps: CallDeps,
  attempt: AttemptDocument,
  call: RetellCall,
): Promise<AttemptDocument | null> => {
  const now = deps.clock.now();
  const longest_ms = (attempt.ring_timeout_s + attempt.max_call_duration_s) * SECOND_MS;
  const placed = await deps.store.attempts.move(
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
  if (placed !== null) {
    const run_at = addMs(now, deps.timings.poll_after[0] ?? 0);
    await deps.queue.enqueue('call-poll', { attempt_id: placed.attempt_id }, { run_at });
  }
  return placed;
};

/** {@link adopt}, or the attempt as whoever was quicker left it: an old copy would lose the news. */
const adoptedOrCurrent = async (
  deps: CallDeps,
  attempt: AttemptDocument,
  call: RetellCall,
): Promise<AttemptDocument> =>
  (await adopt(deps, attempt, call)) ??
  (await deps.store.attempts.dangerouslyAcrossAccountsFind(attempt.attempt_id)) ??
  attempt;

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

/** True when these facts are known already, or older than what is known. */
const addsNothing = (attempt: AttemptDocument, facts: Partial<AttemptDocument>): boolean =>
  facts.analysed === attempt.analysed
    ? JSON.stringify(facts.conversation) === JSON.stringify(attempt.conversation)
    : attempt.analysed;

/** Before the decision, news may still change what the call meant; never what it costs. */
const enrichEnded = async (
  deps: CallDeps,
  attempt: AttemptDocument,
  call: RetellCall,
): Promise<AttemptDocument> => {
  const outcome = outcomeOf(attempt, call);
  const news = { ...factsOf(call), outcome, contact: outcome.contact || attempt.contact };
  const scope = accountScope(attempt.account_id);
  const moved = await deps.store.attempts.move(scope, attempt.attempt_id, { from: ['ended'] }, news);
  return moved ?? { ...attempt, ...news };
};

/** After the decision, news only completes what attempt and job show. */
const enrichSettled = async (
  deps: CallDeps,
  attempt: AttemptDocument,
  facts: Partial<AttemptDocument>,
): Promise<void> => {
  const scope = accountScope(attempt.account_id);
  await deps.store.attempts.enrich(scope, attempt.attempt_id, facts);
  await askForCopy(deps, { ...attempt, ...facts });
  const { call_id, ...result } = callResult({ ...attempt, ...facts });
  if (call_id === null) return;
  const { call_result, fecha_pago_cliente, monto_pago_cliente } = result;
  const shown = { call_result, fecha_pago_cliente, monto_pago_cliente };
  await deps.store.jobs.enrich(scope, attempt.job_id, call_id, shown);
};

/** News of a call that is over, by how far its attempt has come. */
const recordLater = async (deps: CallDeps, known: AttemptDocument, call: RetellCall): Promise<void> => {
  // Of somebody whose data were erased nothing that was said comes back.
  const facts = known.erased_at ? { ...factsOf(call), conversation: null } : factsOf(call);
  switch (known.state) {
    case 'ended': {
      const attempt = addsNothing(known, facts) ? known : await enrichEnded(deps, known, call);
      // Whoever ended it carries it on, unless it was laid aside until this news or its time is up: then it is ours.
      if (attempt.money_settled_at !== null) await finishAttempt(deps, attempt);
      return;
    }
    case 'settled':
      // Nothing was said in a call that never connected.
      if (known.outcome?.connected && !known.erased_at && !addsNothing(known, facts)) {
        // The job has moved on, but the weekly cap still learns that the person was reached.
        const contact = known.contact || outcomeOf(known, call).contact;
        await enrichSettled(deps, known, { ...facts, contact });
      }
      return;
    case 'presumed_not_placed':
    case 'not_placed':
    case 'released':
      await attachLate(deps, known, { ...facts, retell_call_id: call.call_id }, outcomeOf(known, call));
  }
};

/**
 * The one reducer that webhook, poll and reconciler call with what Retell says of a call. Idempotent: the first
 * terminal news ends the attempt, later news only enriches it. Returns the attempt as it was before the end was
 * carried out: `placed` for one that was adopted and is live.
 */
export const recordNews = async (
  deps: CallDeps,
  known: AttemptDocument,
  call: RetellCall,
): Promise<AttemptDocument> => {
  const lost = known.state === 'dialing' || known.state === 'unknown';
  const attempt = lost ? await adoptedOrCurrent(deps, known, call) : known;
  if (!isTerminal(call)) return attempt;
  await keepOptOut(deps, attempt, call);
  if (attempt.state !== 'placed') {
    await recordLater(deps, attempt, call);
    return attempt;
  }
  const ended = await end(deps, attempt, call);
  if (ended !== null) {
    await deps.checkpoint('end.frozen', ended.attempt_id);
    await finishAttempt(deps, ended);
    return ended;
  }
  // Somebody else ended it at the same moment; our news may still be the richer one.
  const current = await deps.store.attempts.dangerouslyAcrossAccountsFind(attempt.attempt_id);
  if (current !== null) await recordLater(deps, current, call);
  return current ?? attempt;
};
