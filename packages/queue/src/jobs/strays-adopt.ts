import { defineJob, idsOf } from '../define-job.ts';

/** Looks for live calls at the provider that nobody knows; scheduled, see schedules.ts. The next run is its retry. */
export const straysAdopt = defineJob({
  name: 'strays-adopt',
  queue: 'maintenance',
  schema: idsOf(),
  tries: 1,
});
