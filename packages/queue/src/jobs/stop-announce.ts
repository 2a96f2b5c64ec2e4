import { defineJob, idsOf } from '../define-job.ts';

/** Writes the notices of an emergency stop that was raised or lifted. What is lost the reconciler asks for again. */
export const stopAnnounce = defineJob({
  name: 'stop-announce',
  queue: 'maintenance',
  schema: idsOf('stop_id'),
  tries: 3,
  backoff_ms: 1_000,
});
