import { addMs } from '@timbre/kernel';
import type { CallDeps } from '../deps.ts';

/** So many dials without an answer within a minute, and Retell is not asked again for a while. */
const UNKNOWNS_TO_REST = 5;

/**
 * Lets a workspace rest: nobody dials for `rest_ms` of virtual time, then one call tries, and another after each
 * 30 s, until one goes through. However many workers and campaigns there are, Retell gets one try at a time.
 */
export const restWorkspace = async (
  deps: CallDeps,
  workspace_id: string,
  { reason, rest_ms }: { reason: string; rest_ms: number },
): Promise<void> => {
  const now = deps.clock.now();
  const fresh = await deps.store.halts.raise({
    scope: `workspace:${workspace_id}`,
    kind: 'rest',
    reason,
    since: now,
    probe_at: addMs(now, rest_ms),
    probe_every_ms: deps.timings.unreachable_rest,
  });
  if (fresh) deps.logger.warn('Retell rests', { workspace_id, reason });
};

/** After a dial whose fate nobody knows: one is an accident, five within a minute are an outage. */
export const restAfterUnknown = async (deps: CallDeps, workspace_id: string): Promise<void> => {
  const since = addMs(deps.clock.now(), -deps.timings.unknown_window);
  const unknown = await deps.store.live_calls.dangerouslyAcrossAccountsCountUnknownSince(
    { workspace_id },
    since,
  );
  if (unknown < UNKNOWNS_TO_REST) return;
  await restWorkspace(deps, workspace_id, {
    reason: 'Retell no responde',
    rest_ms: deps.timings.unreachable_rest,
  });
};
