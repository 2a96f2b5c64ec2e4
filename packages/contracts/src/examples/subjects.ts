import { EXAMPLE_ATTEMPT, EXAMPLE_JOB } from './jobs.ts';
import { EXAMPLE_DO_NOT_CALL } from './policy.ts';

const SUBJECT_KEY = 'sub_abcdefghijklmnopabcdefghijklmnopabcdefgh';
const REQUEST_ID = 'srq_01JD7Z8Q4M6V9K2T5W8X1Y3B7C';

/** What is held about somebody, as a key with contacts in clear sees it. */
export const EXAMPLE_SUBJECT = {
  subject_key: SUBJECT_KEY,
  person: '50000001-1',
  name: 'Marta Soto Rivas',
  phones: ['+56950000001'],
  suppressed: false,
  jobs: { count: 1, job_ids: [EXAMPLE_JOB.job_id], batch_ids: [EXAMPLE_JOB.batch_id] },
  attempts: { count: 1, attempt_ids: [EXAMPLE_ATTEMPT.attempt_id], with_conversation: 1 },
  evidence: { count: 1 },
  do_not_call: { entry_ids: [] },
  messages: { message_ids: [] },
  requests: { request_ids: [] },
};

/** An erasure that waits for a live call to end. */
export const EXAMPLE_SUBJECT_REQUEST = {
  request_id: REQUEST_ID,
  account_id: EXAMPLE_JOB.account_id,
  subject_key: SUBJECT_KEY,
  kind: 'erase',
  status: 'open',
  reason: 'la persona pidió que se eliminen sus datos',
  requested_by: 'ab12cd34',
  requested_at: '2026-11-23T13:00:00.000Z',
  due_at: '2026-12-23T13:00:00.000Z',
  overdue: false,
  completed_at: null,
  waits_for: 'live_call',
  steps: { jobs_cancelled: '2026-11-23T13:00:00.200Z' },
  counts: { jobs_cancelled: 1 },
};

export const EXAMPLE_SUBJECT_EXPORT = {
  format: 'timbre-subject-1',
  account_id: EXAMPLE_JOB.account_id,
  subject_key: SUBJECT_KEY,
  request_id: REQUEST_ID,
  exported_at: '2026-11-23T13:00:00.000Z',
  person: '50000001-1',
  phones: ['+56950000001'],
  jobs: [],
  attempts: [],
  evidence: [],
  do_not_call: [],
  messages: [],
  requests: [],
};

export const EXAMPLE_BLOCKED_SUBJECT = {
  subject_key: SUBJECT_KEY,
  request_id: REQUEST_ID,
  entry: EXAMPLE_DO_NOT_CALL,
};

export const EXAMPLE_RETENTION = {
  account_id: EXAMPLE_JOB.account_id,
  recordings_days: 90,
  transcripts_days: 90,
  attempts_days: 730,
  audit_days: 1_825,
  raw_imports_days: 0,
};
