import { defineJob, idsOf } from '../define-job.ts';

/** Asks the provider how a placed call is doing and snoozes until the next look. */
export const callPoll = defineJob({
  name: 'call-poll',
  queue: 'call-poll',
  schema: idsOf('attempt_id'),
  job_id: (payload) => `poll-${payload.attempt_id}`,
  tries: 8,
  backoff_ms: 1_000,
});
