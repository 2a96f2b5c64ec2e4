import type { FieldFault } from '@timbre/kernel';

/** Local hours of a day, `HH:MM`; `24:00` is a legal end; start after end means overnight, the start day's. */
export interface AllowedHours {
  start: string;
  end: string;
}

/** When and how a batch may dial: the one stored form, every default filled in. Durations are in seconds. */
export interface CallSettings {
  max_attempts: number;
  retry_delay_hours: number;
  /** True when the batch gave the delay itself: it then overrides every delay of the outcome table. */
  retry_delay_explicit: boolean;
  ring_timeout: number;
  max_call_duration: number;
  /** null: the account's own cap applies. */
  max_concurrent_calls: number | null;
  allowed_hours: AllowedHours;
  /** 1 (Monday) to 7 (Sunday), sorted, without repetition. */
  days_of_week: number[];
  /** IANA name. */
  timezone: string;
}

/** What a client's `call_settings` come to. `settings` is complete even with faults (the faulty values default). */
export interface NormalisedCallSettings {
  settings: CallSettings;
  faults: FieldFault[];
  warnings: string[];
}

/** Values of everything that a batch leaves out. The window is the whole week: the policy alone decides. */
export const DEFAULT_CALL_SETTINGS: Readonly<CallSettings> = Object.freeze({
  max_attempts: 3,
  retry_delay_hours: 0.5,
  retry_delay_explicit: false,
  ring_timeout: 30,
  max_call_duration: 600,
  max_concurrent_calls: null,
  allowed_hours: { start: '00:00', end: '24:00' },
  days_of_week: [1, 2, 3, 4, 5, 6, 7],
  timezone: 'America/Santiago',
});
