import type { FieldFault } from '@timbre/kernel';
import { DEFAULT_CALL_SETTINGS, type CallSettings, type NormalisedCallSettings } from './call-settings.ts';
import type { ContactPolicy } from './contact-policy.ts';
import { policyWarnings } from './policy-warnings.ts';
import {
  daysField,
  hoursField,
  isJsonObject,
  numberField,
  timezoneField,
  type FieldReader,
  type JsonObject,
} from './settings-fields.ts';
import { checkAllKeys, PLACES, ROOT, valueAt } from './settings-keys.ts';

/** Reads a value from wherever it stands; null is "not given"; two places that disagree are a fault. */
const readFrom = <T>(
  input: JsonObject,
  places: readonly string[],
  read: FieldReader<T>,
  faults: FieldFault[],
): T | undefined => {
  const given = places.filter((place) => (valueAt(input, place) ?? null) !== null);
  const values = given.map((place) => read(valueAt(input, place), `${ROOT}.${place}`, faults));
  const [first] = values;
  values.forEach((value, index) => {
    if (value !== undefined && first !== undefined && JSON.stringify(value) !== JSON.stringify(first)) {
      faults.push({ path: `${ROOT}.${given[index]}`, message: `contradice a ${ROOT}.${given[0]}` });
    }
  });
  return first;
};

const readSettings = (input: JsonObject, faults: FieldFault[]): Partial<CallSettings> => ({
  max_attempts: readFrom(input, PLACES.max_attempts, numberField(1, 10), faults),
  retry_delay_hours: readFrom(input, PLACES.retry_delay_hours, numberField(0.1, 720, true), faults),
  ring_timeout: readFrom(input, PLACES.ring_timeout, numberField(5, 120), faults),
  max_call_duration: readFrom(input, PLACES.max_call_duration, numberField(60, 7_200), faults),
  max_concurrent_calls: readFrom(input, PLACES.max_concurrent_calls, numberField(1, 1_000), faults),
  allowed_hours: readFrom(input, PLACES.allowed_hours, hoursField, faults),
  days_of_week: readFrom(input, PLACES.days_of_week, daysField, faults),
  timezone: readFrom(input, PLACES.timezone, timezoneField, faults),
});

const withDefaults = (given: Partial<CallSettings>, input: JsonObject): CallSettings => {
  const defaults = structuredClone(DEFAULT_CALL_SETTINGS);
  return {
    max_attempts: given.max_attempts ?? defaults.max_attempts,
    retry_delay_hours: given.retry_delay_hours ?? defaults.retry_delay_hours,
    retry_delay_explicit: given.retry_delay_hours !== undefined && input.retry_delay_explicit !== false,
    ring_timeout: given.ring_timeout ?? defaults.ring_timeout,
    max_call_duration: given.max_call_duration ?? defaults.max_call_duration,
    max_concurrent_calls: given.max_concurrent_calls ?? defaults.max_concurrent_calls,
    allowed_hours: given.allowed_hours ?? defaults.allowed_hours,
    days_of_week: given.days_of_week ?? defaults.days_of_week,
    timezone: given.timezone ?? defaults.timezone,
  };
};

/**
 * A client's `call_settings`, in either dialect, as the one stored form. Nothing given means all defaults: the whole
 * week, so that the policy alone decides. Collects every fault (paths from `call_settings` on, messages in Spanish)
 * and never throws; with `policy`, warnings also name what the policy takes away from the window and, with
 * `caller_id`, a number that it advises against.
 */
export const normaliseCallSettings = (
  input: unknown,
  context: { policy?: ContactPolicy; caller_id?: string | null } = {},
): NormalisedCallSettings => {
  const faults: FieldFault[] = [];
  const warnings: string[] = [];
  if (input !== undefined && input !== null && !isJsonObject(input)) {
    faults.push({ path: ROOT, message: 'debe ser un objeto' });
  }
  const source = isJsonObject(input) ? input : {};
  checkAllKeys(source, faults, warnings);
  const given = readSettings(source, faults);
  const settings = withDefaults(given, source);
  if (faults.length === 0) {
    warnings.push(...policyWarnings(given, settings, context.policy, context.caller_id));
  }
  return { settings, faults, warnings };
};
