import type { FieldFault } from '@timbre/kernel';
import { normaliseCallSettings, type CallSettings, type ContactPolicy } from '@timbre/scheduling';
import type { AccountDocument } from '@timbre/store';

/** `call_settings` as they came and as the engine reads them. */
export interface BatchSettings {
  call_settings_input: Record<string, unknown> | null;
  call_settings: CallSettings;
  faults: FieldFault[];
  warnings: string[];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads either dialect of `call_settings`; null or undefined means all defaults. A zone that is not given is the
 * account's (decisions.md §2.5). Collects every fault and never throws.
 */
export const readSettings = (
  input: unknown,
  account: Pick<AccountDocument, 'timezone'>,
  policy: ContactPolicy,
): BatchSettings => {
  const given = input ?? {};
  const zoned =
    isObject(given) && (given.timezone ?? null) === null ? { ...given, timezone: account.timezone } : given;
  const { settings, faults, warnings } = normaliseCallSettings(zoned, { policy });
  // An empty object says as much as none, and the database does not keep it.
  const sent = isObject(input) && Object.keys(input).length > 0 ? input : null;
  return { call_settings_input: sent, call_settings: settings, faults, warnings };
};
