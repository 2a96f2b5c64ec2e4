import { defineJob, idsOf } from '../define-job.ts';

/** After a top-up: suspended jobs go back to pending and batches paused for lack of balance resume. */
export const balanceWake = defineJob({
  name: 'balance-wake',
  queue: 'maintenance',
  schema: idsOf('account_id'),
  wake_id: (payload) => `wake-${payload.account_id}`,
  tries: 8,
  backoff_ms: 1_000,
});
