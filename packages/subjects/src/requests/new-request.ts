import { addMs, DAY_MS, newId } from '@timbre/kernel';
import type { AccountScope, SubjectRequestDocument, SubjectRequestKind } from '@timbre/store';
import type { By, SubjectDeps } from '../deps.ts';

/** Ley 21.719: an answer within 30 days. */
const ANSWER_MS = 30 * DAY_MS;

/** What a request is about. */
export interface RequestOf {
  subject_key: string;
  kind: SubjectRequestKind;
  reason: string;
}

/** The document of a request that was made now: open for an erasure, done for what was answered at once. */
export const newRequest = (
  { clock }: Pick<SubjectDeps, 'clock'>,
  { account_id }: AccountScope,
  of: RequestOf,
  { actor }: By,
  request_id = newId('srq'),
): SubjectRequestDocument => {
  const now = clock.now();
  const open = of.kind === 'erase';
  return {
    request_id,
    account_id,
    ...of,
    status: open ? 'open' : 'done',
    requested_by: actor,
    requested_at: now,
    due_at: addMs(now, ANSWER_MS),
    completed_at: open ? null : now,
    steps: {},
    waits_for: null,
    counts: {},
    next_at: open ? now : null,
  };
};
