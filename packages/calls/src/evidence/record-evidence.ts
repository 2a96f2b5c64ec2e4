import { recordAttempt, recordLater } from '@timbre/evidence';
import type { AttemptDocument } from '@timbre/store';
import type { CallDeps } from '../deps.ts';

/** The entry of a closed attempt, written before the attempt stops being open: no crash can leave it out. */
export const recordEvidence = async (deps: CallDeps, attempt: AttemptDocument): Promise<void> => {
  await recordAttempt(deps)(attempt);
  await deps.checkpoint('evidence.written', attempt.attempt_id);
};

/** The entry of a call that turned up after it had been given up; written before the attempt takes its result. */
export const recordLateResult = async (deps: CallDeps, attempt: AttemptDocument): Promise<void> => {
  await recordLater(deps)(attempt, 'late_result');
  await deps.checkpoint('evidence.late_written', attempt.attempt_id);
};

/** The entry of a person who asked not to be called; `reason` says in what words, or which flag told it. */
export const recordOptOut = async (
  deps: CallDeps,
  attempt: AttemptDocument,
  reason: string | null = null,
): Promise<void> => {
  await recordLater(deps)(attempt, 'opt_out', reason);
  await deps.checkpoint('evidence.opt_out_written', attempt.attempt_id);
};
