import { defineJob, idsOf } from '../define-job.ts';

/** Compares what should be with what is and repairs it; scheduled, see schedules.ts. The next run is its retry. */
export const reconcile = defineJob({
  name: 'reconcile',
  queue: 'maintenance',
  schema: idsOf(),
  tries: 1,
});
