import { defineJob, idsOf } from '../define-job.ts';

/** Wakes every running batch that is due; scheduled, see schedules.ts. The next sweep is its retry. */
export const dispatchSweep = defineJob({
  name: 'dispatch-sweep',
  queue: 'dispatch',
  schema: idsOf(),
  tries: 1,
});
