import { realClock, type ClockLine } from '@timbre/kernel';
import type { ServerKind } from '@timbre/embedded';

/** How fast the demo lives. */
export interface Rhythm {
  line: ClockLine;
  /** New calls in one real second: what the database found here can take. */
  calls_per_real_second: number;
  max_concurrent_calls: number;
}

/** A time line that starts now and runs `factor` times as fast. */
export const lineFromNow = (factor: number): ClockLine => {
  const now = realClock.now().getTime();
  return { real_epoch: now, virtual_epoch: now, factor };
};

/** One real second is a minute of calling: retries after six minutes come within the demo's patience. */
const FACTOR = 60;

/** The rhythm for the database that was found; the Python server handles one request at a time. */
export const rhythmFor = (kind: ServerKind): Rhythm => {
  const slow = kind === 'secantus-python';
  return {
    line: lineFromNow(FACTOR),
    calls_per_real_second: slow ? 3 : 12,
    max_concurrent_calls: slow ? 6 : 30,
  };
};
