import { afterEach, expect, it } from 'vitest';
import { newAttemptId, realClock, silentLogger } from '@timbre/kernel';
import { done, startWorkerHost } from '@timbre/queue';
import { createMetrics } from '@timbre/runtime';
import { openPlace, until, type Place } from './queue-support.ts';

let place: Place;
afterEach(() => place.close());

it('workers that are paused leave the jobs alone, from the start or later, and take them once they go on', async () => {
  place = await openPlace();
  const { redis_url, prefix, producer } = place;
  const seen: string[] = [];
  const host = await startWorkerHost({
    ...{ redis_url, prefix, clock: realClock, logger: silentLogger, metrics: createMetrics('test') },
    queues: { 'call-start': { concurrency: 5 } },
    handlers: {
      'call-start': async ({ attempt_id }: { attempt_id: string }) => {
        seen.push(attempt_id);
        return done;
      },
    },
    paused: true,
  });
  const [first, second] = [newAttemptId(), newAttemptId()];
  const waits = async (attempt_id: string) => producer.hasJob('call-start', { attempt_id });
  await producer.enqueue('call-start', { attempt_id: first });
  expect([await host.ready(), await waits(first), seen]).toEqual([true, true, []]);
  await host.resume();
  await until('the first', () => seen.includes(first));

  await host.pause();
  await producer.enqueue('call-start', { attempt_id: second });
  // A fetch that was waiting when it was paused may still take one job; after that, none is taken.
  const third = newAttemptId();
  await producer.enqueue('call-start', { attempt_id: third });
  expect(await waits(third)).toBe(true);
  await host.resume();
  await until('all', () => seen.includes(second) && seen.includes(third));
  await host.close(1_000);
});
