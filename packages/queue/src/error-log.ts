import type { Logger } from '@timbre/kernel';

const SILENCE_MS = 10_000;

/**
 * A listener for `error` events. While Redis is away every connection repeats the same error several times a second;
 * of each message one line is logged per 10 s.
 */
export const errorLog = (logger: Logger, queue: string): ((error: Error) => void) => {
  const said = new Map<string, number>();
  return (error) => {
    const now = performance.now();
    if (now - (said.get(error.message) ?? -Infinity) < SILENCE_MS) return;
    if (said.size > 100) said.clear();
    said.set(error.message, now);
    logger.warn('queue connection or bookkeeping failed', { queue, error });
  };
};
