import type { CallDeps, WorkspaceFacts } from '../deps.ts';

/** What an explanation works with: no queue and no voice provider, because it changes nothing and calls nobody. */
export interface ExplainDeps extends Pick<CallDeps, 'store' | 'clock' | 'timings'> {
  /** The workspace that the account's calls go through. */
  workspace: WorkspaceFacts;
}
