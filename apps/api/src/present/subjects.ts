import type {
  BlockedSubjectView,
  RetentionView,
  SubjectExportView,
  SubjectRequestView,
  SubjectView,
} from '@timbre/contracts';
import type {
  AccountScope,
  AttemptDocument,
  EvidenceDocument,
  JobDocument,
  RetentionDays,
  SubjectRequestDocument,
} from '@timbre/store';
import type { BlockedSubject, Subject, SubjectExport } from '@timbre/subjects';
import type { Reader } from './job.ts';
import { maskName, maskPerson, maskPhone } from './mask.ts';
import { presentDoNotCall } from './policy.ts';

/** What is held about a person, for a reader who may see them in clear or masked. */
export const presentSubject = (subject: Subject, { contacts }: Reader): SubjectView => {
  const { jobs, attempts, person_key, phones } = subject;
  const name = jobs[0]?.contact.name ?? null;
  return {
    subject_key: subject.subject_key,
    person: contacts ? person_key : maskPerson(person_key),
    name: name === null || contacts ? name : maskName(name),
    phones: contacts ? phones : phones.map(maskPhone),
    suppressed: subject.suppressed,
    jobs: {
      count: subject.job_count,
      job_ids: jobs.map(({ job_id }) => job_id),
      batch_ids: [...new Set(jobs.map(({ batch_id }) => batch_id))],
    },
    attempts: {
      count: subject.attempt_count,
      attempt_ids: attempts.map(({ attempt_id }) => attempt_id),
      with_conversation: attempts.filter(({ conversation }) => conversation !== null).length,
    },
    evidence: { count: subject.evidence_count },
    do_not_call: { entry_ids: subject.do_not_call.map(({ entry_id }) => entry_id) },
    messages: { message_ids: subject.messages.map(({ id }) => id) },
    requests: { request_ids: subject.requests.map(({ request_id }) => request_id) },
  };
};

/** A request with its deadline. It names nobody. */
export const presentSubjectRequest = (request: SubjectRequestDocument, now: Date): SubjectRequestView => ({
  request_id: request.request_id,
  account_id: request.account_id,
  subject_key: request.subject_key,
  kind: request.kind,
  status: request.status,
  reason: request.reason,
  requested_by: request.requested_by.id,
  requested_at: request.requested_at,
  due_at: request.due_at,
  overdue: request.status === 'open' && request.due_at < now,
  completed_at: request.completed_at,
  waits_for: request.waits_for,
  steps: request.steps,
  counts: request.counts,
});

const copyOfJob = (job: JobDocument): object => ({
  job_id: job.job_id,
  batch_id: job.batch_id,
  status: job.status,
  name: job.contact.name,
  dni: job.contact.dni,
  phones: job.contact.phones,
  payload: job.payload,
  timezone: job.timezone,
  attempts: job.attempts,
  call_result: job.call_result,
  fecha_pago_cliente: job.fecha_pago_cliente,
  monto_pago_cliente: job.monto_pago_cliente,
  cancellation_reason: job.cancellation_reason,
  withdrawal: job.withdrawal ?? null,
  created_at: job.created_at,
  updated_at: job.updated_at,
});

const copyOfAttempt = (attempt: AttemptDocument): object => ({
  attempt_id: attempt.attempt_id,
  job_id: attempt.job_id,
  phone: attempt.phone,
  from_number: attempt.from_number,
  state: attempt.state,
  sent_at: attempt.sent_at,
  call_started_at: attempt.call_started_at,
  call_ended_at: attempt.call_ended_at,
  duration_ms: attempt.duration_ms,
  outcome: attempt.outcome?.class ?? null,
  disconnection_reason: attempt.disconnection_reason,
  call_id: attempt.retell_call_id ?? null,
  conversation: attempt.conversation,
});

const copyOfEvidence = (entry: EvidenceDocument): object => ({
  entry_id: entry._id,
  kind: entry.kind,
  phone: entry.phone,
  recorded_at: entry.recorded_at,
  local_time: entry.local_time,
  code: entry.code,
  reason: entry.reason,
  outcome: entry.outcome,
  contact: entry.contact,
});

/** A copy for the person: what is known of them, in clear, without what is Timbre's own. */
export const presentSubjectExport = (found: SubjectExport, scope: AccountScope): SubjectExportView => ({
  format: 'timbre-subject-1',
  account_id: scope.account_id,
  subject_key: found.subject_key,
  request_id: found.request_id,
  exported_at: found.exported_at,
  person: found.person_key,
  phones: found.phones,
  jobs: found.jobs.map(copyOfJob),
  attempts: found.attempts.map(copyOfAttempt),
  evidence: found.evidence.map(copyOfEvidence),
  do_not_call: found.do_not_call.map(({ level, value, reason, source, expires_at, created_at }) => ({
    ...{ level, value, reason, source, expires_at, created_at },
  })),
  messages: found.messages.map(({ id, subject, body, created_at }) => ({ id, subject, body, created_at })),
  requests: found.requests.map((request) => presentSubjectRequest(request, found.exported_at)),
});

/** The entry that keeps a person uncalled. */
export const presentBlocked = (
  { entry, request_id }: BlockedSubject,
  subject_key: string,
  reader: Reader,
  now: Date,
): BlockedSubjectView => ({ subject_key, request_id, entry: presentDoNotCall(entry, reader, now) });

/** How long an account keeps what. */
export const presentRetention = (days: RetentionDays, { account_id }: AccountScope): RetentionView => ({
  account_id,
  ...days,
  raw_imports_days: 0,
});
