import { defineJob, idsOf } from '../define-job.ts';

/** Settles the jobs of a cancelled or deleted batch in chunks. A delete during a cancel makes it run once more. */
export const batchClose = defineJob({
  name: 'batch-close',
  queue: 'maintenance',
  schema: idsOf('batch_id'),
  wake_id: (payload) => `close-${payload.batch_id}`,
  tries: 8,
  backoff_ms: 1_000,
});
