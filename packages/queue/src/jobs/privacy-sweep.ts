import { defineJob, idsOf } from '../define-job.ts';

/** Begins nightly purges and finds erasures and purges that are due; scheduled, see schedules.ts. */
export const privacySweep = defineJob({
  name: 'privacy-sweep',
  queue: 'maintenance',
  schema: idsOf(),
  tries: 1,
});
