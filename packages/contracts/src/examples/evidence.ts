import { EXAMPLE_ATTEMPT, EXAMPLE_JOB } from './jobs.ts';

/** A refusal by the weekly cap, as the record shows it. */
export const EXAMPLE_EVIDENCE = {
  entry_id: `${EXAMPLE_ATTEMPT.attempt_id}:refused`,
  kind: 'refused',
  person: '50000001-1',
  phone: '+56950000001',
  job_id: EXAMPLE_JOB.job_id,
  batch_id: EXAMPLE_JOB.batch_id,
  attempt_id: EXAMPLE_ATTEMPT.attempt_id,
  recorded_at: '2026-11-23T13:00:05.300Z',
  gate_at: '2026-11-23T13:00:05.100Z',
  sent_at: null,
  started_at: null,
  ended_at: '2026-11-23T13:00:05.200Z',
  duration_seconds: null,
  zone: 'America/Santiago',
  local_time: '2026-11-23T10:00:05-03:00',
  policy: 'cl-collections',
  policy_valid_from: '2021-04-20',
  code: 'contact_cap',
  reason: 'Tope semanal de contactos alcanzado (1)',
  deferred_until: '2026-11-30T11:00:00.000Z',
  caller_id: '+56225550100',
  agent_id: 'agent_0123456789abcdef',
  call_id: null,
  outcome: null,
  contact: false,
  clock_skew_ms: 3,
  seal: 41,
};

const HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

export const EXAMPLE_EVIDENCE_EXPORT = {
  format: 'timbre-evidence-1',
  account_id: EXAMPLE_JOB.account_id,
  exported_at: '2026-11-23T14:00:00.000Z',
  of: { person_key: '50000001-1' },
  entries: [],
  seals: [],
  head: { n: 41, hash: HASH },
};

export const EXAMPLE_VERIFICATION = {
  ok: true,
  complete: true,
  seals: 42,
  entries: 8_120,
  attempts: 8_123,
  unsealed: 3,
  breaks: 0,
  breaks_by_kind: {},
  first_break: null,
  head: { n: 41, hash: HASH },
  next_cursor: null,
};
