import type { StopRecord } from '@timbre/store';
import type { StopDeps } from './stop-scope.ts';

/** Emergency stops in force, oldest first: for an account those that keep it from calling, for the platform all. */
export const listStops =
  (deps: Pick<StopDeps, 'store' | 'workspace_ids'>) =>
  ({ account_id }: { account_id: string | null }): Promise<StopRecord[]> =>
    deps.store.halts.listStops(
      account_id === null
        ? undefined
        : ['all', `account:${account_id}`, ...deps.workspace_ids.map((id) => `workspace:${id}`)],
    );
