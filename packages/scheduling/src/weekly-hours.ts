/** Minutes of a local day, half-open: `[from, to)` with 0 ≤ from < to ≤ 1440. */
export type MinuteRange = readonly [from: number, to: number];

/** The open minutes of each weekday, Monday first; ranges of a day are sorted and do not touch. */
export type WeeklyHours = readonly (readonly MinuteRange[])[];

const DAY_MINUTES = 1_440;

/** Minutes of `HH:MM` (00:00 to 24:00), or null when it is something else. */
export const minutesOf = (text: string): number | null => {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (!match) return null;
  const hours = Number(match[1]);
  const minutes = Number(match[2]);
  return minutes < 60 && hours * 60 + minutes <= DAY_MINUTES ? hours * 60 + minutes : null;
};

/** `HH:MM` of minutes; 1440 is `24:00`. */
export const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const merged = (ranges: MinuteRange[]): MinuteRange[] => {
  const result: MinuteRange[] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = result[result.length - 1];
    if (last && from <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], to)];
    else result.push([from, to]);
  }
  return result;
};

/**
 * The week of one daily window. Start after end means overnight: the part after midnight belongs to the day on
 * which the window starts, so a window of Friday alone also opens the first hours of Saturday.
 */
export const weekOf = (days: readonly number[], start: string, end: string): WeeklyHours => {
  const from = minutesOf(start) ?? 0;
  const to = minutesOf(end) ?? DAY_MINUTES;
  const week: MinuteRange[][] = [[], [], [], [], [], [], []];
  for (const day of days) {
    const today = week[day - 1];
    const tomorrow = week[day % 7];
    if (!today || !tomorrow) continue;
    if (from < to) today.push([from, to]);
    else {
      today.push([from, DAY_MINUTES]);
      if (to > 0) tomorrow.push([0, to]);
    }
  }
  return week.map(merged);
};

/** Minutes that are open in any of the weeks. */
export const unionOfWeeks = (weeks: readonly WeeklyHours[]): WeeklyHours =>
  [0, 1, 2, 3, 4, 5, 6].map((day) => merged(weeks.flatMap((week) => week[day] ?? [])));

/** Minutes that are open in both weeks. */
export const intersectionOfWeeks = (a: WeeklyHours, b: WeeklyHours): WeeklyHours =>
  a.map((ranges, day) =>
    ranges.flatMap(([from, to]) =>
      (b[day] ?? [])
        .map((other): MinuteRange => [Math.max(from, other[0]), Math.min(to, other[1])])
        .filter((range) => range[0] < range[1]),
    ),
  );
