import type { ScriptName } from '../conversation/scripts.ts';
import type { EndStatus } from './call-settings.ts';

/** A departure from how Retell behaves on a good day, each one seen or feared in the field. */
export type Quirk =
  | 'echoes_nothing'
  | 'stuck_registered'
  | 'stuck_ongoing'
  | 'webhooks_never'
  | 'webhooks_twice_disordered'
  | 'webhooks_forged'
  | 'webhooks_stale'
  | 'create_hangs'
  | 'create_fails_but_placed'
  | 'create_fails';

/** A span in virtual milliseconds. */
export type Span = readonly [low: number, high: number];

/** How one call goes. */
export interface Scenario {
  reason: string;
  status: EndStatus;
  /** Ringing until it is answered or given up; `full` is the whole ring time. */
  ring: Span | 'full';
  /** Talk time; absent when nobody answers. `limit` talks until `max_call_duration_ms`. */
  talk?: Span | 'limit';
  script?: ScriptName;
  in_voicemail?: true;
  /** Nothing is waited for but the talk: registered, picked up and analysed at once. For benchmarks. */
  at_once?: true;
  quirk?: Quirk;
}

const QUICK: Span = [100, 1_500];
const PICKED_UP: Span = [3_000, 15_000];

const talked = (
  reason: string,
  script: ScriptName,
  talk: Span | 'limit',
  more: Partial<Scenario> = {},
): Scenario => ({
  reason,
  status: 'ended',
  ring: PICKED_UP,
  talk,
  script,
  ...more,
});
const unanswered = (reason: string, ring: Span | 'full' = QUICK, quirk?: Quirk): Scenario => ({
  reason,
  status: 'not_connected',
  ring,
  ...(quirk && { quirk }),
});
const refused = (reason: string, ring: Span = QUICK): Scenario => ({ reason, status: 'error', ring });
const broken = (reason: string): Scenario =>
  talked(reason, 'cut_short', [5_000, 20_000], { status: 'error' });

const promise = (quirk?: Quirk): Scenario =>
  talked('user_hangup', 'promise', [45_000, 45_000], quirk ? { quirk } : {});
const atOnce = (talk_ms: number): Scenario =>
  talked('user_hangup', 'promise', [talk_ms, talk_ms], { ring: [0, 0], at_once: true });
const voicemail = talked('voicemail_reached', 'voicemail', [6_000, 20_000], { in_voicemail: true });
const ivr = talked('ivr_reached', 'ivr', [6_000, 12_000]);
const silence = talked('inactivity', 'silence', [20_000, 30_000]);
const transfer = talked('call_transfer', 'transfer', [40_000, 90_000]);
const machineThenAgentHangup = talked('agent_hangup', 'voicemail', [8_000, 20_000], { in_voicemail: true });
const shortHangup = talked('user_hangup', 'silence', [4_000, 4_000]);
const REGISTERED_TIMEOUT_MS = 5 * 60_000;

/** The outcome that the last four digits of `to_number` ask for (retell.md §1.12). */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  '0001': promise(),
  '0002': talked('agent_hangup', 'refusal', [30_000, 60_000]),
  '0003': transfer,
  '0004': voicemail,
  '0005': ivr,
  '0006': silence,
  '0007': talked('max_duration_reached', 'refusal', 'limit'),
  '0008': talked('transfer_cancelled', 'transfer_cancelled', [40_000, 70_000]),
  '0011': unanswered('dial_no_answer', 'full'),
  '0012': unanswered('dial_busy', [1_000, 4_000]),
  '0013': unanswered('dial_failed'),
  '0014': unanswered('invalid_destination'),
  '0015': unanswered('user_declined', [0, 0], 'echoes_nothing'),
  '0016': unanswered('marked_as_spam'),
  '0017': unanswered('telephony_provider_permission_denied'),
  '0018': unanswered('telephony_provider_unavailable'),
  '0019': unanswered('sip_routing_error'),
  '0021': refused('concurrency_limit_reached'),
  '0022': refused('no_valid_payment'),
  '0023': refused('scam_detected'),
  '0024': refused('registered_call_timeout', [REGISTERED_TIMEOUT_MS, REGISTERED_TIMEOUT_MS]),
  '0031': refused('error_llm_websocket_open'),
  '0032': broken('error_llm_websocket_lost_connection'),
  '0033': broken('error_llm_websocket_runtime'),
  '0034': broken('error_llm_websocket_corrupt_payload'),
  '0035': broken('error_no_audio_received'),
  '0036': broken('error_asr'),
  '0037': broken('error_retell'),
  '0038': broken('error_unknown'),
  '0041': machineThenAgentHangup,
  '0042': shortHangup,
  '0043': talked('brand_new_reason', 'refusal', [20_000, 40_000]),
  '0044': talked('agent_hangup', 'opt_out', [15_000, 15_000]),
  '0051': promise('stuck_registered'),
  '0052': promise('stuck_ongoing'),
  '0053': promise('webhooks_never'),
  '0054': promise('webhooks_twice_disordered'),
  '0055': promise('webhooks_forged'),
  '0056': promise('webhooks_stale'),
  '0061': promise('create_hangs'),
  '0062': promise('create_fails_but_placed'),
  '0063': promise('create_fails'),
  '0098': atOnce(60_000),
  '0099': atOnce(1),
};

type Mix = readonly (readonly [weight: number, scenario: Scenario])[];

const ANSWERED: Mix = [
  [40, talked('user_hangup', 'promise', [40_000, 110_000])],
  [16, talked('user_hangup', 'refusal', [20_000, 70_000])],
  [12, talked('agent_hangup', 'already_paid', [25_000, 60_000])],
  [10, talked('agent_hangup', 'call_later', [15_000, 40_000])],
  [8, talked('agent_hangup', 'wrong_person', [10_000, 25_000])],
  [5, talked('agent_hangup', 'opt_out', [15_000, 40_000])],
  [5, transfer],
  [4, shortHangup],
];

const OTHER: Mix = [
  [25, unanswered('dial_failed')],
  [20, unanswered('user_declined', [2_000, 8_000])],
  [12, unanswered('invalid_destination')],
  [12, ivr],
  [10, silence],
  [10, machineThenAgentHangup],
  [6, unanswered('sip_routing_error')],
  [5, broken('error_retell')],
];

/** What happens to any other number: the share of each outcome in percent, then how it goes. */
export const SEEDED_MIX: readonly (readonly [percent: number, mix: Mix])[] = [
  [35, ANSWERED],
  [30, [[1, unanswered('dial_no_answer', 'full')]]],
  [10, [[1, unanswered('dial_busy', [1_000, 4_000])]]],
  [15, [[1, voicemail]]],
  [10, OTHER],
];
