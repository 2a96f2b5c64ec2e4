/**
 * What a job handler answers. Throwing is for the unexpected only: a throw is logged and spends one of the job's
 * own tries, an outcome never does.
 *
 * done: the work is finished, or somebody else has done it · snooze: look again at the virtual instant `until`,
 * spending no try · drop: this job makes no sense any more (its subject is gone); it ends with a warning in the log.
 */
export type Outcome =
  { kind: 'done' } | { kind: 'snooze'; until: Date; reason: string } | { kind: 'drop'; reason: string };

/** The outcome of a queue whose jobs count their starts, where a snooze would look like a poisoned job. */
export type FinalOutcome = Exclude<Outcome, { kind: 'snooze' }>;

/** The job is finished. */
export const done: { kind: 'done' } = { kind: 'done' };

/** The job comes back at `until` (virtual time; an instant in the past means at once) and has spent no try. */
export const snooze = (until: Date, reason: string): { kind: 'snooze'; until: Date; reason: string } => ({
  kind: 'snooze',
  until,
  reason,
});

/** The job ends without effect; `reason` goes to the log, so it holds ids and codes, no personal data. */
export const drop = (reason: string): { kind: 'drop'; reason: string } => ({ kind: 'drop', reason });
