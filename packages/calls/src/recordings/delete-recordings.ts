import type { AccountScope } from '@timbre/store';
import type { CallDeps } from '../deps.ts';
import { wantedRecording } from './recording-of.ts';

/** What a deletion did. */
export interface DeletedRecordings {
  /** Copies of ours that went. */
  removed: number;
  /** Attempts whose call the provider still keeps because it could not be asked: delete these again. */
  retell_pending: string[];
}

/**
 * Removes our copies of the recordings of these calls, sees to it that none is made any more, and has the provider
 * delete what it keeps of the calls. May be repeated; attempts that the account does not have are passed over. A call
 * that goes on still is pending: it can be deleted once it has ended.
 */
export const deleteRecordings =
  ({ store, clock, workspaces }: Pick<CallDeps, 'store' | 'clock' | 'workspaces'>) =>
  async (scope: AccountScope, attempt_ids: readonly string[]): Promise<DeletedRecordings> => {
    const attempts = await store.recordings.attemptsOf(scope, attempt_ids);
    const now = clock.now();
    const removed = await store.recordings.erase(
      scope,
      attempts.map((attempt) => wantedRecording(attempt, now)),
    );
    const retell_pending: string[] = [];
    for (const { attempt_id, retell_call_id, workspace_id } of attempts) {
      if (retell_call_id === undefined) continue;
      const result = await workspaces.get(workspace_id)?.provider.deleteCall(retell_call_id);
      if (result === undefined || result === 'unavailable') retell_pending.push(attempt_id);
    }
    return { removed, retell_pending };
  };
