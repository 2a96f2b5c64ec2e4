/**
 * The only place that reads the machine's clock. Everything else receives a {@link Clock}, so that the demo and
 * the tests can run hours of calling in seconds on one shared time line.
 */
export interface Clock {
  /** The present instant of this time line. */
  now(): Date;
  /** How many virtual milliseconds pass in one real millisecond; 1 in production. */
  readonly factor: number;
}

/** Three numbers that give every process of one run the same virtual time line. */
export interface ClockLine {
  /** Real epoch milliseconds at which the line starts. */
  real_epoch: number;
  /** Virtual epoch milliseconds at that instant. */
  virtual_epoch: number;
  /** Virtual milliseconds for each real one, more than 0. */
  factor: number;
}

/** The machine's own time. Use it where a real party measures time too: sockets, tokens, signatures, clock skew. */
export const realClock: Clock = { now: () => new Date(), factor: 1 };

/** A clock that follows `line`; two processes that hold the same line read the same virtual time. */
export const scaledClock = (line: ClockLine): Clock => ({
  now: () => new Date(line.virtual_epoch + (Date.now() - line.real_epoch) * line.factor),
  factor: line.factor,
});

/** Reads `{real_epoch, virtual_epoch, factor}` from JSON. Throws a plain `Error` that names what is wrong. */
export const parseClockLine = (json: string): ClockLine => {
  const line = JSON.parse(json) as Partial<ClockLine>;
  for (const key of ['real_epoch', 'virtual_epoch', 'factor'] as const) {
    if (typeof line[key] !== 'number' || !Number.isFinite(line[key]))
      throw new Error(`${key} must be a number`);
  }
  if ((line as ClockLine).factor <= 0) throw new Error('factor must be greater than 0');
  return line as ClockLine;
};

/** A clock that stands still until it is told otherwise, for tests of pure rules and of single steps. */
export const manualClock = (
  start: Date | string,
): Clock & { set(at: Date | string): void; advance(ms: number): void } => {
  let at = new Date(start).getTime();
  return {
    factor: 1,
    now: () => new Date(at),
    set: (next) => {
      at = new Date(next).getTime();
    },
    advance: (ms) => {
      at += ms;
    },
  };
};

/** Real milliseconds until the virtual instant `at`, 0 when it is past. */
export const realMsUntil = (clock: Clock, at: Date): number =>
  Math.max(0, Math.ceil((at.getTime() - clock.now().getTime()) / clock.factor));

/** `ms` virtual milliseconds after the instant `at`. */
export const addMs = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
