import { accountScope, type AttemptDocument } from '@timbre/store';
import type { CallDeps } from '../deps.ts';
import type { Dial, Refusal } from '../dial/load-dial.ts';
import { checkRecord } from '../evidence/check-record.ts';
import { finishAttempt } from './finish-attempt.ts';

/**
 * Closes an attempt that has not dialled because the gate said no: nothing is spent, and the reason is kept, with the
 * rules of that moment when the gate had read them (`dial`).
 */
export const refuse = async (
  deps: CallDeps,
  attempt: AttemptDocument,
  refusal: Refusal,
  dial?: Dial,
): Promise<void> => {
  const now = deps.clock.now();
  const released = await deps.store.attempts.move(
    accountScope(attempt.account_id),
    attempt.attempt_id,
    { from: ['queued', 'dialing'], dial_token: attempt.dial_token ?? undefined },
    {
      state: 'released',
      sent_at: null,
      ended_at: now,
      ...(dial === undefined ? {} : { checked: checkRecord(deps, dial) }),
      gate: {
        verdict: refusal.verdict,
        code: refusal.code,
        reason: refusal.reason,
        until: refusal.verdict === 'defer' ? refusal.until : null,
        at: now,
        ...(refusal.do_not_call === undefined ? {} : { do_not_call: refusal.do_not_call }),
        ...(refusal.interrupted === undefined ? {} : { interrupted: true }),
      },
    },
  );
  if (released === null) return;
  deps.counts.dial('released', refusal.code);
  if (refusal.verdict === 'defer') deps.counts.postponed(refusal.code);
  await finishAttempt(deps, released);
};
