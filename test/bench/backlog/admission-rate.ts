import { realClock } from '@timbre/kernel';
import type { BatchDocument } from '@timbre/store';
import type { BenchOptions } from '../options.ts';
import { release } from '../world/data.ts';
import { settledCalls, untilAtLeast } from '../world/progress.ts';
import type { World } from '../world/world.ts';

/** Calls that go through the slots, and what the slots would let through at most. */
export interface AdmissionRate {
  calls: number;
  calls_per_s: number;
  /** Slots / length of a call. */
  slots_per_s: number;
}

/** Lets a campaign run until every slot has been used a few times, and counts. */
export const admissionRate = async (
  world: World,
  batch: BatchDocument,
  { concurrency, call_ms, sample }: BenchOptions,
): Promise<AdmissionRate> => {
  const settled = (): Promise<number> => settledCalls(world, [batch]);
  await release(world, [batch]);
  const first = await untilAtLeast('every slot was used once', concurrency, settled, 100);
  const start = realClock.now().getTime();
  const wanted = Math.max(sample, 3 * concurrency);
  const last = await untilAtLeast('calls settle', first + wanted, settled, 100);
  const seconds = (realClock.now().getTime() - start) / 1_000;
  const calls = last - first;
  return { calls, calls_per_s: calls / seconds, slots_per_s: (concurrency * 1_000) / call_ms };
};
