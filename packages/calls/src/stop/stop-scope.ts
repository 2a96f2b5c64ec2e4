import type { LiveScope, StopRecord } from '@timbre/store';
import type { CallDeps } from '../deps.ts';

/** What an emergency stop stops: the whole installation, one Retell workspace, or one account. */
export type StopScope =
  { level: 'all' } | { level: 'workspace'; workspace_id: string } | { level: 'account'; account_id: string };

/** What stopping takes: less than calling does, so that API and command line need no voice provider. */
export interface StopDeps extends Pick<CallDeps, 'store' | 'clock' | 'logger'> {
  queue: Pick<CallDeps['queue'], 'enqueue' | 'enqueueMany'>;
  /** The workspaces that there are to stop. */
  workspace_ids: readonly string[];
}

/** The scope as halts write it. */
export const haltScope = (scope: StopScope): string => {
  if (scope.level === 'all') return 'all';
  return scope.level === 'workspace' ? `workspace:${scope.workspace_id}` : `account:${scope.account_id}`;
};

/** A halt's scope read back. */
export const stopScopeOf = ({ scope }: Pick<StopRecord, 'scope'>): StopScope => {
  const colon = scope.indexOf(':');
  const id = scope.slice(colon + 1);
  if (scope.startsWith('workspace:')) return { level: 'workspace', workspace_id: id };
  if (scope.startsWith('account:')) return { level: 'account', account_id: id };
  return { level: 'all' };
};

/** The calls of a scope. */
export const liveScopeOf = (scope: StopScope): LiveScope => {
  if (scope.level === 'all') return {};
  return scope.level === 'workspace'
    ? { workspace_id: scope.workspace_id }
    : { account_id: scope.account_id };
};

/** Queues what MongoDB already asks for; while Redis is away the reconciler does it. */
export const ringQuietly = async (deps: Pick<StopDeps, 'logger'>, work: Promise<void>): Promise<void> => {
  try {
    await work;
  } catch (error) {
    deps.logger.warn('not queued now; the reconciler will', { error: String(error) });
  }
};
