import { SECOND_MS } from '@timbre/kernel';
import { RECKONED_CALL_SECONDS } from '@timbre/batches';
import type { FinishedCall } from '@timbre/store';

/** How the calls of an account usually go. Shares are between 0 and 1. */
export interface CallFigures {
  /** Of the calls that count, those after which the person need not be called again. */
  success_share: number;
  /** Of all calls, those that are connected and charged as talk: voicemail too. */
  connected_share: number;
  /** Talk of a connected call. */
  connected_seconds: number;
  /** How long a call keeps its slot, from its admission to its end. */
  slot_seconds: number;
  /** How many calls these figures rest on; 0: on none, they are assumed. */
  calls: number;
}

/**
 * What is assumed of an account without a history: a little more than a third reached, a voicemail now and then, and
 * the three minutes of talk that batches are reckoned at when they are loaded.
 */
export const ASSUMED_FIGURES: Readonly<CallFigures> = Object.freeze({
  success_share: 0.35,
  connected_share: 0.55,
  connected_seconds: RECKONED_CALL_SECONDS,
  slot_seconds: 120,
  calls: 0,
});

/** Fewer calls than this tell nothing. */
export const FEWEST_CALLS = 20;

/** Nobody reached yet does not mean that nobody ever will be. */
const LOWEST_SHARE = 0.02;

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** The figures of finished calls, or {@link ASSUMED_FIGURES} where they are fewer than {@link FEWEST_CALLS}. */
export const figuresOf = (calls: readonly FinishedCall[]): CallFigures => {
  const counted = calls.filter((call) => call.outcome?.spends_attempt === true);
  if (counted.length < FEWEST_CALLS) return { ...ASSUMED_FIGURES };
  const reached = counted.filter((call) => call.outcome?.success === true);
  const connected = calls.filter((call) => call.outcome?.connected === true);
  const kept = calls.flatMap(({ intent_at, ended_at }) =>
    ended_at === null ? [] : [(ended_at.getTime() - intent_at.getTime()) / SECOND_MS],
  );
  return {
    success_share: Math.max(LOWEST_SHARE, reached.length / counted.length),
    connected_share: connected.length / calls.length,
    connected_seconds: mean(connected.map((call) => (call.duration_ms ?? 0) / SECOND_MS)),
    slot_seconds: Math.max(1, mean(kept)),
    calls: calls.length,
  };
};
