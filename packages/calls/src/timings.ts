import { MINUTE_MS, SECOND_MS, type Clock } from '@timbre/kernel';

/**
 * Every duration of the engine, in one table. `virtual` ones shrink with a fast clock but never below `floor_ms` of
 * real time; a socket needs its milliseconds whatever the clock says.
 */
const TABLE = {
  /** TCP and TLS set-up to Retell. */
  connect: { ms: 5 * SECOND_MS, floor_ms: 2_000 },
  /** The whole POST, from connect to the last byte of the answer. */
  post: { ms: 120 * SECOND_MS, floor_ms: 3_000 },
  /** Reads from Retell. */
  read: { ms: 20 * SECOND_MS, floor_ms: 3_000 },
  /** How long a claim to dial is believed: longer than connect and POST together. */
  lease: { ms: 150 * SECOND_MS, floor_ms: 6_000 },
  /** How long one dispatch tick may take before another may start. */
  dispatch_lock: { ms: 15 * SECOND_MS, floor_ms: 5_000 },
  /** How far ahead a tick hands out dial instants. */
  dispatch_horizon: { ms: 8 * SECOND_MS, floor_ms: 2_000 },
  /** When a tick that found no free slot looks again by itself; a freed slot wakes it earlier. */
  full_retry: { ms: 30 * SECOND_MS, floor_ms: 3_000 },
  /** How old a reading of Retell's capacity may be before it says nothing any more. */
  capacity_stale: { ms: 2 * MINUTE_MS, floor_ms: 8_000 },
  /** A busy person or phone. */
  busy_retry: { ms: 60 * SECOND_MS, floor_ms: 0 },
  /** After a refusal by configuration, and between probes of a stopped scope. */
  config_wait: { ms: 15 * MINUTE_MS, floor_ms: 0 },
  /** How long a workspace rests when Retell could not be reached. */
  unreachable_rest: { ms: 30 * SECOND_MS, floor_ms: 500 },
  /** Dials of unknown fate within this span are taken for an outage. */
  unknown_window: { ms: MINUTE_MS, floor_ms: 2_000 },
  /** How long a lowered rate lasts. */
  lowered_rate: { ms: 60 * SECOND_MS, floor_ms: 500 },
  /** Following ends this long after ring and longest call. */
  follow_margin: { ms: 120 * SECOND_MS, floor_ms: 2_000 },
  /** How long the decision waits for the analysis of an answered call. */
  analysis_wait: { ms: 10 * MINUTE_MS, floor_ms: 1_500 },
  /** What the reconciler leaves alone because somebody may be at it. */
  settled_grace: { ms: 30 * SECOND_MS, floor_ms: 2_000 },
} as const satisfies Record<string, { ms: number; floor_ms: number }>;

/** When a call of unknown fate is looked up, counted from the dial. */
const LOOK_UP_AFTER_MS = [10 * SECOND_MS, 30 * SECOND_MS, 2 * MINUTE_MS, 6 * MINUTE_MS, 15 * MINUTE_MS];

/** How long after the one before each look at a live call comes; the last one repeats. */
const POLL_AFTER_MS = [5 * SECOND_MS, 10 * SECOND_MS, 20 * SECOND_MS, 30 * SECOND_MS];
const POLL_FLOOR_MS = 500;

/** The table in virtual milliseconds of one clock. */
export interface Timings extends Record<keyof typeof TABLE, number> {
  look_up_after: readonly number[];
  poll_after: readonly number[];
}

/** The engine's durations on this clock: virtual milliseconds, to be added to `clock.now()`. */
export const timingsOn = (clock: Clock): Timings => {
  const scaled = (ms: number, floor_ms: number): number => Math.max(ms, Math.ceil(floor_ms * clock.factor));
  const entries = Object.entries(TABLE).map(
    ([name, { ms, floor_ms }]) => [name, scaled(ms, floor_ms)] as const,
  );
  return {
    ...(Object.fromEntries(entries) as Record<keyof typeof TABLE, number>),
    look_up_after: LOOK_UP_AFTER_MS.map((ms, n) => scaled(ms, (n + 1) * 500)),
    poll_after: POLL_AFTER_MS.map((ms) => scaled(ms, POLL_FLOOR_MS)),
  };
};

/** The socket limits of the Retell client, in real milliseconds. */
export const socketLimits = (clock: Clock): { connect_ms: number; post_ms: number; read_ms: number } => {
  const timings = timingsOn(clock);
  const real = (virtual_ms: number): number => Math.ceil(virtual_ms / clock.factor);
  return { connect_ms: real(timings.connect), post_ms: real(timings.post), read_ms: real(timings.read) };
};
