import type { GateReading } from '../dial/gate-facts.ts';
import { firstAllowed } from './gate-obstacles.ts';
import type { Obstacle } from './obstacle.ts';

/**
 * The first instant at which everything that is known allows the call; null when somebody has to act, when nothing
 * will help, or when it hangs now on something of which nobody knows the end.
 */
export const nextPossible = (
  reading: GateReading,
  obstacles: readonly Obstacle[],
  now: Date,
): Date | null => {
  if (obstacles.some(({ ends }) => ends === 'person' || ends === 'never')) return null;
  const latest = Math.max(now.getTime(), ...obstacles.map(({ until }) => until?.getTime() ?? 0));
  const at = firstAllowed(reading, new Date(latest));
  const hangs = obstacles.some(({ ends }) => ends === 'event');
  return at !== null && hangs && at <= now ? null : at;
};
