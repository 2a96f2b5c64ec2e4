import { defineJob, idsOf } from '../define-job.ts';

/**
 * Dials one attempt, at most once. One try: after a throw nobody knows whether the telephone rang, so only a
 * look-up at the provider may decide what follows (the reconciler starts it).
 */
export const callStart = defineJob({
  name: 'call-start',
  queue: 'call-start',
  schema: idsOf('attempt_id'),
  job_id: (payload) => `start-${payload.attempt_id}`,
  tries: 1,
});
