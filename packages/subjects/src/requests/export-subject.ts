import type { AccountScope } from '@timbre/store';
import { audit } from '../audit.ts';
import type { By, SubjectDeps } from '../deps.ts';
import { readHoldings, type Holdings } from '../find/holdings.ts';
import { personOf } from '../find/subject.ts';
import { newRequest } from './new-request.ts';

/** A person has hundreds of documents at most. */
const MOST = 5_000;

/** A copy of all data of a person, and the request that it answers. */
export interface SubjectExport extends Holdings {
  subject_key: string;
  request_id: string;
  exported_at: Date;
}

/**
 * A copy of everything that is held about a person, in clear: noted as a request and in the audit log before it is
 * given. Throws 404 `Subject not found` for a key that no search gave, and once the person is erased.
 */
export const exportSubject =
  (deps: SubjectDeps) =>
  async (scope: AccountScope, subject_key: string, by: By): Promise<SubjectExport> => {
    const { store, clock } = deps;
    const held = await readHoldings(store, scope, await personOf(deps, scope, subject_key), MOST);
    const request = newRequest(
      deps,
      scope,
      { subject_key, kind: 'access', reason: 'copia de los datos' },
      by,
    );
    const counts = {
      jobs: held.job_count,
      attempts: held.attempt_count,
      evidence: held.evidence_count,
      messages: held.messages.length,
    };
    await audit(deps, scope, by, { action: 'subject.exported', target: subject_key, after: counts });
    await store.subject_requests.insert({ ...request, counts });
    return { ...held, subject_key, request_id: request.request_id, exported_at: clock.now() };
  };
