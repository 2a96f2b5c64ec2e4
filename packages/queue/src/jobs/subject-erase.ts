import { defineJob, idsOf } from '../define-job.ts';

/** Carries the erasure of a person on; it comes back while a call is live or the voice provider does not answer. */
export const subjectErase = defineJob({
  name: 'subject-erase',
  queue: 'maintenance',
  schema: idsOf('request_id'),
  job_id: (payload) => `erase-${payload.request_id}`,
  tries: 5,
  backoff_ms: 2_000,
});
