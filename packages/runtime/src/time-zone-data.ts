import { DAY_MS, type Clock } from '@timbre/kernel';

/** The rules of local time that this process knows, by the release of the tz database, for example `2025c`. */
export const timeZoneData = (): string => process.versions['tz'] ?? 'unknown';

const OLD_AFTER_DAYS = 365;

/**
 * Says when `version` is more than twelve months old, because a law may have moved the clocks since; undefined when it
 * is not. A release names its year only: it is taken as of the end of that year, so that nobody is warned too early.
 */
export const timeZoneWarning = (version: string, clock: Clock): string | undefined => {
  const year = /^(\d{4})[a-z]*$/.exec(version)?.[1];
  if (year === undefined) return `the release of the time zone data is not known (${version})`;
  const age_days = (clock.now().getTime() - Date.UTC(Number(year) + 1, 0)) / DAY_MS;
  if (age_days <= OLD_AFTER_DAYS) return undefined;
  return `the time zone data is of ${version}: update Node, or call windows may follow a law that has changed`;
};
