import { defineJob, idsOf } from '../define-job.ts';

/** Chains what was recorded since the last run; scheduled, see schedules.ts. The next run is its retry. */
export const evidenceSeal = defineJob({
  name: 'evidence-seal',
  queue: 'maintenance',
  schema: idsOf(),
  tries: 1,
});
