import type { Repair } from '../reconcile/repairs.ts';
import { hangUpScope } from './hang-up-scope.ts';
import { stopScopeOf } from './stop-scope.ts';

/**
 * What a stop asked for and a lost Redis forgot: notices that nobody wrote, and live calls that are to be hung up,
 * among them those whose dial was answered after the stop.
 */
export const followUpStops: Repair = async (deps) => {
  let mended = 0;
  for (const record of await deps.store.halts.listStops()) {
    const { stop_id, announced, hang_up } = record.stop;
    if (!announced) {
      await deps.queue.enqueue('stop-announce', { stop_id });
      mended++;
    }
    if (hang_up) await hangUpScope(deps, stopScopeOf(record));
  }
  return mended;
};
