import { setTimeout as pause } from 'node:timers/promises';
import { realClock } from '@timbre/kernel';

/**
 * Waits until `read` gives something that is neither null nor false, looking every 25 ms. Throws with `what` and the
 * last value when that takes longer than `limit_ms` of real time.
 */
export const until = async <T>(
  what: string,
  read: () => Promise<T | null | false>,
  limit_ms = 20_000,
): Promise<T> => {
  const end = realClock.now().getTime() + limit_ms;
  for (;;) {
    const value = await read();
    if (value !== null && value !== false) return value;
    if (realClock.now().getTime() > end) throw new Error(`timed out: ${what}`);
    await pause(25);
  }
};
