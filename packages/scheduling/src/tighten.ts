import type { FieldFault } from '@timbre/kernel';
import type { ContactPolicy } from './contact-policy.ts';
import type { ContactRules } from './contact-rules.ts';
import type { LegalHours } from './pack-types.ts';
import { clockOf, intersectionOfWeeks, minutesOf, weekOf, type WeeklyHours } from './weekly-hours.ts';
import { legalWeek } from './window.ts';
import { hoursText, weekdayName } from './words.ts';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** The week that an account's own hours and days leave; every hour when it names neither. */
export const ownWeek = (rules: Pick<ContactRules, 'hours' | 'days'>): WeeklyHours =>
  weekOf(rules.days ?? EVERY_DAY, rules.hours?.start ?? '00:00', rules.hours?.end ?? '24:00');

/** A week as legal hours: days with the same range share an entry. */
const asLegalHours = (week: WeeklyHours): LegalHours[] => {
  const byRange = new Map<string, LegalHours>();
  week.forEach((ranges, index) => {
    for (const [from, to] of ranges) {
      const hours = { start: clockOf(from), end: clockOf(to) };
      const entry = byRange.get(`${hours.start}${hours.end}`) ?? { days: [], ...hours };
      entry.days.push(index + 1);
      byRange.set(`${hours.start}${hours.end}`, entry);
    }
  });
  return [...byRange.values()];
};

const smaller = (a: number | null, b: number | undefined): number | null =>
  b === undefined ? a : a === null ? b : Math.min(a, b);

/**
 * `policy` narrowed by an account's own rules: what both allow, never more. Rules that ask for more than the policy
 * gives change nothing in that part. `unknown_zone` is not of the policy: see `alsoZones`.
 */
export const tighten = (policy: ContactPolicy, rules: ContactRules | null): ContactPolicy => {
  if (rules === null) return policy;
  const narrowsWeek = rules.hours !== undefined || rules.days !== undefined;
  return {
    ...policy,
    legal_hours: narrowsWeek
      ? asLegalHours(intersectionOfWeeks(legalWeek(policy), ownWeek(rules)))
      : policy.legal_hours,
    holidays_closed: policy.holidays_closed || rules.holidays_closed === true,
    max_contacts_per_week: smaller(policy.max_contacts_per_week, rules.max_contacts_per_week),
    counts: rules.counts ?? policy.counts,
    own_rules: rules,
  };
};

const invalidHours = ({ hours }: ContactRules): FieldFault[] =>
  hours === undefined
    ? []
    : (['start', 'end'] as const)
        .filter((end) => minutesOf(hours[end]) === null)
        .map((end) => ({ path: `hours.${end}`, message: 'debe ser una hora HH:mm' }));

/** The account's hours on the days that it names and the policy opens, where they go beyond the lawful ones. */
const widerHours = (policy: ContactPolicy, rules: ContactRules): FieldFault[] => {
  if (rules.hours === undefined) return [];
  const lawful = legalWeek(policy);
  const wide = ownWeek({ hours: rules.hours }).findIndex((ranges, index) => {
    const open = lawful[index] ?? [];
    if (open.length === 0 || !(rules.days ?? EVERY_DAY).includes(index + 1)) return false;
    return (
      hoursText(intersectionOfWeeks(lawful, ownWeek({ hours: rules.hours }))[index] ?? []) !==
      hoursText(ranges)
    );
  });
  if (wide < 0) return [];
  const limit = `${weekdayName(wide + 1)}: ${hoursText(lawful[wide] ?? [])}`;
  return [
    { path: 'hours', message: `solo puede acortar las horas de la política ${policy.pack} (${limit})` },
  ];
};

const widerDays = (policy: ContactPolicy, rules: ContactRules): FieldFault[] => {
  const lawful = legalWeek(policy);
  const closed = (rules.days ?? []).filter((day) => (lawful[day - 1] ?? []).length === 0).map(weekdayName);
  return closed.length === 0
    ? []
    : [{ path: 'days', message: `la política ${policy.pack} no permite llamar el día ${closed.join(', ')}` }];
};

const widerCap = (policy: ContactPolicy, rules: ContactRules): FieldFault[] => {
  const [law, own] = [policy.max_contacts_per_week, rules.max_contacts_per_week];
  return law === null || own === undefined || own <= law
    ? []
    : [
        {
          path: 'max_contacts_per_week',
          message: `la política ${policy.pack} permite a lo más ${law} por semana`,
        },
      ];
};

/**
 * Every way in which `rules` ask for more than `policy` allows, or for hours that are none, to refuse them with;
 * empty for rules that only narrow. `tighten` is safe with any rules: this is there to tell people.
 */
export const wideningFaults = (policy: ContactPolicy, rules: ContactRules): FieldFault[] => {
  const invalid = invalidHours(rules);
  return [
    ...invalid,
    ...(invalid.length > 0 ? [] : widerHours(policy, rules)),
    ...widerDays(policy, rules),
    ...widerCap(policy, rules),
  ];
};
