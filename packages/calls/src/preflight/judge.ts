import { localDateKey, mayDial, type ClosedCode, type GateCode, type GateDecision } from '@timbre/scheduling';
import type { GateReading } from '../dial/gate-facts.ts';
import { gateFacts } from '../dial/gate-facts.ts';
import type { Standing } from '../dial/standing.ts';

/** What the gate would say of one person. */
export interface Verdict {
  /** null: may be called now. */
  code: GateCode | null;
  /** When it may be otherwise; null: when somebody acts, or never. */
  until: Date | null;
  /** True when nothing can change it. */
  permanent: boolean;
}

const CLOSED: readonly string[] = ['out_of_hours', 'day_not_allowed', 'holiday'] satisfies ClosedCode[];

/** Whether a code says that the hour alone is wrong. */
export const isClosed = (code: string | null): boolean => code !== null && CLOSED.includes(code);

const MAY: Verdict = { code: null, until: null, permanent: false };

const verdictOf = (decision: GateDecision): Verdict => {
  if (decision.verdict === 'allow') return MAY;
  const { code } = decision;
  return decision.verdict === 'deny'
    ? { code, until: null, permanent: true }
    : { code, until: decision.until, permanent: false };
};

/** A campaign as it would run: one that is paused or being loaded is asked what it will do once it goes on. */
const asRunning = (reading: GateReading): GateReading => ({
  ...reading,
  batch: ['paused', 'importing', 'draft'].includes(reading.batch.state)
    ? { ...reading.batch, state: 'running', is_active: true }
    : reading.batch,
});

const ask = (reading: GateReading, now: Date, stopped: Standing['stopped']): Verdict =>
  verdictOf(mayDial(gateFacts(reading, { now, stopped, clock_skew_ms: 0 })));

/** The day's counts start anew on another local day of the account. */
const onDayOf = (reading: GateReading, at: Date): GateReading =>
  localDateKey(at, reading.account.timezone) === reading.day
    ? reading
    : { ...reading, calls_today: 0, committed_today: 0 };

/**
 * The gate's word on a person now, by the gate itself. While only the hour is wrong it is asked once more for the
 * moment of opening: whoever may not be called then either is told by that reason.
 */
export const judge = (given: GateReading, now: Date, { stopped, until }: Standing): Verdict => {
  if (stopped !== null && until !== null) return { code: 'capacity', until, permanent: false };
  const reading = asRunning(given);
  const verdict = ask(reading, now, stopped);
  if (!isClosed(verdict.code) || verdict.until === null) return verdict;
  const opening = ask(onDayOf(reading, verdict.until), verdict.until, stopped);
  return opening.code === null || isClosed(opening.code) ? verdict : opening;
};
