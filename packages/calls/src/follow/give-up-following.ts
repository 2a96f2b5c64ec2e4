import { isTerminal, type RetellCall } from '@timbre/retell';
import { accountScope, type AttemptDocument } from '@timbre/store';
import { workspaceOf, type CallDeps } from '../deps.ts';
import { recordNews } from './record-news.ts';

/** What we write down of a call that Retell never calls over: what it last said, ended by us. */
const closedByUs = (attempt: AttemptDocument, last: RetellCall | null): RetellCall => ({
  ...(last ?? { call_id: attempt.retell_call_id ?? '' }),
  call_status: 'ended',
  disconnection_reason: 'manual_stopped',
});

/**
 * A call that outlived ring, longest duration and margin: hang up, look once more, and close it with what is known,
 * because a slot must not be held for ever by a call that nobody hears of. Somebody is told. False while Retell cannot
 * say what became of it: the person may have talked to us, and would be called again for nothing.
 */
export const giveUpFollowing = async (deps: CallDeps, attempt: AttemptDocument): Promise<boolean> => {
  const scope = accountScope(attempt.account_id);
  const call_id = attempt.retell_call_id;
  if (call_id === undefined) return true;
  const { provider } = workspaceOf(deps, attempt.workspace_id);
  const stopped_at = deps.clock.now();
  await deps.store.attempts.enrich(scope, attempt.attempt_id, { stopped_at });
  const stopped = await provider.stopCall(call_id);
  const look = await provider.getCall(call_id);
  if (look.kind === 'unavailable') return false;
  const last = look.kind === 'call' ? look.call : null;
  deps.logger.error('a call outlived its longest duration', {
    attempt_id: attempt.attempt_id,
    stopped,
    status: last?.call_status,
  });
  await recordNews(
    deps,
    { ...attempt, stopped_at },
    last !== null && isTerminal(last) ? last : closedByUs(attempt, last),
  );
  await deps.notify({
    account_id: attempt.account_id,
    subject: 'Llamada cortada: superó su duración máxima',
    body: `Retell no informó el final de una llamada de la campaña ${attempt.batch_id} y Timbre la cortó. Revise el trabajo ${attempt.job_id}.`,
    message_type: 'alert',
    priority: 'high',
    metadata: { batch_id: attempt.batch_id, job_id: attempt.job_id, attempt_id: attempt.attempt_id },
    notice_key: `follow:${attempt.attempt_id}`,
  });
  return true;
};
