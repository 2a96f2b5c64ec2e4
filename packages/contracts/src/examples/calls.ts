import { EXAMPLE_ATTEMPT, EXAMPLE_JOB } from './jobs.ts';

/** A call that reached its person. */
export const EXAMPLE_CALL = {
  attempt_id: EXAMPLE_ATTEMPT.attempt_id,
  call_id: 'call_7f21',
  job_id: EXAMPLE_JOB.job_id,
  account_id: EXAMPLE_JOB.account_id,
  batch_id: EXAMPLE_JOB.batch_id,
  status: 'completed',
  contact_name: 'Persona Inventada',
  phone_number: '+56950000001',
  created_at: '2026-11-23T13:00:05.000Z',
  finished_at: '2026-11-23T13:01:02.000Z',
  call_duration_seconds: 55,
  call_result: {
    success: true,
    status: 'ended',
    summary: { call_status: 'ended', disconnection_reason: 'user_hangup', duration_ms: 55_000 },
    timestamp: '2026-11-23T13:01:02.000Z',
  },
  call_status: 'ended',
  call_cost: 0.1575,
  transcript: 'Agent: Buenas tardes…',
  recording_url: null,
  collected_variables: { fecha_pago_cliente: '2026-11-30', monto_pago_cliente: '75000' },
};

/** The same call with everything that is known of it. */
export const EXAMPLE_CALL_DETAIL = {
  ...EXAMPLE_CALL,
  attempt: EXAMPLE_ATTEMPT,
  summary: 'La persona promete pagar el 30 de noviembre.',
  charge: { unit: 'USD', amount: 0.1575 },
  from_number: '+56225550100',
  agent_id: 'agent_cobranza',
};
