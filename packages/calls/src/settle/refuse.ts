import { accountScope, type AttemptDocument } from '@timbre/store';
import type { CallDeps } from '../deps.ts';
import type { Refusal } from '../dial/load-dial.ts';
import { finishAttempt } from './finish-attempt.ts';

/** Closes an attempt that has not dialled because the gate said no: nothing is spent, and the reason is kept. */
export const refuse = async (deps: CallDeps, attempt: AttemptDocument, refusal: Refusal): Promise<void> => {
  const now = deps.clock.now();
  const released = await deps.store.attempts.move(
    accountScope(attempt.account_id),
    attempt.attempt_id,
    { from: ['queued', 'dialing'], dial_token: attempt.dial_token ?? undefined },
    {
      state: 'released',
      sent_at: null,
      ended_at: now,
      gate: {
        verdict: refusal.verdict,
        code: refusal.code,
        reason: refusal.reason,
        until: refusal.verdict === 'defer' ? refusal.until : null,
        at: now,
      },
    },
  );
  if (released === null) return;
  deps.counts.dial('released', refusal.code);
  await finishAttempt(deps, released);
};
