import type { Rng } from './types.ts';

/** Phones whose last four digits choose the simulator's outcome; `n` (0 to 9,999) makes them different. */
export const phoneFor = (outcome: string, n = 0): string => `+569${String(n).padStart(4, '0')}${outcome}`;

/** Outcomes of ordinary days: answered, no answer, busy, declined, voicemail, call cut short. */
const ORDINARY = [
  '0098',
  '0098',
  '0098',
  '0001',
  '0001',
  '0011',
  '0012',
  '0015',
  '0004',
  '0042',
  '0013',
] as const;

/** Ordinary days, and people who ask not to be called again. */
export const EVERY_KIND = [...ORDINARY, '0044'] as const;

/** Short calls, for rows that need many of them; so few failures that no breaker takes the caller id for burnt. */
export const SHORT = ['0099', '0099', '0099', '0012'] as const;

/** `count` people with one phone each, outcomes drawn from `outcomes`. `from` keeps campaigns apart. */
export const people = (
  rng: Rng,
  count: number,
  outcomes: readonly string[] = ORDINARY,
  from = 0,
): string[][] => Array.from({ length: count }, (_, n) => [phoneFor(rng.pick(outcomes), from + n)]);
