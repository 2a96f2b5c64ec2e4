import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS, OUTCOME_CLASSES, type CallOutcome } from '@timbre/kernel';
import { connectedMs, interpretCall, isTerminal } from './interpret-call.ts';
import { OUTCOME_RULES } from './outcome-rules.ts';
import type { RetellCall } from './retell-call.ts';

const SPOKEN = 'Agent: Buenos días.\nUser: Sí, con ella.\n';

const call = (
  call_status: string,
  disconnection_reason?: string,
  more: Partial<RetellCall> = {},
): RetellCall => ({
  call_id: 'call_1',
  call_status,
  ...(disconnection_reason !== undefined && { disconnection_reason }),
  ...more,
});
const talked = (reason: string, more: Partial<RetellCall> = {}): RetellCall =>
  call('ended', reason, { duration_ms: 45_000, transcript: SPOKEN, ...more });
const broke = (reason: string): RetellCall => call('error', reason, { duration_ms: 8_000 });

const SPENDING = new Set(['answered', 'retry', 'next_phone']);

/** [call, class, contact, connected, further fields] for each row of retell.md §1.5. */
const ROWS: [RetellCall, CallOutcome['class'], boolean, boolean, Partial<CallOutcome>?][] = [
  [talked('user_hangup'), 'answered', true, true, { success: true }],
  [talked('agent_hangup'), 'answered', true, true, { success: true }],
  [talked('call_transfer'), 'answered', true, true, { success: true }],
  [talked('transfer_bridged'), 'answered', true, true, { success: true }],
  [talked('transfer_cancelled'), 'answered', true, true, { success: true }],
  [talked('call_take_over'), 'answered', true, true, { success: true }],
  [talked('max_duration_reached'), 'answered', true, true, { success: true }],
  [talked('inactivity'), 'answered', true, true, { success: true }],
  [talked('inactivity', { transcript: 'Agent: ¿Aló?\n' }), 'retry', false, true],
  [
    talked('voicemail_reached', { transcript: 'User: Buzón de voz.\n' }),
    'retry',
    false,
    true,
    { next_phone_after: 2 },
  ],
  [talked('machine_detected', { transcript: '' }), 'retry', false, true, { next_phone_after: 2 }],
  [talked('ivr_reached'), 'next_phone', false, true, { dead_after: 2 }],
  [talked('manual_stopped'), 'cancelled', true, true, { spends_attempt: true }],
  [call('ended', 'manual_stopped', { duration_ms: 0 }), 'cancelled', false, false, { spends_attempt: false }],
  [call('not_connected', 'dial_no_answer'), 'next_phone', false, false],
  [
    call('not_connected', 'dial_busy'),
    'retry',
    false,
    false,
    { retry_after_ms: 20 * MINUTE_MS, next_phone_after: 2 },
  ],
  [
    call('not_connected', 'user_declined'),
    'retry',
    false,
    false,
    { retry_after_ms: 24 * HOUR_MS, next_phone_after: 2 },
  ],
  [call('not_connected', 'dial_failed'), 'next_phone', false, false, { dead_after: 2 }],
  [call('not_connected', 'invalid_destination'), 'dead_phone', false, false],
  [call('not_connected', 'marked_as_spam'), 'platform_fault', false, false, { halt_scope: 'from_number' }],
  [
    call('not_connected', 'telephony_provider_permission_denied'),
    'halt',
    false,
    false,
    { halt_scope: 'from_number' },
  ],
  [call('not_connected', 'telephony_provider_unavailable'), 'platform_fault', false, false],
  [call('not_connected', 'sip_routing_error'), 'platform_fault', false, false, { next_phone_after: 3 }],
  [call('error', 'concurrency_limit_reached'), 'platform_fault', false, false],
  [call('ended', 'no_concurrency_fallback'), 'platform_fault', false, false],
  [call('error', 'no_valid_payment'), 'halt', false, false, { halt_scope: 'workspace' }],
  [call('error', 'scam_detected'), 'halt', false, false, { halt_scope: 'agent' }],
  [call('error', 'error_llm_websocket_open'), 'platform_fault', false, false],
  [broke('error_llm_websocket_lost_connection'), 'platform_fault', true, true],
  [broke('error_llm_websocket_runtime'), 'platform_fault', true, true],
  [broke('error_llm_websocket_corrupt_payload'), 'platform_fault', true, true],
  [broke('error_no_audio_received'), 'platform_fault', true, true],
  [broke('error_asr'), 'platform_fault', true, true],
  [broke('error_retell'), 'platform_fault', true, true],
  [broke('error_unknown'), 'platform_fault', true, true],
  [call('error', 'error_retell', { duration_ms: 0 }), 'platform_fault', false, false],
  [call('error', 'error_user_not_joined'), 'platform_fault', false, false],
  [call('error', 'registered_call_timeout'), 'platform_fault', false, false],
  [call('error', 'error_inbound_webhook'), 'platform_fault', false, false],
  [broke('error_frontend_corrupted_payload'), 'platform_fault', true, true],
  [broke('error_twilio'), 'platform_fault', true, true],
];

describe('interpretCall', () => {
  it.each(ROWS)(
    '$disconnection_reason ($call_status) → %s',
    (given, expected, contact, connected, more = {}) => {
      const outcome = interpretCall(given);
      expect(outcome).toMatchObject({
        class: expected,
        reason: given.disconnection_reason,
        contact,
        connected,
        success: false,
        spends_attempt: SPENDING.has(expected),
        ...more,
      });
      expect(outcome).not.toHaveProperty('unknown');
    },
  );

  it('has a test for every row of the table', () => {
    const tested = new Set(ROWS.map(([given]) => given.disconnection_reason));
    expect(Object.keys(OUTCOME_RULES).filter((reason) => !tested.has(reason))).toEqual([]);
  });

  it.each(['user_hangup', 'agent_hangup', 'inactivity', 'max_duration_reached'])(
    'takes a %s on a machine for a voicemail, which is never a success',
    (reason) => {
      const on_machine = talked(reason, { call_analysis: { in_voicemail: true } });
      expect(interpretCall(on_machine)).toMatchObject({
        class: 'retry',
        reason: 'voicemail_reached',
        success: false,
        contact: false,
        next_phone_after: 2,
      });
    },
  );

  it('counts a voicemail as a contact only when a message was left', () => {
    const left = 'User: Deje su mensaje.\nAgent: Por favor comuníquese con nosotros.\n';
    expect(interpretCall(talked('voicemail_reached', { transcript: left })).contact).toBe(true);
  });

  it('lets a silent hang-up within ten seconds rest for a day', () => {
    const silent = { transcript: 'Agent: Buenos días.\n' };
    const short = interpretCall(talked('user_hangup', { ...silent, duration_ms: 9_999 }));
    expect(short).toMatchObject({
      class: 'retry',
      retry_after_ms: 24 * HOUR_MS,
      contact: true,
      success: false,
    });
    expect(interpretCall(talked('user_hangup', { ...silent, duration_ms: 10_000 }))).toMatchObject({
      class: 'answered',
      success: false,
    });
    expect(interpretCall(talked('user_hangup', { duration_ms: 4_000 })).class).toBe('answered');
  });

  it('trusts a known reason without a transcript, but not an unknown one', () => {
    expect(interpretCall(call('ended', 'agent_hangup', { duration_ms: 30_000 })).success).toBe(true);
    expect(interpretCall(call('ended', 'brand_new_reason', { duration_ms: 30_000 })).success).toBe(false);
  });

  it.each([
    [call('ended', 'brand_new_reason', { duration_ms: 1 }), 'answered', 'unknown:brand_new_reason', true],
    [call('not_connected', 'toString'), 'retry', 'unknown:toString', false],
    [call('error'), 'platform_fault', 'unknown:missing', false],
    [call('error', '<b>'), 'platform_fault', 'unknown:b', false],
    [call('error', '…'), 'platform_fault', 'unknown:unreadable', false],
    [call('haunted', 'x'), 'platform_fault', 'unknown:x', false],
  ])('goes by the status for reasons that nobody knows: %j', (given, expected, reason, contact) => {
    expect(interpretCall(given)).toMatchObject({ class: expected, reason, contact, unknown: true });
  });

  it('is total, and never lets a platform fault or a halt cost the person an attempt', () => {
    const anyCall = fc.record(
      {
        call_id: fc.constant('call_1'),
        call_status: fc.constantFrom('registered', 'ongoing', 'ended', 'error', 'not_connected', 'new'),
        disconnection_reason: fc.oneof(fc.constantFrom(...Object.keys(OUTCOME_RULES)), fc.string()),
        duration_ms: fc.nat(),
        start_timestamp: fc.nat(),
        end_timestamp: fc.nat(),
        transcript: fc.constantFrom('', SPOKEN, 'Agent: Hola.\n', 'ruido'),
        call_analysis: fc.record({ in_voicemail: fc.boolean() }),
      },
      { requiredKeys: ['call_id', 'call_status'] },
    );
    fc.assert(
      fc.property(anyCall, (given) => {
        const outcome = interpretCall(given);
        expect(OUTCOME_CLASSES).toContain(outcome.class);
        if (outcome.success) expect(outcome.class).toBe('answered');
        if (['platform_fault', 'halt', 'dead_phone'].includes(outcome.class)) {
          expect(outcome.spends_attempt).toBe(false);
        }
        if (given.call_status === 'not_connected') expect(outcome.connected).toBe(false);
      }),
    );
  });
});

describe('connectedMs', () => {
  it.each([
    [call('ended', 'x', { duration_ms: 4_000 }), 4_000, true],
    [call('ended', 'x', { start_timestamp: 1_000, end_timestamp: 6_000 }), 5_000, true],
    [call('ended', 'x', { start_timestamp: 6_000, end_timestamp: 6_000 }), 0, false],
    [call('ended', 'x', { start_timestamp: 6_000, end_timestamp: 1_000 }), 0, false],
    [call('ended', 'x', { start_timestamp: 6_000 }), 0, true],
    [call('ended', 'x'), 0, false],
    [call('not_connected', 'x', { duration_ms: 9 }), 0, false],
  ])('%j → %i ms, connected %s', (given, ms, connected) => {
    expect(connectedMs(given)).toBe(ms);
    expect(interpretCall(given).connected).toBe(connected);
  });
});

describe('isTerminal', () => {
  it.each([
    ['registered', false],
    ['ongoing', false],
    ['unknown', false],
    ['ended', true],
    ['error', true],
    ['not_connected', true],
  ])('%s → %s', (status, expected) => {
    expect(isTerminal(call(status))).toBe(expected);
  });
});
