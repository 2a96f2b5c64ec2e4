import { manualClock, type Clock } from '@timbre/kernel';

export type Cancel = () => void;

/** Where the simulator's waiting happens. All durations are virtual milliseconds. */
export interface Timeline {
  readonly clock: Clock;
  /** Runs `task` once, `ms` from now. */
  after(ms: number, task: () => void): Cancel;
  sleep(ms: number): Promise<void>;
  /**
   * Moves a hand-driven time line forward, running what falls due in order and waiting after each step for `settle`.
   * Refuses (returns false) on a time line that moves by itself.
   */
  advance(ms: number, settle: () => Promise<void>): Promise<boolean>;
  /** Drops everything that is still waiting. */
  stop(): void;
}

/** Longest delay that a Node timer can hold. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** A time line that follows `clock`; timers wait real time, that is virtual time over the clock's factor. */
export const runningTimeline = (clock: Clock): Timeline => {
  const timers = new Set<NodeJS.Timeout>();
  const after = (ms: number, task: () => void): Cancel => {
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        task();
      },
      Math.min(MAX_TIMER_MS, ms / clock.factor),
    );
    timers.add(timer);
    return () => {
      timers.delete(timer);
      clearTimeout(timer);
    };
  };
  return {
    clock,
    after,
    sleep: (ms) => new Promise((resolve) => after(ms, resolve)),
    advance: async () => false,
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
};

interface Appointment {
  at: number;
  order: number;
  task: () => void;
}

/** A time line that stands still until it is advanced: tests run hours of calling without waiting. */
export const manualTimeline = (start: Date | string): Timeline => {
  const clock = manualClock(start);
  const waiting = new Set<Appointment>();
  let order = 0;

  const nextUntil = (end: number): Appointment | undefined => {
    let first: Appointment | undefined;
    for (const item of waiting) {
      if (item.at > end) continue;
      if (!first || item.at < first.at || (item.at === first.at && item.order < first.order)) first = item;
    }
    return first;
  };

  const after = (ms: number, task: () => void): Cancel => {
    const item = { at: clock.now().getTime() + ms, order: order++, task };
    waiting.add(item);
    return () => waiting.delete(item);
  };

  return {
    clock,
    after,
    sleep: (ms) => new Promise((resolve) => after(ms, resolve)),
    advance: async (ms, settle) => {
      const end = clock.now().getTime() + ms;
      await settle();
      for (let next = nextUntil(end); next; next = nextUntil(end)) {
        waiting.delete(next);
        clock.set(new Date(Math.max(next.at, clock.now().getTime())));
        next.task();
        await settle();
      }
      clock.set(new Date(end));
      return true;
    },
    stop: () => waiting.clear(),
  };
};
