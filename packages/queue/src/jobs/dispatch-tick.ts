import { defineJob, idsOf } from '../define-job.ts';

/** Admits as many jobs of one batch as it has free slots. A wake-up that is lost comes again with the sweep. */
export const dispatchTick = defineJob({
  name: 'dispatch-tick',
  queue: 'dispatch',
  schema: idsOf('batch_id'),
  wake_id: (payload) => `tick-${payload.batch_id}`,
  tries: 1,
});
