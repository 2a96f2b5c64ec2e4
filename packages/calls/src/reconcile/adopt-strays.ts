import { addMs } from '@timbre/kernel';
import type { RetellCall } from '@timbre/retell';
import { accountScope, type AttemptDocument } from '@timbre/store';
import type { CallDeps, Workspace } from '../deps.ts';
import { recordNews } from '../follow/record-news.ts';

/** What Retell gives on one page. */
const LIMIT = 1_000;

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Nobody is at work on it: its fate is unknown, or the process that dialled it is gone. */
const isLost = (attempt: AttemptDocument, now: Date): boolean =>
  attempt.state === 'unknown' ||
  (attempt.state === 'dialing' && attempt.lease_until !== null && attempt.lease_until < now);

/** Takes up a live call whose attempt never learnt that it was placed; from then on it is followed like any other. */
const adopt = async (deps: CallDeps, attempt: AttemptDocument, call: RetellCall): Promise<boolean> => {
  const after = await recordNews(deps, attempt, call);
  if (after.state !== 'placed') return false;
  const run_at = addMs(deps.clock.now(), deps.timings.poll_after[0] ?? 0);
  await deps.queue.enqueue('call-poll', { attempt_id: after.attempt_id }, { run_at });
  deps.logger.warn('a live call was taken up', { attempt_id: after.attempt_id });
  return true;
};

/** Tells whoever can be told that a call goes on which is not ours. It is never hung up. */
const tell = async (deps: CallDeps, call: RetellCall, workspace_id: string): Promise<void> => {
  deps.counts.strayCall();
  deps.logger.error('a live call that nobody knows', { workspace_id, retell_call_id: call.call_id });
  const account_id = textOf(call.metadata?.account_id);
  if (account_id === null || (await deps.store.accounts.find(accountScope(account_id))) === null) return;
  await deps.notify({
    account_id,
    subject: 'Llamada en curso que Timbre no conoce',
    body: `En Retell hay una llamada en curso (${call.call_id}) con los datos de esta cuenta que Timbre no inició o ya dio por cerrada. Revísela en Retell; Timbre no la corta.`,
    message_type: 'alert',
    priority: 'high',
    metadata: { retell_call_id: call.call_id },
    notice_key: `stray:${call.call_id}`,
  });
};

const lookAt = async (deps: CallDeps, { workspace_id, provider }: Workspace): Promise<void> => {
  const listed = await provider.listOngoing(LIMIT);
  if (listed.kind === 'unavailable') return;
  const known = await deps.store.live_calls.dangerouslyAcrossAccountsKnownCalls(
    listed.calls.map(({ call_id }) => call_id),
  );
  const strays: RetellCall[] = [];
  for (const call of listed.calls) {
    if (known.has(call.call_id)) continue;
    const attempt_id = textOf(call.metadata?.attempt_id);
    const attempt =
      attempt_id === null ? null : await deps.store.attempts.dangerouslyAcrossAccountsFind(attempt_id);
    // A dial whose answer is on its way is no stray: its worker is about to write the call's id.
    if (attempt?.state === 'dialing' && !isLost(attempt, deps.clock.now())) continue;
    if (attempt !== null && isLost(attempt, deps.clock.now()) && (await adopt(deps, attempt, call))) continue;
    strays.push(call);
  }
  const ids = strays.map(({ call_id }) => call_id);
  const told = new Set(await deps.store.retell_capacity.replaceStrays(workspace_id, ids));
  for (const call of strays) if (!told.has(call.call_id)) await tell(deps, call, workspace_id);
};

/**
 * Looks at Retell's live calls for ones that no attempt knows, every 5 minutes: one that carries our mark is taken
 * up, any other is counted and told once. One page of 1,000 calls for each workspace.
 */
export const adoptStrays = (deps: CallDeps) => async (): Promise<void> => {
  for (const workspace of deps.workspaces.values()) await lookAt(deps, workspace);
};
