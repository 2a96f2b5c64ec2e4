import type { CallOutcome } from '@timbre/kernel';
import { OUTCOME_RULES, SHORT_HANGUP_RULE, UNKNOWN_RULES, type OutcomeRule } from './outcome-rules.ts';
import type { RetellCall } from './retell-call.ts';
import { agentSpokeLast, userSpoke } from './transcript.ts';

const SHORT_CALL_MS = 10_000;
const TERMINAL = new Set(['ended', 'error', 'not_connected']);

/** True when Retell will not change the end of this call any more; analysis and cost may still come. */
export const isTerminal = (call: RetellCall): boolean => TERMINAL.has(call.call_status);

/** Milliseconds of talk: Retell's `duration_ms`, else end − start; 0 for a call that never connected. */
export const connectedMs = (call: RetellCall): number => {
  if (call.call_status === 'not_connected') return 0;
  if (call.duration_ms !== undefined) return call.duration_ms;
  if (call.start_timestamp === undefined || call.end_timestamp === undefined) return 0;
  return Math.max(0, call.end_timestamp - call.start_timestamp);
};

/** An ended call whose start is known was answered, even if its length is not known yet. */
const wasConnected = (call: RetellCall): boolean =>
  connectedMs(call) > 0 ||
  (call.call_status === 'ended' &&
    call.duration_ms === undefined &&
    call.end_timestamp === undefined &&
    call.start_timestamp !== undefined);

/** Reasons end up in documents and metrics: only a short plain word passes. */
const unknownReason = (reason: string | undefined): string =>
  `unknown:${reason ? reason.replace(/[^a-zA-Z0-9_]/g, '').slice(0, 40) || 'unreadable' : 'missing'}`;

interface Reading {
  reason: string;
  rule: OutcomeRule;
  unknown: boolean;
}

const tableRow = (call: RetellCall): Reading => {
  const reason = call.disconnection_reason;
  if (reason && Object.hasOwn(OUTCOME_RULES, reason))
    return { reason, rule: OUTCOME_RULES[reason]!, unknown: false };
  const rule = UNKNOWN_RULES[call.call_status] ?? UNKNOWN_RULES.error!;
  return { reason: unknownReason(reason), rule, unknown: true };
};

/** The row that applies once transcript and analysis have had their say. */
const read = (call: RetellCall): Reading => {
  const row = tableRow(call);
  if (row.rule.may_be_voicemail && call.call_analysis?.in_voicemail) {
    return { ...row, reason: 'voicemail_reached', rule: OUTCOME_RULES.voicemail_reached! };
  }
  const silent = userSpoke(call) !== true;
  if (row.rule.may_be_short_hangup && silent && connectedMs(call) < SHORT_CALL_MS) {
    return { ...row, rule: SHORT_HANGUP_RULE };
  }
  if (row.rule.needs_user_speech && silent) return { ...row, rule: { ...row.rule, class: 'retry' } };
  return row;
};

const isContact = (rule: OutcomeRule, call: RetellCall, connected: boolean): boolean => {
  switch (rule.contact) {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'talked':
      return connected;
    case 'user_spoke':
      return userSpoke(call) === true;
    case 'message_left':
      return agentSpokeLast(call);
  }
};

/** Without a transcript a conversation of a known kind is taken on trust; one of an unknown kind is not. */
const isSuccess = ({ rule, unknown }: Reading, call: RetellCall): boolean =>
  rule.class === 'answered' && (rule.success === true || (userSpoke(call) ?? !unknown));

/** decisions.md §1.12 and retell.md §1.5: what was not the person's doing costs the person nothing. */
const spendsAttempt = (rule: OutcomeRule, connected: boolean): boolean =>
  rule.class === 'cancelled' ? connected : ['answered', 'retry', 'next_phone'].includes(rule.class);

/**
 * What the end of a call means (retell.md §1.5). Total: any reason, known or not, gives an outcome, and a reason
 * that the table does not hold sets `unknown` so that the caller can count it. Ask it about terminal calls; ask it
 * again when the analysis arrives, because `in_voicemail` may turn an answered call into a voicemail.
 */
export const interpretCall = (call: RetellCall): CallOutcome => {
  const reading = read(call);
  const { rule } = reading;
  const connected = wasConnected(call);
  return {
    class: rule.class,
    reason: reading.reason,
    success: isSuccess(reading, call),
    contact: isContact(rule, call, connected),
    connected,
    spends_attempt: spendsAttempt(rule, connected),
    ...(rule.retry_after_ms !== undefined && { retry_after_ms: rule.retry_after_ms }),
    ...(rule.next_phone_after !== undefined && { next_phone_after: rule.next_phone_after }),
    ...(rule.dead_after !== undefined && { dead_after: rule.dead_after }),
    ...(rule.halt_scope !== undefined && { halt_scope: rule.halt_scope }),
    ...(reading.unknown && { unknown: true }),
  };
};
