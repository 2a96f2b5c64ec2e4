import { defineJob, idsOf } from '../define-job.ts';

/** Applies one stored event of the provider to its attempt. */
export const webhookProcess = defineJob({
  name: 'webhook-process',
  queue: 'call-settle',
  schema: idsOf('event_id'),
  job_id: (payload) => `webhook-${payload.event_id}`,
  tries: 8,
  backoff_ms: 500,
});
