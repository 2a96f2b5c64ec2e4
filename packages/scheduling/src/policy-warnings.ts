import { addMs, DAY_MS, MINUTE_MS } from '@timbre/kernel';
import type { CallSettings } from './call-settings.ts';
import { callerIdWarnings } from './caller-id.ts';
import type { ContactPolicy } from './contact-policy.ts';
import { weekOf, type WeeklyHours } from './weekly-hours.ts';
import { effectiveWeek, lastStartMarginMs, legalWeek } from './window.ts';
import { hoursText, weekdayName } from './words.ts';

const minutesOfWeek = (week: WeeklyHours): number =>
  week.flat().reduce((sum, [from, to]) => sum + (to - from), 0);

const closedDays = (settings: CallSettings, policy: ContactPolicy): string[] => {
  const legal = legalWeek(policy);
  return settings.days_of_week.filter((day) => (legal[day - 1] ?? []).length === 0).map(weekdayName);
};

const dayWarning = (settings: CallSettings, policy: ContactPolicy): string[] => {
  const days = closedDays(settings, policy);
  if (days.length === 0) return [];
  const holidays = policy.holidays_closed ? '; los feriados tampoco se llama' : '';
  return [`days_of_week: la política ${policy.pack} no permite llamar el día ${days.join(', ')}${holidays}`];
};

/** Compares only days that the policy opens at all: the others have their own warning. */
const hoursWarning = (settings: CallSettings, policy: ContactPolicy): string[] => {
  const { start, end } = settings.allowed_hours;
  const own = weekOf(settings.days_of_week, start, end);
  const both = effectiveWeek(settings, policy);
  const legal = legalWeek(policy);
  const cut = settings.days_of_week.find((day) => {
    const lawful = legal[day - 1] ?? [];
    return lawful.length > 0 && hoursText(own[day - 1] ?? []) !== hoursText(both[day - 1] ?? []);
  });
  if (cut === undefined) return [];
  const lawful = hoursText(legal[cut - 1] ?? []);
  return [
    `allowed_hours: ${start}–${end} se reduce a lo que permite la política ${policy.pack} (${weekdayName(cut)}: ${lawful})`,
  ];
};

const neverOpens = (settings: CallSettings, policy: ContactPolicy | undefined): string[] => {
  const { days_of_week, allowed_hours } = settings;
  const week = policy
    ? effectiveWeek(settings, policy)
    : weekOf(days_of_week, allowed_hours.start, allowed_hours.end);
  if (minutesOfWeek(week) === 0) {
    return [
      'call_settings: el horario no tiene ninguna hora en común con la política; no se hará ninguna llamada',
    ];
  }
  const longest = Math.max(...week.flat().map(([from, to]) => to - from));
  return longest * MINUTE_MS <= lastStartMarginMs(settings)
    ? ['allowed_hours: la ventana es más corta que ring_timeout más 30 s; no se hará ninguna llamada']
    : [];
};

/**
 * What a batch asks for and will not get, in Spanish: days and hours that the policy closes, a window too short for
 * one call. `given` tells what the batch itself said: nobody is warned about a default. With `caller_id`, the number
 * to be shown (E.164), also one that the policy advises against.
 */
export const policyWarnings = (
  given: Partial<CallSettings>,
  settings: CallSettings,
  policy: ContactPolicy | undefined,
  caller_id?: string | null,
): string[] => [
  ...(policy && given.days_of_week ? dayWarning(settings, policy) : []),
  ...(policy && given.allowed_hours ? hoursWarning(settings, policy) : []),
  ...(given.days_of_week || given.allowed_hours ? neverOpens(settings, policy) : []),
  ...(policy && caller_id ? callerIdWarnings(policy, caller_id) : []),
];

/**
 * What has to happen with a public register before a list is called, in Spanish: a list never compared with it
 * (`scrubbed_at: null`) or longer ago than the law allows; empty where no register applies.
 */
export const registerWarnings = (policy: ContactPolicy, scrubbed_at: Date | null, now: Date): string[] => {
  const { register } = policy;
  if (register === null) return [];
  const oldest = addMs(now, -register.scrub_days * DAY_MS);
  if (scrubbed_at !== null && scrubbed_at >= oldest) return [];
  return [
    `contactos: compare la lista con el ${register.name} y quite a quienes figuran en él; la comparación vale ${register.scrub_days} días`,
  ];
};
