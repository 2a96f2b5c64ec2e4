import { accountScope, type AttemptDocument } from '@timbre/store';
import type { CallDeps } from '../deps.ts';
import { recordEvidence } from '../evidence/record-evidence.ts';
import { askForCopy } from '../recordings/ask-for-copy.ts';
import { returnHold } from '../dial/hold-balance.ts';
import { finishEnded } from './finish-ended.ts';
import { finishNotPlaced } from './finish-not-placed.ts';
import { finishPresumed } from './finish-presumed.ts';
import { finishReleased } from './finish-released.ts';
import { freeSlots } from './free-slots.ts';

/** Gives back what an attempt that cost nothing was holding, all but its slots. */
const giveBack = async (deps: CallDeps, attempt: AttemptDocument): Promise<void> => {
  const scope = accountScope(attempt.account_id);
  await returnHold(deps, attempt);
  // Counted before the dial; a call that Retell may have placed after all stays counted.
  if (attempt.day !== null && attempt.state !== 'presumed_not_placed') {
    const day = await deps.store.attempts.takeDay(scope, attempt.attempt_id);
    if (day !== null) await deps.store.accounts.uncountCall(scope, day);
  }
  await deps.store.locks.release(attempt.attempt_id);
};

const finishByState = async (deps: CallDeps, attempt: AttemptDocument): Promise<boolean> => {
  switch (attempt.state) {
    case 'ended':
      return finishEnded(deps, attempt);
    case 'released':
      await giveBack(deps, attempt);
      await finishReleased(deps, attempt);
      return true;
    case 'not_placed':
      await giveBack(deps, attempt);
      await finishNotPlaced(deps, attempt);
      return true;
    case 'presumed_not_placed':
      await giveBack(deps, attempt);
      await finishPresumed(deps, attempt);
      return true;
    default:
      return false;
  }
};

/**
 * Carries a closed attempt to its end: money, job, counters, slots, locks, evidence. Every step is conditional, so that a
 * repetition after a crash does the missing part only; `open` falls last. An ended call whose analysis is awaited
 * keeps its locks and comes back.
 */
export const finishAttempt = async (deps: CallDeps, attempt: AttemptDocument): Promise<void> => {
  if (!attempt.open || !(await finishByState(deps, attempt))) return;
  const scope = accountScope(attempt.account_id);
  if (attempt.state !== 'ended') await freeSlots(deps, attempt);
  await recordEvidence(deps, attempt);
  await deps.store.attempts.move(
    scope,
    attempt.attempt_id,
    { from: [attempt.state] },
    {
      open: false,
      settled_at: deps.clock.now(),
      ...(attempt.state === 'ended' ? { state: 'settled' as const } : {}),
    },
  );
  await askForCopy(deps, attempt);
};
