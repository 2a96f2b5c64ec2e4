import { defineJob, idsOf } from '../define-job.ts';

/** Ends one live call on a person's word; snoozes while the provider cannot be reached. */
export const callHangUp = defineJob({
  name: 'call-hang-up',
  queue: 'call-poll',
  schema: idsOf('attempt_id'),
  job_id: (payload) => `hangup-${payload.attempt_id}`,
  tries: 8,
  backoff_ms: 1_000,
});
