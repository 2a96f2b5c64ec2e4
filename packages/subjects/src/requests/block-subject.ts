import { addDoNotCall } from '@timbre/policy';
import type { AccountScope, DoNotCallDocument } from '@timbre/store';
import { audit } from '../audit.ts';
import type { By, SubjectDeps } from '../deps.ts';
import { scrubText } from '../erase/scrub.ts';
import { personOf } from '../find/subject.ts';
import { newRequest } from './new-request.ts';

/** Why a person is not to be called, and until when; null: for good. */
export interface Block {
  reason: string;
  expires_at?: Date | null;
}

/** The entry of the do-not-call list that blocks a person, and the request that it answers. */
export interface BlockedSubject {
  entry: DoNotCallDocument;
  request_id: string;
}

/**
 * Stops all calls to a person, in every campaign and on every phone: both gates of every dial read the entry from the
 * answer on. Throws 404 `Subject not found`, 422 for an end that is past.
 */
export const blockSubject =
  (deps: SubjectDeps) =>
  async (scope: AccountScope, subject_key: string, block: Block, by: By): Promise<BlockedSubject> => {
    const value = await personOf(deps, scope, subject_key);
    const { entry } = await addDoNotCall(deps)(scope, { level: 'person', value, ...block }, by);
    const request = newRequest(
      deps,
      scope,
      { subject_key, kind: 'block', reason: scrubText(block.reason) },
      by,
    );
    await deps.store.subject_requests.insert(request);
    const after = { entry_id: entry.entry_id, expires_at: entry.expires_at };
    await audit(deps, scope, by, { action: 'subject.blocked', target: subject_key, after });
    return { entry, request_id: request.request_id };
  };
