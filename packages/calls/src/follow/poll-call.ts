import { addMs } from '@timbre/kernel';
import { done, snooze, type Outcome } from '@timbre/queue';
import { isTerminal } from '@timbre/retell';
import type { AttemptDocument } from '@timbre/store';
import { workspaceOf, type CallDeps } from '../deps.ts';
import { giveUpFollowing } from './give-up-following.ts';
import { recordNews } from './record-news.ts';

/** The next look: 5 s, 10 s, 20 s after each other, then every 30 s, by the time that has passed since the dial. */
const nextLook = (deps: CallDeps, attempt: AttemptDocument): Date => {
  const now = deps.clock.now();
  const passed = now.getTime() - (attempt.placed_at ?? now).getTime();
  let sum = 0;
  for (const wait of deps.timings.poll_after) {
    sum += wait;
    if (passed < sum) return addMs(now, wait);
  }
  return addMs(now, deps.timings.poll_after.at(-1) ?? 0);
};

const isFollowed = (attempt: AttemptDocument): boolean =>
  attempt.state === 'placed' || (attempt.state === 'ended' && attempt.open);

/**
 * One look at a live call, the net under the webhooks. The job comes back until the call is settled, or until
 * following ends: then we hang up, look once more, and tell somebody.
 */
export const pollCall =
  (deps: CallDeps) =>
  async (input: { attempt_id: string }): Promise<Outcome> => {
    const attempt = await deps.store.attempts.dangerouslyAcrossAccountsFind(input.attempt_id);
    if (attempt === null || !isFollowed(attempt) || attempt.retell_call_id === undefined) return done;
    const { provider } = workspaceOf(deps, attempt.workspace_id);
    const answer = await provider.getCall(attempt.retell_call_id);
    const over = answer.kind === 'call' && isTerminal(answer.call);
    if (over) await recordNews(deps, attempt, answer.call);
    const after = over
      ? await deps.store.attempts.dangerouslyAcrossAccountsFind(attempt.attempt_id)
      : attempt;
    if (after === null || !isFollowed(after)) return done;
    if (after.state === 'placed' && after.deadline_at !== null && after.deadline_at <= deps.clock.now()) {
      if (await giveUpFollowing(deps, after)) return done;
    }
    return snooze(nextLook(deps, after), 'call_not_over');
  };
