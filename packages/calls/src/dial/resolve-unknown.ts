import { addMs } from '@timbre/kernel';
import { done, snooze, type Outcome } from '@timbre/queue';
import { accountScope, type AttemptDocument } from '@timbre/store';
import { workspaceOf, type CallDeps } from '../deps.ts';
import { recordNews } from '../follow/record-news.ts';
import { finishAttempt } from '../settle/finish-attempt.ts';

/** When look `n` (from 0) is due; after the last one, again at the interval before it, until Retell answers. */
const lookAt = (deps: CallDeps, attempt: AttemptDocument, n: number): Date => {
  const { look_up_after } = deps.timings;
  const sent_at = attempt.sent_at ?? attempt.intent_at;
  const after = look_up_after[n];
  if (after !== undefined) return addMs(sent_at, after);
  return addMs(deps.clock.now(), look_up_after[1] ?? 0);
};

const presume = async (deps: CallDeps, attempt: AttemptDocument): Promise<void> => {
  const closed = await deps.store.attempts.move(
    accountScope(attempt.account_id),
    attempt.attempt_id,
    { from: ['unknown'] },
    { state: 'presumed_not_placed', ended_at: deps.clock.now() },
  );
  if (closed !== null) await finishAttempt(deps, closed);
};

/**
 * One look at Retell for a call of unknown fate: found, it is adopted; absent at the last look (15 min), it is
 * presumed not placed. "I cannot tell" from Retell never counts as absent. Nothing here ever dials.
 */
export const resolveUnknown =
  (deps: CallDeps) =>
  async (input: { attempt_id: string }): Promise<Outcome> => {
    const attempt = await deps.store.attempts.dangerouslyAcrossAccountsFind(input.attempt_id);
    if (attempt === null || attempt.state !== 'unknown') return done;
    const due = lookAt(deps, attempt, attempt.look_ups);
    if (due > deps.clock.now()) return snooze(due, 'look_up_not_due');

    const { provider } = workspaceOf(deps, attempt.workspace_id);
    const answer = await provider.findCall({
      attempt_id: attempt.attempt_id,
      to_number: attempt.phone,
      from_number: attempt.from_number,
      sent_at: attempt.sent_at ?? attempt.intent_at,
    });
    if (answer.kind === 'call') {
      const after = await recordNews(deps, attempt, answer.call);
      if (after.state === 'placed') {
        await deps.queue.enqueue(
          'call-poll',
          { attempt_id: after.attempt_id },
          { run_at: addMs(deps.clock.now(), deps.timings.poll_after[0] ?? 0) },
        );
      }
      return done;
    }
    const last = attempt.look_ups >= deps.timings.look_up_after.length - 1;
    if (answer.kind === 'absent' && last) {
      await presume(deps, attempt);
      return done;
    }
    await deps.store.attempts.countLookUp(accountScope(attempt.account_id), attempt.attempt_id);
    return snooze(lookAt(deps, attempt, attempt.look_ups + 1), answer.kind);
  };
