import type { JobName, JobPayload } from '@timbre/queue';
import { accountScope } from '@timbre/store';
import type { BatchDeps, Wake } from './deps.ts';

type RingDeps = Pick<BatchDeps, 'producer' | 'logger'>;

/**
 * Queues work that MongoDB already asks for. While Redis is away it only logs: the sweep and the reconciler find the
 * same work by its documents, so what the user asked for must not fail for it.
 */
export const ring = async <N extends JobName>(
  deps: RingDeps,
  name: N,
  payload: JobPayload<N>,
): Promise<void> => {
  try {
    await deps.producer.enqueue(name, payload);
  } catch (error) {
    deps.logger.warn('job not queued now; the sweep or the reconciler will', {
      job_name: name,
      ...payload,
      error,
    });
  }
};

/** The {@link Wake} of a process: `dispatch.next_at` in MongoDB first, then a `dispatch-tick`. */
export const createWake =
  (deps: RingDeps & Pick<BatchDeps, 'store' | 'clock'>): Wake =>
  async (account_id, batch_id) => {
    await deps.store.batches.wake(accountScope(account_id), batch_id, deps.clock.now());
    await ring(deps, 'dispatch-tick', { batch_id });
  };
