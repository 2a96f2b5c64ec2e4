import { defineJob, idsOf } from '../define-job.ts';

/** Charges an ended call, frees its slot and decides the person's next step. Idempotent. */
export const callSettle = defineJob({
  name: 'call-settle',
  queue: 'call-settle',
  schema: idsOf('attempt_id'),
  job_id: (payload) => `settle-${payload.attempt_id}`,
  tries: 8,
  backoff_ms: 500,
});
