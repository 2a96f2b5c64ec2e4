import type { Queue } from 'bullmq';
import type { Logger } from '@timbre/kernel';
import type { Metrics } from '@timbre/runtime';
import { within } from './connection.ts';
import { errorLog } from './error-log.ts';

const STATES = ['waiting', 'active', 'delayed', 'prioritized'] as const;
const LIMIT_MS = 1_000;

/** Measures at every scrape how many jobs `queue` holds; while Redis is away the last figures stay. Returns the queue. */
export const observeDepth = (queue: Queue, metrics: Metrics, logger: Logger): Queue => {
  metrics.gauge({
    name: 'timbre_queue_jobs',
    help: 'Jobs in the queue by state',
    labels: ['queue', 'state'],
    collect: async (gauge) => {
      const read = async (): Promise<void> => {
        const counts = await queue.getJobCounts(...STATES);
        for (const state of STATES) gauge.set({ queue: queue.name, state }, counts[state] ?? 0);
      };
      await within(read(), LIMIT_MS);
    },
  });
  return queue.on('error', errorLog(logger, queue.name));
};
