/**
 * Money and time inside Timbre are integers: micro-dollars (1 US$ = 1,000,000) and whole seconds. Decimals exist on
 * the wire only. This file is the one place that rounds.
 */
export const MICROS_PER_DOLLAR = 1_000_000;

/** The unit of a wallet: seconds of talk for `minutes_based`, micro-dollars for `credit_based`. */
export type WalletUnit = 'seconds' | 'micros';

/** Rounds half up, the way invoices do; symmetric for negatives. */
export const roundHalfUp = (value: number): number => Math.sign(value) * Math.floor(Math.abs(value) + 0.5);

/** Dollars as given on the wire → micro-dollars. */
export const dollarsToMicros = (dollars: number): number => roundHalfUp(dollars * MICROS_PER_DOLLAR);

/** Micro-dollars → dollars for the wire, at most six decimals. */
export const microsToDollars = (micros: number): number => micros / MICROS_PER_DOLLAR;

/** Minutes as given on the wire → whole seconds. */
export const minutesToSeconds = (minutes: number): number => roundHalfUp(minutes * 60);

/** Seconds → minutes for the wire, two decimals. */
export const secondsToMinutes = (seconds: number): number => roundHalfUp((seconds / 60) * 100) / 100;

/** Price of `seconds` of talk at `micros_per_minute`, in micro-dollars, rounded once. */
export const priceOfSeconds = (seconds: number, micros_per_minute: number): number =>
  roundHalfUp((seconds * micros_per_minute) / 60);

/** `part` of `whole` as a percentage with two decimals; 0 when `whole` is 0. */
export const percentage = (part: number, whole: number): number =>
  whole === 0 ? 0 : roundHalfUp((part / whole) * 10_000) / 100;
