import { defineJob, idsOf } from '../define-job.ts';

/** Copies the recording of one call while the provider's link works, and snoozes between its tries. */
export const recordingCopy = defineJob({
  name: 'recording-copy',
  queue: 'recording',
  schema: idsOf('attempt_id'),
  job_id: (payload) => `recording-${payload.attempt_id}`,
  tries: 8,
  backoff_ms: 5_000,
});
