import { liveScopeOf, type StopDeps, type StopScope } from './stop-scope.ts';

/** More live calls than this are hung up by the reconciler, 30 s later. */
const LIMIT = 5_000;

/** Queues one hang-up for each live call of a scope. Harmless to repeat: a call that is over is left alone. */
export const hangUpScope = async (
  deps: Pick<StopDeps, 'store' | 'queue'>,
  scope: StopScope,
): Promise<void> => {
  const live = await deps.store.live_calls.dangerouslyAcrossAccountsListPlaced(liveScopeOf(scope), LIMIT);
  await deps.queue.enqueueMany(
    'call-hang-up',
    live.map((attempt_id) => ({ payload: { attempt_id } })),
  );
};
