import { defineJob, idsOf } from '../define-job.ts';

/** Looks for a call that we may or may not have placed, and snoozes between the looks. */
export const callResolve = defineJob({
  name: 'call-resolve',
  queue: 'call-poll',
  schema: idsOf('attempt_id'),
  job_id: (payload) => `resolve-${payload.attempt_id}`,
  tries: 8,
  backoff_ms: 1_000,
});
