import type { GateFacts } from '@timbre/scheduling';
import type { DoNotCallDocument } from '@timbre/store';

/** One would-be call: the campaign, the person and the phone. */
export interface DoNotCallTarget {
  batch_id: string;
  person_key: string;
  phone: string;
}

type Entry = Pick<DoNotCallDocument, 'level' | 'value' | 'batch_id' | 'reason' | 'expires_at'>;

const names = (entry: Entry, target: DoNotCallTarget): boolean => {
  if (entry.batch_id !== null && entry.batch_id !== target.batch_id) return false;
  if (entry.level === 'person') return entry.value === target.person_key;
  if (entry.level === 'phone') return entry.value === target.phone;
  return true;
};

/** For good before for a while, there the whole person before one phone; for a while, the longest first. */
const strictness = ({ expires_at, level }: Entry): [group: number, end: number] =>
  expires_at === null ? [level === 'phone' ? 1 : 2, 0] : [0, expires_at.getTime()];

const byStrictness = (a: Entry, b: Entry): number => {
  const [[group_a, end_a], [group_b, end_b]] = [strictness(a), strictness(b)];
  return group_b - group_a || end_b - end_a;
};

/**
 * The strictest of these entries (all in force) that names the target, in the gate's form; null when none does. One
 * without an end beats one with an end, the person beats the phone (who may have another), a later end an earlier.
 */
export const strictestFor = (
  entries: readonly Entry[],
  target: DoNotCallTarget,
): GateFacts['do_not_call'] => {
  const [first] = entries.filter((entry) => names(entry, target)).sort(byStrictness);
  return first === undefined
    ? null
    : { level: first.level, reason: first.reason, expires_at: first.expires_at };
};
