import { batchRules } from '@timbre/batches';
import { localDateKey, mayDial, type GateDecision } from '@timbre/scheduling';
import { gateFacts, type GateReading } from '../dial/gate-facts.ts';
import type { Standing } from '../dial/standing.ts';
import { forGood, untilSomebody, untilThen, type Obstacle } from './obstacle.ts';

/** The reading as it will be at `at`: another local day of the account begins with fresh counts, laws may change. */
const readingAt = (reading: GateReading, at: Date): GateReading => {
  const { batch, account, job, day } = reading;
  const counts = localDateKey(at, account.timezone) === day ? {} : { calls_today: 0, committed_today: 0 };
  return { ...reading, ...batchRules(batch, account, job.timezone, at), ...counts };
};

const ask = (reading: GateReading, now: Date, stopped: Standing['stopped']): GateDecision =>
  mayDial(gateFacts(readingAt(reading, now), { now, stopped, clock_skew_ms: 0 }));

/**
 * What the gate and the halts say now. A stop that a person ends goes into the gate, as it does before a dial; a halt
 * that is tried again by itself stands beside it.
 */
export const gateObstacles = (reading: GateReading, now: Date, { stopped, until }: Standing): Obstacle[] => {
  const probed = stopped !== null && until !== null;
  const decision = ask(reading, now, probed ? null : stopped);
  const halted = probed ? [untilThen('capacity', `Llamadas detenidas: ${stopped.reason}`, until)] : [];
  if (decision.verdict === 'allow') return halted;
  const { code, reason } = decision;
  if (decision.verdict === 'deny') return [forGood(code, reason)];
  return decision.until === null
    ? [untilSomebody(code, reason), ...halted]
    : [untilThen(code, reason, decision.until), ...halted];
};

/** Enough for a closed window, a limit and a cap one after the other, several times over. */
const STEPS = 30;

/**
 * The first instant from `from` on at which the gate lets this person be called, as far as is known today; null when
 * it waits for somebody, or never will.
 */
export const firstAllowed = (reading: GateReading, from: Date): Date | null => {
  let at = from;
  for (let step = 0; step < STEPS; step++) {
    const decision = ask(reading, at, null);
    if (decision.verdict === 'allow') return at;
    if (decision.verdict === 'deny' || decision.until === null || decision.until <= at) return null;
    at = decision.until;
  }
  return null;
};
