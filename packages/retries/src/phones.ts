import type { CallOutcome } from '@timbre/kernel';
import type { PhoneState } from './types.ts';

/** A phone that was never dialled. */
export const freshPhone = (): PhoneState => ({
  dead: false,
  last_reason: null,
  streak: 0,
  tried_this_round: false,
  rest_until: null,
});

/** The phone after one more call: its streak, its death, its rest. */
export const phoneAfter = (phone: PhoneState, outcome: CallOutcome, rest_until: Date): PhoneState => {
  const streak = phone.last_reason === outcome.reason ? phone.streak + 1 : 1;
  const worn_out = outcome.dead_after !== undefined && streak >= outcome.dead_after;
  return {
    dead: phone.dead || outcome.class === 'dead_phone' || worn_out,
    last_reason: outcome.reason,
    streak,
    tried_this_round: true,
    rest_until,
  };
};

/** Whether the outcome sends us on to the person's next phone. */
export const leavesPhone = (phone: PhoneState, outcome: CallOutcome): boolean =>
  phone.dead ||
  outcome.class === 'next_phone' ||
  (outcome.next_phone_after !== undefined && phone.streak >= outcome.next_phone_after);

/** Index of the next living phone not yet tried in this round, after `index` and around; null when none is left. */
export const nextUntried = (phones: readonly PhoneState[], index: number): number | null => {
  for (let step = 1; step <= phones.length; step++) {
    const candidate = (index + step) % phones.length;
    const phone = phones[candidate];
    if (phone && !phone.dead && !phone.tried_this_round) return candidate;
  }
  return null;
};

/** Index of the first living phone, null when all are dead. */
export const firstLiving = (phones: readonly PhoneState[]): number | null => {
  const index = phones.findIndex((phone) => !phone.dead);
  return index < 0 ? null : index;
};

/** The phones at the start of a new round. */
export const newRound = (phones: readonly PhoneState[]): PhoneState[] =>
  phones.map((phone) => ({ ...phone, tried_this_round: false }));

/** The later of `at` and the end of the phone's rest. */
export const notBefore = (phone: PhoneState | undefined, at: Date): Date =>
  phone?.rest_until && phone.rest_until.getTime() > at.getTime() ? phone.rest_until : at;
