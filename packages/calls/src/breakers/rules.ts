import type { RecentDial } from '@timbre/store';

/** What a breaker stops: a caller id, an agent, a trunk (the workspace), or a list (the batch, which it pauses). */
export type BreakerLevel = 'from_number' | 'agent' | 'workspace' | 'batch';

/** The dials of one scope that breakers look at. */
export const BREAKER_WINDOW = {
  /** Minutes of virtual time; older dials say nothing about now. */
  minutes: 15,
  /** Finished calls below which nothing is concluded. */
  least: 20,
  /** The newest finished calls that are looked at. */
  most: 50,
} as const;

/** When one level trips, and which call proves that it works again. */
export interface BreakerRule {
  level: BreakerLevel;
  /** Trips above this part of the calls that count. */
  max_ratio: number;
  /** Whether a dial tells anything about this level. */
  counts(dial: RecentDial): boolean;
  /** Whether it went wrong in the way that blames this level. */
  isBad(dial: RecentDial): boolean;
  /** Whether its end disproves that this level is broken. */
  isGood(dial: RecentDial): boolean;
}

const CALLER_ID = new Set(['dial_failed', 'marked_as_spam']);
const TRUNK = new Set([
  'telephony_provider_unavailable',
  'telephony_provider_permission_denied',
  'sip_routing_error',
]);
const AGENT = new Set([
  'error_llm_websocket_open',
  'error_llm_websocket_lost_connection',
  'error_llm_websocket_runtime',
  'error_llm_websocket_corrupt_payload',
  'error_no_audio_received',
  'error_asr',
]);
const LIST = new Set(['invalid_destination']);
/** Below this, "declined" was no person: nobody declines in less than a second. */
const INSTANT_MS = 1_000;

const reasonOf = (dial: RecentDial): string => dial.outcome?.reason ?? '';

/** A refusal in the name of a person that came before any person could have refused (retell.md §1.5). */
const instantlyDeclined = (dial: RecentDial): boolean =>
  reasonOf(dial) === 'user_declined' &&
  (dial.duration_ms ?? 0) === 0 &&
  dial.call_started_at !== null &&
  dial.call_ended_at !== null &&
  dial.call_ended_at.getTime() - dial.call_started_at.getTime() < INSTANT_MS;

/** The phone network took the call to somebody's phone: it was answered, busy, declined or left to ring. */
const reached = (dial: RecentDial): boolean =>
  dial.outcome !== null &&
  (dial.outcome.connected ||
    ['dial_no_answer', 'dial_busy'].includes(reasonOf(dial)) ||
    (reasonOf(dial) === 'user_declined' && !instantlyDeclined(dial)));

const always = (): boolean => true;

/**
 * Every threshold of the breakers (retell.md §1.5). A caller id that carriers block shows as `dial_failed` or as a
 * refusal within a second; a bad list as numbers that do not exist; a trunk and an agent by errors of their own.
 */
export const BREAKER_RULES: readonly BreakerRule[] = [
  {
    level: 'from_number',
    max_ratio: 0.3,
    counts: always,
    isBad: (dial) => CALLER_ID.has(reasonOf(dial)) || instantlyDeclined(dial),
    isGood: reached,
  },
  {
    level: 'workspace',
    max_ratio: 0.3,
    counts: always,
    isBad: (dial) => TRUNK.has(reasonOf(dial)),
    isGood: reached,
  },
  {
    level: 'agent',
    max_ratio: 0.3,
    // An agent only shows what it is worth once somebody has picked up.
    counts: (dial) => dial.outcome === null || dial.outcome.connected || AGENT.has(reasonOf(dial)),
    isBad: (dial) => AGENT.has(reasonOf(dial)),
    isGood: (dial) =>
      dial.outcome !== null &&
      dial.outcome.connected &&
      ['answered', 'retry', 'next_phone'].includes(dial.outcome.class),
  },
  {
    level: 'batch',
    max_ratio: 0.3,
    counts: always,
    isBad: (dial) => LIST.has(reasonOf(dial)),
    isGood: reached,
  },
];

/** The scope of a dial at one level, as halts and marks write it. */
export const scopeAt = (
  level: BreakerLevel,
  dial: Pick<RecentDial, 'from_number' | 'agent_id' | 'workspace_id' | 'batch_id'>,
): string => {
  switch (level) {
    case 'from_number':
      return `from_number:${dial.from_number}`;
    case 'agent':
      return `agent:${dial.agent_id}`;
    case 'workspace':
      return `workspace:${dial.workspace_id}`;
    case 'batch':
      return `batch:${dial.batch_id}`;
  }
};
