import { defineJob, idsOf } from '../define-job.ts';

/** Reads one uploaded file to show what would come of it. Somebody waits for the answer: it is not tried for long. */
export const importPreview = defineJob({
  name: 'import-preview',
  queue: 'import',
  schema: idsOf('preview_id'),
  job_id: (payload) => `preview-${payload.preview_id}`,
  tries: 2,
  backoff_ms: 500,
});
