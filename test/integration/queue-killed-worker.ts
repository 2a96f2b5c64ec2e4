/** A worker that takes a job and is killed with it: run by queue-crash.test.ts with the address and prefix as arguments. */
import { realClock, silentLogger } from '@timbre/kernel';
import { startWorkerHost } from '@timbre/queue';
import { createMetrics } from '@timbre/runtime';

const [redis_url = '', prefix = ''] = process.argv.slice(2);
const never = new Promise<never>(() => undefined);

await startWorkerHost({
  redis_url,
  prefix,
  clock: realClock,
  logger: silentLogger,
  metrics: createMetrics('killed'),
  queues: { 'call-start': { concurrency: 1 } },
  lock_ms: 1_000,
  handlers: {
    'call-start': async (payload, { attempt }) => {
      process.send?.({ attempt_id: payload.attempt_id, attempt });
      return never;
    },
  },
});
process.send?.('ready');
