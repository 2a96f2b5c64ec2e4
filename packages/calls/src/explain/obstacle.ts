import type { GateCode } from '@timbre/scheduling';

/** What can be said of a job or a campaign beside the gate's own codes. */
export type ExplainCode =
  | GateCode
  | 'ready'
  | 'calling'
  | 'completed'
  | 'failed'
  | 'cancelled'
  | 'retry'
  | 'platform_fault'
  | 'no_slot'
  | 'rate';

/**
 * Something that keeps a call from being made now. It ends at an instant (`until`), by itself when something else
 * ends (`event`), when somebody acts (`person`), or never.
 */
export interface Obstacle {
  code: ExplainCode;
  reason: string;
  until: Date | null;
  ends: 'time' | 'event' | 'person' | 'never';
}

/** An obstacle that time alone removes. */
export const untilThen = (code: ExplainCode, reason: string, until: Date): Obstacle => ({
  code,
  reason,
  until,
  ends: 'time',
});

/** An obstacle that goes when something else ends, nobody knows when. */
export const untilEvent = (code: ExplainCode, reason: string): Obstacle => ({
  code,
  reason,
  until: null,
  ends: 'event',
});

/** An obstacle that somebody has to remove. */
export const untilSomebody = (code: ExplainCode, reason: string): Obstacle => ({
  code,
  reason,
  until: null,
  ends: 'person',
});

/** What nothing changes any more. */
export const forGood = (code: ExplainCode, reason: string): Obstacle => ({
  code,
  reason,
  until: null,
  ends: 'never',
});

/** The answer in the gate's words. */
export interface Decision {
  verdict: 'allow' | 'defer' | 'deny';
  code: ExplainCode;
  reason: string;
  until: Date | null;
}

/** The first obstacle decides, as at the gate; none means that the next look of the dispatcher may call. */
export const decisionOf = ([first]: readonly Obstacle[], ready: string): Decision =>
  first === undefined
    ? { verdict: 'allow', code: 'ready', reason: ready, until: null }
    : {
        verdict: first.ends === 'never' ? 'deny' : 'defer',
        code: first.code,
        reason: first.reason,
        until: first.until,
      };
