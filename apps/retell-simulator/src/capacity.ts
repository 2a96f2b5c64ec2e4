import { SECOND_MS, type Clock } from '@timbre/kernel';
import type { Limits } from './options.ts';

/** Calls that may be live at once: the limit, or with burst up to min(3 × limit, limit + 300) (retell.md §1.7). */
export const concurrencyCeiling = ({ concurrency_limit, burst_enabled }: Limits): number =>
  burst_enabled ? burstLimit(concurrency_limit) : concurrency_limit;

/** What burst mode allows over a normal limit. */
export const burstLimit = (limit: number): number => Math.min(3 * limit, limit + 300);

/** The calls-per-second limit of a telephony path. */
export interface RateBucket {
  /** Takes one call's worth, or says that the second is full. */
  take(cps: number): boolean;
}

/** A bucket that holds one second's worth of calls and refills in virtual time. */
export const createRateBucket = (clock: Clock): RateBucket => {
  let tokens = Infinity;
  let filled_at = clock.now().getTime();
  return {
    take: (cps) => {
      const now = clock.now().getTime();
      tokens = Math.min(Math.max(1, cps), tokens + ((now - filled_at) * cps) / SECOND_MS);
      filled_at = now;
      // Fractions add up inexactly: a thousandth of a call is no reason to refuse.
      if (tokens < 0.999) return false;
      tokens -= 1;
      return true;
    },
  };
};
