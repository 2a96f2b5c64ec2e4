import type { CallOutcome } from '@timbre/kernel';
import type { AttemptDocument } from '@timbre/store';
import type { CallDeps } from '../deps.ts';
import { moveJob } from './move-job.ts';
import { afterOutcome } from './next-step.ts';

/** Counts like a call that nobody answered and waits the batch's own delay: the phone may have rung after all. */
const PRESUMED: CallOutcome = {
  class: 'retry',
  reason: 'presumed_not_placed',
  success: false,
  contact: false,
  connected: false,
  spends_attempt: true,
};

/** What follows when Retell knows no such call even at the last look. */
export const finishPresumed = async (deps: CallDeps, attempt: AttemptDocument): Promise<void> => {
  const decision = await afterOutcome(deps, attempt, PRESUMED);
  if (decision !== null) await moveJob(deps, attempt, decision);
};
