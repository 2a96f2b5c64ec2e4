import { randomUUID } from 'node:crypto';
import { addMs, SECOND_MS } from '@timbre/kernel';
import type { PlaceCallResult } from '@timbre/retell';
import { accountScope, type AttemptDocument, type AttemptRefusal } from '@timbre/store';
import { retellVariables } from '@timbre/batches';
import { restAfterUnknown } from '../breakers/rest-workspace.ts';
import { workspaceOf, type CallDeps } from '../deps.ts';
import { checkRecord } from '../evidence/check-record.ts';
import { finishAttempt } from '../settle/finish-attempt.ts';
import { refuse } from '../settle/refuse.ts';
import { holdBalance } from './hold-balance.ts';
import type { Hold } from '../settle/price.ts';
import { dailyLimitRefusal, spendRefusal } from './spend-cap.ts';
import { firstGate, lastGate, loadDial, scopesOf, type Dial, type Refusal } from './load-dial.ts';
import { clearFaults } from './standing.ts';

/** Counts the call of the day, and what it may cost where the account has a spend cap: one update for both. */
const countCall = async (
  deps: CallDeps,
  dial: Dial,
  hold: Hold | null,
): Promise<{ refusal: Refusal } | { refusal: null; day_hold: number | null }> => {
  const { scope, day, account, attempt } = dial;
  const { accounts, day_spend } = deps.store;
  if (account.daily_spend_limit === null || hold === null) {
    const counted = await accounts.countCall(scope, day, account.daily_call_limit);
    return counted ? { refusal: null, day_hold: null } : { refusal: dailyLimitRefusal(deps, dial) };
  }
  const result = await day_spend.count(scope, day, {
    attempt_id: attempt.attempt_id,
    call_limit: account.daily_call_limit,
    spend_limit: account.daily_spend_limit,
    hold: hold.amount,
  });
  if (result === 'counted') return { refusal: null, day_hold: hold.amount };
  // Another call was counted since the room was read: what it holds may come back.
  return {
    refusal: result === 'calls' ? dailyLimitRefusal(deps, dial) : spendRefusal(deps, dial, true),
  };
};

/** Takes the call off the day again: its claim is not in force any more. */
const uncountCall = async (deps: CallDeps, dial: Dial, day_hold: number | null): Promise<void> => {
  const { scope, day, attempt } = dial;
  if (day_hold !== null)
    await deps.store.day_spend.settle(scope, day, attempt.attempt_id, { held: day_hold, charge: 0 });
  await deps.store.accounts.uncountCall(scope, day);
};

/**
 * The durable intent: from this update on, a process that dies leaves a call of unknown fate, and only Retell may
 * say what became of it. null when the claim is not in force any more.
 */
const recordIntent = async (
  deps: CallDeps,
  dial: Dial,
  { dial_token, probing }: { dial_token: string; probing: boolean },
): Promise<AttemptDocument | Refusal | null> => {
  const { store, clock } = deps;
  const held = await holdBalance(deps, dial);
  if (!held.ok) return held.refusal;
  const { hold } = held;
  await deps.checkpoint('dial.held', dial.attempt.attempt_id);
  const counted = await countCall(deps, dial, hold);
  await deps.checkpoint('dial.counted', dial.attempt.attempt_id);
  const now = clock.now();
  const sent =
    counted.refusal === null
      ? await store.attempts.move(
          dial.scope,
          dial.attempt.attempt_id,
          { from: ['dialing'], dial_token, unsent: true, leased_at: now },
          {
            sent_at: now,
            day: dial.day,
            checked: checkRecord(deps, dial),
            probing,
            hold: hold && { unit: hold.unit, amount: hold.amount },
            day_hold: counted.day_hold,
            max_call_duration_s: hold?.max_call_duration_s ?? dial.attempt.max_call_duration_s,
          },
        )
      : null;
  if (sent !== null) return sent;
  if (hold !== null)
    await store.wallets.settle(dial.scope, hold.unit, dial.attempt.attempt_id, hold.amount, 0);
  if (counted.refusal !== null) return counted.refusal;
  await uncountCall(deps, dial, counted.day_hold);
  return null;
};

/** A process that slept beyond its lease may have been given up as unknown: its dial would come on top of another. */
const overslept: Refusal = {
  verdict: 'defer',
  code: 'capacity',
  until: null,
  reason: 'La marcación se interrumpió antes de llamar',
  interrupted: true,
};

const post = (deps: CallDeps, dial: Dial, sent: AttemptDocument): Promise<PlaceCallResult> => {
  const workspace = workspaceOf(deps, sent.workspace_id);
  return workspace.provider.placeCall({
    attempt_id: sent.attempt_id,
    to_number: sent.phone,
    from_number: sent.from_number,
    agent_id: sent.agent_id,
    agent_version: workspace.agent_version,
    ring_timeout_s: sent.ring_timeout_s,
    max_call_duration_s: sent.max_call_duration_s,
    variables: retellVariables(dial.job, {
      purpose: dial.batch.purpose,
      now: deps.clock.now(),
      zone: dial.zone,
    }),
    metadata: {
      attempt_id: sent.attempt_id,
      dial_token: sent.dial_token ?? '',
      account_id: sent.account_id,
      batch_id: sent.batch_id,
      job_id: sent.job_id,
      phone_index: sent.phone_index,
    },
  });
};

const recordPlaced = async (deps: CallDeps, sent: AttemptDocument, retell_call_id: string): Promise<void> => {
  const now = deps.clock.now();
  const longest_ms = (sent.ring_timeout_s + sent.max_call_duration_s) * SECOND_MS;
  const placed = await deps.store.attempts.move(
    accountScope(sent.account_id),
    sent.attempt_id,
    { from: ['dialing', 'unknown'] },
    {
      state: 'placed',
      retell_call_id,
      placed_at: now,
      deadline_at: addMs(now, longest_ms + deps.timings.follow_margin),
    },
  );
  if (placed === null) return;
  const [first = 0] = deps.timings.poll_after;
  await deps.queue.enqueue('call-poll', { attempt_id: sent.attempt_id }, { run_at: addMs(now, first) });
};

const recordRefusal = async (
  deps: CallDeps,
  sent: AttemptDocument,
  answer: Extract<PlaceCallResult, { kind: 'not_placed' }>,
): Promise<void> => {
  const refusal: AttemptRefusal = {
    reason: answer.reason,
    status: answer.status,
    message: answer.message,
    retry_after_ms: answer.retry_after_ms,
    scope: answer.scope ?? null,
  };
  const closed = await deps.store.attempts.move(
    accountScope(sent.account_id),
    sent.attempt_id,
    { from: ['dialing', 'unknown'] },
    { state: 'not_placed', refusal, ended_at: deps.clock.now() },
  );
  if (closed !== null) await finishAttempt(deps, closed);
};

/** Leaves slot, hold and locks as they are: only a look at Retell may resolve this. */
export const recordUnknown = async (deps: CallDeps, sent: AttemptDocument): Promise<void> => {
  const unknown = await deps.store.attempts.move(
    accountScope(sent.account_id),
    sent.attempt_id,
    { from: ['dialing'] },
    { state: 'unknown' },
  );
  if (unknown === null) return;
  const [first = 0] = deps.timings.look_up_after;
  await deps.queue.enqueue(
    'call-resolve',
    { attempt_id: sent.attempt_id },
    { run_at: addMs(unknown.sent_at ?? deps.clock.now(), first) },
  );
};

const record = async (
  deps: CallDeps,
  dial: Dial,
  sent: AttemptDocument,
  answer: PlaceCallResult,
  probing: boolean,
): Promise<void> => {
  deps.counts.dial(answer.kind, answer.kind === 'not_placed' ? answer.reason : answer.kind);
  if (answer.kind === 'not_placed') return recordRefusal(deps, sent, answer);
  if (answer.kind === 'unknown') {
    deps.logger.warn('nobody knows whether the call was placed', {
      attempt_id: sent.attempt_id,
      answer: answer.message,
    });
    await recordUnknown(deps, sent);
    return restAfterUnknown(deps, sent.workspace_id);
  }
  await recordPlaced(deps, sent, answer.call_id);
  if (probing && (await clearFaults(deps, scopesOf(sent))) > 0) {
    deps.logger.info('a dial went through; the halt is over', { attempt_id: sent.attempt_id });
    await deps.store.batches.dangerouslyAcrossAccountsWakeRunning(deps.clock.now());
  }
  if (dial.batch.config_faults > 0) {
    await deps.store.batches.change(dial.scope, dial.batch.batch_id, { set: { config_faults: 0 } });
  }
};

/**
 * Dials one admitted attempt: claim, gate, hold, intent, gate again, one POST, record. Only the first run of an
 * attempt gets past the claim, so a job that is delivered twice dials once. Never repeats the POST.
 */
export const startCall =
  (deps: CallDeps) =>
  async (input: { attempt_id: string }): Promise<void> => {
    const { store, clock, timings } = deps;
    const dial_token = randomUUID();
    const lease_until = addMs(clock.now(), timings.lease);
    const claimed = await store.attempts.dangerouslyAcrossAccountsClaim(
      input.attempt_id,
      dial_token,
      lease_until,
    );
    if (claimed === null) return;
    await deps.checkpoint('dial.claimed', claimed.attempt_id);

    const dial = await loadDial(deps, claimed);
    if (dial === null)
      return refuse(deps, claimed, { verdict: 'deny', code: 'batch_cancelled', reason: 'Campaña eliminada' });
    const { refusal, probing } = await firstGate(deps, dial);
    if (refusal !== null) return refuse(deps, claimed, refusal, dial);
    const sent = await recordIntent(deps, dial, { dial_token, probing });
    if (sent === null) return;
    if ('verdict' in sent) return refuse(deps, claimed, sent, dial);
    await deps.checkpoint('dial.sent', sent.attempt_id);
    const last = await lastGate(deps, dial, probing);
    if (last !== null) return refuse(deps, sent, last, dial);

    await deps.checkpoint('dial.before_post', sent.attempt_id);
    if (sent.lease_until === null || sent.lease_until <= clock.now())
      return refuse(deps, sent, overslept, dial);
    const answer = await post(deps, dial, sent);
    await deps.checkpoint('dial.answered', sent.attempt_id);
    await record(deps, dial, sent, answer, probing);
    await deps.checkpoint('dial.recorded', sent.attempt_id);
  };
