import { defineJob, idsOf } from '../define-job.ts';

/** Reads one uploaded file into a batch. */
export const importRun = defineJob({
  name: 'import-run',
  queue: 'import',
  schema: idsOf('import_id'),
  job_id: (payload) => `import-${payload.import_id}`,
  tries: 3,
  backoff_ms: 2_000,
});
