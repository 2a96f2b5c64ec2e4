import type { ContactPolicy } from './contact-policy.ts';

/** What a policy says about a number to be shown. */
export type CallerIdVerdict = 'ok' | 'unexpected' | 'forbidden';

const startsWithOne = (number: string, prefixes: readonly string[]): boolean =>
  prefixes.some((prefix) => number.startsWith(prefix));

/** `+56600` as people say it: `600`. Prefixes of a pack are of its own country, so only Chile's are cut. */
const spoken = (prefixes: readonly string[]): string =>
  prefixes.map((prefix) => prefix.replace(/^\+56/, '')).join(' o ');

/**
 * Whether `number` (E.164) may be shown under `policy`: `forbidden` when the rules refuse it or ask for another kind
 * of number, `unexpected` when they only advise against it.
 */
export const checkCallerId = (policy: Pick<ContactPolicy, 'caller_ids'>, number: string): CallerIdVerdict => {
  const rule = policy.caller_ids;
  if (rule === null) return 'ok';
  if (startsWithOne(number, rule.forbidden)) return 'forbidden';
  if (rule.required !== null && !startsWithOne(number, rule.required)) return 'forbidden';
  return rule.expected !== null && !startsWithOne(number, rule.expected) ? 'unexpected' : 'ok';
};

/** Why `number` may not be shown and what to do, in Spanish; null when it may. */
export const callerIdFault = (
  policy: Pick<ContactPolicy, 'caller_ids' | 'pack'>,
  number: string,
): string | null => {
  const rule = policy.caller_ids;
  if (rule === null || checkCallerId(policy, number) !== 'forbidden') return null;
  const wanted = rule.required ?? rule.expected;
  const instead = wanted === null ? 'Elija otro número' : `Elija un número que empiece con ${spoken(wanted)}`;
  const why = startsWithOne(number, rule.forbidden)
    ? `no admite números ${spoken(rule.forbidden)}`
    : 'no admite este número de origen';
  return `la política ${policy.pack} ${why}. ${instead}`;
};

/** What to tell whoever shows a number that the rules only advise against, in Spanish; empty when all is well. */
export const callerIdWarnings = (
  policy: Pick<ContactPolicy, 'caller_ids' | 'pack'>,
  number: string,
): string[] => {
  const expected = policy.caller_ids?.expected ?? null;
  if (expected === null || checkCallerId(policy, number) !== 'unexpected') return [];
  return [
    `from_number: la política ${policy.pack} espera un número que empiece con ${spoken(expected)}; confirme con su abogado si puede usar otro`,
  ];
};
