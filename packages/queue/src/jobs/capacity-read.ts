import { defineJob, idsOf } from '../define-job.ts';

/** Asks the provider how many calls it takes and has; scheduled, see schedules.ts. The next run is its retry. */
export const capacityRead = defineJob({
  name: 'capacity-read',
  queue: 'maintenance',
  schema: idsOf(),
  tries: 1,
});
