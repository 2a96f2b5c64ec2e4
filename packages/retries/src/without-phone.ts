import { notBefore } from './phones.ts';
import type { PhoneState } from './types.ts';

/** The person's phones, and the one to call next. */
export interface NextPhone {
  phones: PhoneState[];
  phone_index: number;
  /** `now`, or when that phone has rested. */
  not_before: Date;
}

/** What the phone remembers of it: `last_reason` of one that must not be called. */
const DO_NOT_CALL = 'do_not_call';

/**
 * The person's phones when the one at `index` must not be called: never again (`until` null), or not before `until`.
 * Nothing was dialled, so nothing counts and no delay begins: the living phone that may ring first comes next, in
 * order after `index`. null when no phone is left.
 */
export const withoutPhone = (
  phones: readonly PhoneState[],
  index: number,
  until: Date | null,
  now: Date,
): NextPhone | null => {
  const after = phones.map((phone, at) => {
    if (at !== index) return phone;
    return until === null
      ? { ...phone, dead: true, last_reason: DO_NOT_CALL }
      : { ...phone, rest_until: notBefore(phone, until) };
  });
  const inTurn = after.map((_, step) => (index + 1 + step) % after.length);
  let next: NextPhone | null = null;
  for (const phone_index of inTurn) {
    const phone = after[phone_index];
    if (phone === undefined || phone.dead) continue;
    const not_before = notBefore(phone, now);
    if (next === null || not_before < next.not_before) next = { phones: after, phone_index, not_before };
  }
  return next;
};
