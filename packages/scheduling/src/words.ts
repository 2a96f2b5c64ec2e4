import { formatInTimeZone } from 'date-fns-tz';
import { es } from 'date-fns/locale';
import { clockOf, type MinuteRange, type WeeklyHours } from './weekly-hours.ts';

const WEEKDAYS = ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'];

/** Spanish name of a weekday, 1 (lunes) to 7 (domingo). */
export const weekdayName = (weekday: number): string => WEEKDAYS[weekday - 1] ?? String(weekday);

/** `09:00–13:00 y 15:00–18:00`. */
export const hoursText = (ranges: readonly MinuteRange[]): string =>
  ranges.map(([from, to]) => `${clockOf(from)}–${clockOf(to)}`).join(' y ');

/** `lunes a viernes 08:00–19:00, sábado 08:00–15:00`; `ningún día` for a week that never opens. */
export const weekText = (week: WeeklyHours): string => {
  const spells: { from: number; to: number; hours: string }[] = [];
  week.forEach((ranges, index) => {
    const hours = hoursText(ranges);
    const last = spells[spells.length - 1];
    if (last?.to === index && last.hours === hours) last.to = index + 1;
    else if (hours !== '') spells.push({ from: index + 1, to: index + 1, hours });
  });
  const days = ({ from, to }: { from: number; to: number }): string =>
    from === to ? weekdayName(from) : `${weekdayName(from)} a ${weekdayName(to)}`;
  return spells.map((spell) => `${days(spell)} ${spell.hours}`).join(', ') || 'ningún día';
};

/** Reason of a closed hour on an allowed day, in the words of seed 001. */
export const closedHours = (ranges: readonly MinuteRange[]): string =>
  `fuera del horario permitido (${ranges.length > 0 ? hoursText(ranges) : 'ninguna hora este día'})`;

/** Reason of a closed weekday, in the words of seed 001; `why` names a rule that is not the batch's own. */
export const closedDay = (weekday: number, why = ''): string =>
  `día no permitido (${weekdayName(weekday)}${why})`;

/** `lunes 7 de septiembre, 08:00` on the wall of `zone`. */
export const localText = (at: Date, zone: string): string =>
  formatInTimeZone(at, zone, "EEEE d 'de' MMMM, HH:mm", { locale: es });

/** `lunes 7 de septiembre de 2026` on the wall of `zone`. */
export const localDateText = (at: Date, zone: string): string =>
  formatInTimeZone(at, zone, "EEEE d 'de' MMMM 'de' yyyy", { locale: es });
