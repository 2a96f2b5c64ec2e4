import { HOUR_MS, MINUTE_MS, type HaltScope, type OutcomeClass } from '@timbre/kernel';

/** When a call counts as a contact: `talked` if it was connected, `user_spoke` and `message_left` by its transcript. */
type ContactRule = 'always' | 'never' | 'talked' | 'user_spoke' | 'message_left';

/** One row of the table of retell.md §1.5. */
export interface OutcomeRule {
  class: OutcomeClass;
  contact: ContactRule;
  /** True when somebody certainly was reached; otherwise an answered call is a success if the person spoke. */
  success?: true;
  /** A machine may have answered: `call_analysis.in_voicemail` makes it a `voicemail_reached`. */
  may_be_voicemail?: true;
  /** A silent hang-up within ten seconds is not a conversation: the same phone again, a day later. */
  may_be_short_hangup?: true;
  /** Becomes `retry` when the person said nothing. */
  needs_user_speech?: true;
  retry_after_ms?: number;
  next_phone_after?: number;
  dead_after?: number;
  halt_scope?: HaltScope;
}

const platform = (contact: ContactRule = 'never', extra: Partial<OutcomeRule> = {}): OutcomeRule => ({
  class: 'platform_fault',
  contact,
  ...extra,
});

const transferred: OutcomeRule = { class: 'answered', contact: 'always', success: true };

const voicemail: OutcomeRule = { class: 'retry', contact: 'message_left', next_phone_after: 2 };

/**
 * Every disconnection reason of retell-sdk 5.66.1 and those of older payloads, with what it means for us
 * (retell.md §1.5). `next_phone_after` and `dead_after` count the same reason in a row on one phone.
 */
export const OUTCOME_RULES: Readonly<Record<string, OutcomeRule>> = {
  // The line was open.
  user_hangup: { class: 'answered', contact: 'always', may_be_voicemail: true, may_be_short_hangup: true },
  agent_hangup: { class: 'answered', contact: 'always', may_be_voicemail: true },
  call_transfer: transferred,
  transfer_bridged: transferred,
  transfer_cancelled: { class: 'answered', contact: 'always' },
  call_take_over: transferred,
  max_duration_reached: { class: 'answered', contact: 'always', may_be_voicemail: true },
  inactivity: { class: 'answered', contact: 'user_spoke', may_be_voicemail: true, needs_user_speech: true },
  voicemail_reached: voicemail,
  machine_detected: voicemail,
  ivr_reached: { class: 'next_phone', contact: 'never', dead_after: 2 },
  manual_stopped: { class: 'cancelled', contact: 'talked' },

  // Nobody answered.
  dial_no_answer: { class: 'next_phone', contact: 'never' },
  dial_busy: { class: 'retry', contact: 'never', retry_after_ms: 20 * MINUTE_MS, next_phone_after: 2 },
  user_declined: { class: 'retry', contact: 'never', retry_after_ms: 24 * HOUR_MS, next_phone_after: 2 },
  dial_failed: { class: 'next_phone', contact: 'never', dead_after: 2 },
  invalid_destination: { class: 'dead_phone', contact: 'never' },

  // Telephony and limits.
  marked_as_spam: platform('never', { halt_scope: 'from_number' }),
  telephony_provider_permission_denied: { class: 'halt', contact: 'never', halt_scope: 'from_number' },
  telephony_provider_unavailable: platform('never', { retry_after_ms: MINUTE_MS }),
  sip_routing_error: platform('never', { next_phone_after: 3 }),
  concurrency_limit_reached: platform('never', { retry_after_ms: MINUTE_MS }),
  registered_call_timeout: platform(),

  // The workspace or the agent.
  no_valid_payment: { class: 'halt', contact: 'never', halt_scope: 'workspace' },
  scam_detected: { class: 'halt', contact: 'never', halt_scope: 'agent' },

  // Retell's own faults: the budget is kept, but if the line was open the person did hear us.
  error_llm_websocket_open: platform(),
  error_llm_websocket_lost_connection: platform('talked'),
  error_llm_websocket_runtime: platform('talked'),
  error_llm_websocket_corrupt_payload: platform('talked'),
  error_no_audio_received: platform('talked'),
  error_asr: platform('talked'),
  error_retell: platform('talked'),
  error_unknown: platform('talked'),
  error_inbound_webhook: platform(),
  error_frontend_corrupted_payload: platform('talked'),
  error_twilio: platform('talked'),

  // Never ours (inbound and web calls); here so that they are known and cost the person nothing.
  no_concurrency_fallback: platform(),
  error_user_not_joined: platform(),
};

/** For a reason that is not in the table, by status: Retell adds some every few months. */
export const UNKNOWN_RULES: Readonly<Record<string, OutcomeRule>> = {
  ended: { class: 'answered', contact: 'talked', may_be_voicemail: true },
  not_connected: { class: 'retry', contact: 'talked' },
  error: platform('talked'),
};

/** A silent hang-up: the same phone not before the next day. */
export const SHORT_HANGUP_RULE: OutcomeRule = {
  class: 'retry',
  contact: 'always',
  retry_after_ms: 24 * HOUR_MS,
};
