import { addMs, DAY_MS, newId, notFound } from '@timbre/kernel';
import type { AccountScope, SubjectRequestDocument } from '@timbre/store';
import { audit } from '../audit.ts';
import type { By, RequestDeps } from '../deps.ts';
import { newRequest } from '../requests/new-request.ts';
import { ERASURE_REASON, suppress } from './suppress.ts';

/** An erasure may have to wait for a live call or for the voice provider; its key stays known that long. */
const KEY_KEPT_MS = 400 * DAY_MS;

const wakeWorker = async ({ wake, logger }: RequestDeps, request_id: string): Promise<void> => {
  try {
    await wake(request_id);
  } catch (error) {
    logger.warn('erasure not woken; the sweep finds it', { request_id, error });
  }
};

/**
 * Begins to erase a person. When it answers, nobody calls the person any more; the data go within minutes, after a live
 * call has ended. Asking again gives the same request, also after it is done. Throws 404 `Subject not found`.
 */
export const requestErasure =
  (deps: RequestDeps) =>
  async (scope: AccountScope, subject_key: string, by: By): Promise<SubjectRequestDocument> => {
    const { store, clock } = deps;
    const { subject_requests: requests } = store;
    const subject = await requests.findSubject(scope, subject_key);
    if (subject === null) {
      const earlier = await requests.findErasure(scope, subject_key);
      if (earlier === null) throw notFound('Subject not found');
      return earlier;
    }
    const now = clock.now();
    const until = addMs(now, KEY_KEPT_MS);
    const request_id = await requests.claimErasure(scope, subject_key, newId('srq'), until);
    await suppress(store, scope, subject.person_key, now, by.actor.id);
    const of = { subject_key, kind: 'erase', reason: ERASURE_REASON } as const;
    const request = newRequest(deps, scope, of, by, request_id);
    await audit(deps, scope, by, {
      _id: `${request_id}:requested`,
      action: 'subject.erase_requested',
      target: subject_key,
      after: { request_id },
    });
    const fresh = await requests.insert(request);
    await wakeWorker(deps, request_id);
    return fresh ? request : ((await requests.find(scope, request_id)) ?? request);
  };
