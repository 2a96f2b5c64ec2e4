import type { FieldFault } from '@timbre/kernel';
import type { AllowedHours } from './call-settings.ts';
import { clockOf, minutesOf } from './weekly-hours.ts';
import { isValidTimezone } from './zone-offsets.ts';

/** Reads one value; adds its faults under `path` and answers undefined when there are any. */
export type FieldReader<T> = (value: unknown, path: string, faults: FieldFault[]) => T | undefined;

export type JsonObject = Record<string, unknown>;

/** True for a JSON object: neither null nor a list. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const fault = (faults: FieldFault[], path: string, message: string): undefined => {
  faults.push({ path, message });
  return undefined;
};

/** A reader of finite numbers from `min` to `max`, whole ones unless `decimals`. */
export const numberField =
  (min: number, max: number, decimals = false): FieldReader<number> =>
  (value, path, faults) => {
    const fits = typeof value === 'number' && value >= min && value <= max;
    if (fits && (decimals || Number.isInteger(value))) return value;
    return fault(faults, path, `debe ser un ${decimals ? 'número' : 'entero'} entre ${min} y ${max}`);
  };

const clockField = (
  value: unknown,
  path: string,
  faults: FieldFault[],
  latest: number,
): number | undefined => {
  const minutes = typeof value === 'string' ? minutesOf(value.trim()) : null;
  if (minutes !== null && minutes <= latest) return minutes;
  return fault(faults, path, `debe ser una hora HH:MM entre 00:00 y ${clockOf(latest)}`);
};

/** `{start, end}`; a missing start is 00:00, a missing end 24:00. Equal ends are a fault: they say nothing. */
export const hoursField: FieldReader<AllowedHours> = (value, path, faults) => {
  if (!isJsonObject(value))
    return fault(faults, path, 'debe ser un objeto {"start": "HH:MM", "end": "HH:MM"}');
  const start = clockField(value.start ?? '00:00', `${path}.start`, faults, 1_439);
  const end = clockField(value.end ?? '24:00', `${path}.end`, faults, 1_440);
  if (start === undefined || end === undefined) return undefined;
  if (start === end)
    return fault(faults, path, 'start y end no pueden ser iguales; para todo el día use 00:00 a 24:00');
  return { start: clockOf(start), end: clockOf(end) };
};

/** Weekdays 1 (Monday) to 7; 0 is read as Sunday. Sorted, without repetition, at least one. */
export const daysField: FieldReader<number[]> = (value, path, faults) => {
  if (!Array.isArray(value) || value.length === 0) {
    return fault(faults, path, 'debe ser una lista con al menos un día, de 1 (lunes) a 7 (domingo)');
  }
  const before = faults.length;
  value.forEach((day, index) => {
    if (!Number.isInteger(day) || day < 0 || day > 7) {
      fault(faults, `${path}[${index}]`, 'debe ser un día de 1 (lunes) a 7 (domingo)');
    }
  });
  if (faults.length > before) return undefined;
  return [...new Set(value.map((day: number) => (day === 0 ? 7 : day)))].sort((a, b) => a - b);
};

/** An IANA zone that this runtime knows. */
export const timezoneField: FieldReader<string> = (value, path, faults) =>
  typeof value === 'string' && isValidTimezone(value.trim())
    ? value.trim()
    : fault(faults, path, 'zona horaria desconocida; use un nombre IANA, por ejemplo America/Santiago');
