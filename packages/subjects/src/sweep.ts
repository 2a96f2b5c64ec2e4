import type { SubjectDeps } from './deps.ts';
import { beginNights } from './retention/begin-nights.ts';

/** What has to be worked on now. */
export interface PrivacyWork {
  request_ids: string[];
  run_ids: string[];
}

const AT_ONCE = 100;

/**
 * Begins the nights that have come and finds erasures and purges that are due: those whose wake-up was lost, whose
 * worker died, or that waited. Runs every minute.
 */
export const findPrivacyWork = (deps: SubjectDeps) => async (): Promise<PrivacyWork> => {
  const begun = await beginNights(deps)();
  const now = deps.clock.now();
  const [requests, runs] = await Promise.all([
    deps.store.subject_requests.dangerouslyAcrossAccountsDue(now, AT_ONCE),
    deps.store.retention.dangerouslyAcrossAccountsDueRuns(now, AT_ONCE),
  ]);
  return {
    request_ids: requests.map(({ request_id }) => request_id),
    run_ids: [...new Set([...begun, ...runs.map(({ _id }) => _id)])],
  };
};
