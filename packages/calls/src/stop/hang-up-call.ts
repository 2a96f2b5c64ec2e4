import { addMs } from '@timbre/kernel';
import { done, snooze, type Outcome } from '@timbre/queue';
import { isTerminal } from '@timbre/retell';
import { workspaceOf, type CallDeps } from '../deps.ts';
import { recordNews } from '../follow/record-news.ts';

/**
 * Ends one live call on a person's word. The call then ends and settles like any other, by webhook, by this look or
 * by the next poll. Comes back while Retell cannot be reached; a call that is over is left alone.
 */
export const hangUpCall =
  (deps: CallDeps) =>
  async (input: { attempt_id: string }): Promise<Outcome> => {
    const attempt = await deps.store.attempts.dangerouslyAcrossAccountsFind(input.attempt_id);
    if (attempt === null || attempt.state !== 'placed' || attempt.retell_call_id === undefined) return done;
    const { provider } = workspaceOf(deps, attempt.workspace_id);
    const stopped = await provider.stopCall(attempt.retell_call_id);
    if (stopped === 'unavailable')
      return snooze(addMs(deps.clock.now(), deps.timings.poll_after[0] ?? 0), 'retell_unavailable');
    const look = await provider.getCall(attempt.retell_call_id);
    if (look.kind === 'call' && isTerminal(look.call)) await recordNews(deps, attempt, look.call);
    return done;
  };
