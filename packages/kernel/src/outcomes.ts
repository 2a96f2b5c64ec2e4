/**
 * What the end of a call means, whoever carried it. The voice adapter maps its provider's reasons to a class; the
 * retry rules map a class to the next step; neither knows the other.
 *
 * answered: a conversation took place, the attempt is spent · retry: spent, same phone after a delay · next_phone:
 * spent, go on to the person's next phone · dead_phone: the phone is of no use · platform_fault: not the person's
 * fault, nothing spent · halt: nothing spent, a whole scope stops · cancelled: we hung up on purpose.
 */
export const OUTCOME_CLASSES = [
  'answered',
  'retry',
  'next_phone',
  'dead_phone',
  'platform_fault',
  'halt',
  'cancelled',
] as const;
export type OutcomeClass = (typeof OUTCOME_CLASSES)[number];

/** Which scope a `halt` stops. */
export type HaltScope = 'workspace' | 'agent' | 'from_number';

/** A finished call, interpreted. */
export interface CallOutcome {
  class: OutcomeClass;
  /** The provider's own reason, or `unknown:<text>` for one that we have never seen. */
  reason: string;
  /** True when the campaign's goal of talking to somebody was reached; voicemail never is. */
  success: boolean;
  /** True when a person may have heard us: counts against the legal contact cap. */
  contact: boolean;
  /** True when the line was connected and talk time is charged. */
  connected: boolean;
  /** True when the attempt counts against the person's budget. */
  spends_attempt: boolean;
  /** Delay before the same phone may ring again when the batch gives none, in milliseconds. */
  retry_after_ms?: number;
  /** After this many of the same reason in a row on one phone, go on to the next phone. */
  next_phone_after?: number;
  /** After this many in a row on one phone, the phone is dead. */
  dead_after?: number;
  halt_scope?: HaltScope;
  /** True when the reason is not in our table: counted, never thrown. */
  unknown?: boolean;
}
