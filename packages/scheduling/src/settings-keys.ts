import type { FieldFault } from '@timbre/kernel';
import { isJsonObject, type JsonObject } from './settings-fields.ts';
import { similarKey } from './similar-key.ts';

/** Where the faults of call_settings begin. */
export const ROOT = 'call_settings';

/** Where each value may stand: the worker's dialect (seed 001) and the interface's (seed 000). */
export const PLACES = {
  max_attempts: ['max_attempts', 'retry_settings.max_attempts'],
  retry_delay_hours: [
    'retry_delay_hours',
    'retry_settings.retry_delay_hours',
    'retry_settings.hours_between_attempts',
  ],
  ring_timeout: ['ring_timeout'],
  max_call_duration: ['max_call_duration'],
  max_concurrent_calls: ['max_concurrent_calls'],
  allowed_hours: ['allowed_hours', 'allowed_call_hours'],
  days_of_week: ['days_of_week'],
  timezone: ['timezone'],
} as const;

/**
 * Further keys that clients send: two that mean something elsewhere, and the mark of our own normalised form, so that
 * an answer of ours can be sent back as it is.
 */
const TOLERATED = ['batch_name', 'priority', 'retry_delay_explicit'];

const HOURS_KEYS = ['start', 'end'];
const KNOWN_KEYS: Readonly<Record<string, readonly string[]>> = {
  '': [
    ...new Set(
      Object.values(PLACES)
        .flat()
        .map((place) => place.split('.')[0] ?? place),
    ),
    ...TOLERATED,
  ],
  retry_settings: ['max_attempts', 'retry_delay_hours', 'hours_between_attempts'],
  allowed_hours: HOURS_KEYS,
  allowed_call_hours: HOURS_KEYS,
};

/** The value at a place such as `retry_settings.max_attempts`; undefined when it is not there. */
export const valueAt = (input: JsonObject, place: string): unknown => {
  const [first = '', second] = place.split('.');
  const value = Object.hasOwn(input, first) ? input[first] : undefined;
  if (second === undefined) return value;
  return isJsonObject(value) && Object.hasOwn(value, second) ? value[second] : undefined;
};

const checkKeys = (input: JsonObject, under: string, faults: FieldFault[], warnings: string[]): void => {
  const known = KNOWN_KEYS[under] ?? [];
  const prefix = under === '' ? ROOT : `${ROOT}.${under}`;
  for (const key of Object.keys(input)) {
    if (known.includes(key)) continue;
    const meant = similarKey(key, known);
    if (meant)
      faults.push({ path: `${prefix}.${key}`, message: `clave desconocida; ¿quiso decir "${meant}"?` });
    else warnings.push(`${prefix}.${key}: clave desconocida, se guarda sin efecto`);
  }
};

/**
 * Checks the names of all keys: one that is close to a known key is a fault with the suggestion, since a slip must not
 * silently cost a batch its hours; any other unknown key is a warning (decisions.md §2.2).
 */
export const checkAllKeys = (input: JsonObject, faults: FieldFault[], warnings: string[]): void => {
  checkKeys(input, '', faults, warnings);
  for (const key of ['retry_settings', 'allowed_hours', 'allowed_call_hours']) {
    const value = valueAt(input, key);
    if (isJsonObject(value)) checkKeys(value, key, faults, warnings);
  }
  const retry = valueAt(input, 'retry_settings') ?? {};
  if (!isJsonObject(retry)) faults.push({ path: `${ROOT}.retry_settings`, message: 'debe ser un objeto' });
};
