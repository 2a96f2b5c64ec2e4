import type { CallDeps } from '../deps.ts';
import { finishAttempt } from './finish-attempt.ts';

/** Carries an attempt on from wherever it stands; for whoever finds one that is not finished. */
export const settleAttempt =
  (deps: CallDeps) =>
  async (input: { attempt_id: string }): Promise<void> => {
    const attempt = await deps.store.attempts.dangerouslyAcrossAccountsFind(input.attempt_id);
    if (attempt !== null) await finishAttempt(deps, attempt);
  };
