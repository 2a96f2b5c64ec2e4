import type { BatchDeps } from '@timbre/batches';
import type { WorkspaceFacts } from '../deps.ts';

/** What a preflight works with: no queue and no voice provider, because it changes nothing and calls nobody. */
export interface PreflightDeps extends Pick<
  BatchDeps,
  'store' | 'clock' | 'demo_pack_allowed' | 'caller_id'
> {
  /** The workspace that the account's calls go through. */
  workspace: WorkspaceFacts;
}
