import { DEFAULT_CALL_SETTINGS } from './call-settings.ts';
import type { LegalHours } from './pack-types.ts';
import { localDayAt, weekdayOf } from './local-days.ts';
import { ownWeek } from './tighten.ts';
import type { WeeklyHours } from './weekly-hours.ts';
import { legalWeek, windowState, type WindowInput } from './window.ts';

/** Who keeps a window closed, the one that is hardest to change first. */
export type ClosingLayer = 'law' | 'account' | 'campaign';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** Whether the policy alone, with these hours and no holidays, is open for a call that begins now. */
const isOpen = (input: WindowInput, legal_hours: LegalHours[] | null): boolean =>
  windowState({
    ...input,
    extra_holidays: undefined,
    settings: { ...DEFAULT_CALL_SETTINGS, ring_timeout: input.settings.ring_timeout },
    policy: { ...input.policy, legal_hours, holidays_closed: false },
  }).open;

const closesHours = (input: WindowInput): ClosingLayer => {
  const { law, own_rules } = input.policy;
  if (!isOpen(input, law.legal_hours)) return 'law';
  const { start, end } = own_rules?.hours ?? { start: '00:00', end: '24:00' };
  return isOpen(input, [{ days: own_rules?.days ?? EVERY_DAY, start, end }]) ? 'campaign' : 'account';
};

const closesDay = (input: WindowInput): ClosingLayer => {
  const { law, own_rules } = input.policy;
  const weekdays = [input.zone, ...(input.also_zones ?? [])].map((zone) =>
    weekdayOf(localDayAt(zone, input.now.getTime())),
  );
  const closes = (week: WeeklyHours): boolean =>
    weekdays.some((weekday) => (week[weekday - 1] ?? []).length === 0);
  if (closes(legalWeek(law))) return 'law';
  return closes(ownWeek(own_rules ?? {})) ? 'account' : 'campaign';
};

/** The layer that closes a window which `windowState` calls closed with `code`. */
export const closingLayer = (code: 'out_of_hours' | 'day_not_allowed', input: WindowInput): ClosingLayer =>
  code === 'day_not_allowed' ? closesDay(input) : closesHours(input);
