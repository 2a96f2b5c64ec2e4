import type {
  AccountScope,
  AttemptDocument,
  DoNotCallDocument,
  EvidenceDocument,
  JobDocument,
  MessageDocument,
  Store,
  SubjectRequestDocument,
} from '@timbre/store';
import { spellingsOf } from './spellings.ts';

/** Everything that is held about a person. Lists are cut, counts are not. */
export interface Holdings {
  person_key: string;
  phones: string[];
  jobs: JobDocument[];
  job_count: number;
  attempts: AttemptDocument[];
  attempt_count: number;
  evidence: EvidenceDocument[];
  evidence_count: number;
  do_not_call: DoNotCallDocument[];
  messages: MessageDocument[];
  requests: SubjectRequestDocument[];
  /** True when the person was erased before and is not called any more. */
  suppressed: boolean;
}

const MOST_MESSAGES = 100;
const MOST_REQUESTS = 100;

const phonesOf = (person_key: string, jobs: readonly JobDocument[], attempts: readonly AttemptDocument[]) => [
  ...new Set([
    ...(person_key.startsWith('+') ? [person_key] : []),
    ...jobs.flatMap(({ contact }) => contact.phones),
    ...attempts.map(({ phone }) => phone),
  ]),
];

/** Reads all that the account holds about a person, up to `most` documents of each kind. */
export const readHoldings = async (
  store: Store,
  scope: AccountScope,
  person_key: string,
  most: number,
): Promise<Holdings> => {
  const { subject_reads: reads, subject_keys } = store;
  const [jobs, attempts, evidence, job_count, attempt_count, evidence_count] = await Promise.all([
    reads.jobsOf(scope, person_key, most),
    reads.attemptsOf(scope, person_key, most),
    reads.evidenceOf(scope, person_key, most),
    reads.countJobs(scope, person_key),
    reads.countAttempts(scope, person_key),
    reads.countEvidence(scope, person_key),
  ]);
  const phones = phonesOf(person_key, jobs, attempts);
  const named = [person_key, ...phones];
  const keys = subject_keys.keysOf(scope, person_key);
  const hidden = named.flatMap((value) => subject_keys.keysOf(scope, value));
  const spelling = spellingsOf(person_key, phones);
  const page = { limit: MOST_REQUESTS };
  const [do_not_call, messages, requests] = await Promise.all([
    reads.doNotCallOf(scope, [...named, ...hidden]),
    spelling === null ? [] : reads.messagesWith(scope, spelling, MOST_MESSAGES),
    Promise.all(keys.map((subject_key) => store.subject_requests.list(scope, { subject_key }, page))),
  ]);
  return {
    ...{ person_key, phones, jobs, job_count, attempts, attempt_count, evidence, evidence_count },
    ...{ do_not_call, messages, requests: requests.flat() },
    suppressed: do_not_call.some(({ source, value }) => source === 'erasure' && keys.includes(value)),
  };
};

/** True when there is nothing at all about the person. */
export const holdsNothing = (held: Holdings): boolean =>
  held.job_count + held.attempt_count + held.evidence_count === 0 &&
  held.do_not_call.length + held.messages.length + held.requests.length === 0;
