import { dayOfDateKey, startOfLocalDay } from '@timbre/scheduling';
import type { CallFilter } from '@timbre/store';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const HAS_ZONE = /(?:Z|[+-]\d{2}:?\d{2})$/;

/** An instant as it was written; without a zone it is UTC, as earlier clients mean it. */
const instantOf = (text: string): number => Date.parse(HAS_ZONE.test(text) ? text : `${text}Z`);

const startOf = (text: string, zone: string, days_later: number): Date =>
  new Date(DAY.test(text) ? startOfLocalDay(zone, dayOfDateKey(text) + days_later) : instantOf(text));

/**
 * `start_date` and `end_date` as the stretch of time that they mean: a day begins at midnight in `zone` and, as an
 * end, belongs to the range; a moment ends it without belonging to it.
 */
export const momentRange = (
  { start_date, end_date }: { start_date?: string; end_date?: string },
  zone: string,
): Pick<CallFilter, 'from' | 'until'> => ({
  ...(start_date === undefined ? {} : { from: startOf(start_date, zone, 0) }),
  ...(end_date === undefined ? {} : { until: startOf(end_date, zone, 1) }),
});
