import { defineJob, idsOf } from '../define-job.ts';

/** Works on one account's nightly purge for a moment; it comes back while there is more. */
export const retentionRun = defineJob({
  name: 'retention-run',
  queue: 'maintenance',
  schema: idsOf('run_id'),
  job_id: (payload) => `retain-${payload.run_id}`,
  tries: 3,
  backoff_ms: 5_000,
});
