import type { QueueRules } from './define-job.ts';

/** Every queue. Fast work never waits behind slow work: each stage of a call has a queue of its own. */
export const QUEUES = {
  dispatch: { may_snooze: true },
  'call-start': { may_snooze: true },
  'call-poll': { may_snooze: true },
  'call-settle': { may_snooze: true },
  maintenance: { may_snooze: true },
  recording: { may_snooze: true },
  import: { may_snooze: false, max_starts: 3 },
} as const satisfies Record<string, QueueRules>;

export type QueueName = keyof typeof QUEUES;

/** The names of all queues. */
export const QUEUE_NAMES = Object.keys(QUEUES) as QueueName[];
