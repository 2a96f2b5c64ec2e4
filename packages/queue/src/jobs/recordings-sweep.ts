import { defineJob, idsOf } from '../define-job.ts';

/** Asks for copies of recordings that were lost on the way; scheduled, see schedules.ts. The next run is its retry. */
export const recordingsSweep = defineJob({
  name: 'recordings-sweep',
  queue: 'recording',
  schema: idsOf(),
  tries: 1,
});
