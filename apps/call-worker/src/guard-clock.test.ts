import { silentLogger } from '@timbre/kernel';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { guardClock } from './guard-clock.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const process = (skew_ms: number) => {
  const done: string[] = [];
  const machine = {
    skew_ms,
    fails: false,
    done,
    options: {
      skewMs: () => machine.skew_ms,
      go: async () => {
        if (machine.fails) throw new Error('Redis is away');
        done.push('go');
      },
      stand: async () => void done.push('stand'),
      logger: silentLogger,
    },
  };
  return machine;
};

it('lets a process with a right clock work, and stops it within a second when somebody sets the clock', async () => {
  const machine = process(30_000);
  const { done } = machine;
  const guard = await guardClock(machine.options);
  expect([done, guard.isRight()]).toEqual([['go'], true]);
  machine.skew_ms = 30_001;
  await vi.advanceTimersByTimeAsync(1_000);
  expect([done, guard.isRight()]).toEqual([['go', 'stand'], false]);
  machine.skew_ms = 0;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(done).toEqual(['go', 'stand', 'go']);
  guard.stop();
});

it('lets no process begin with a wrong clock, and tries again what failed', async () => {
  const machine = process(300_000);
  const guard = await guardClock(machine.options);
  expect(machine.done).toEqual(['stand']);
  Object.assign(machine, { skew_ms: 0, fails: true });
  await vi.advanceTimersByTimeAsync(3_000);
  machine.fails = false;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(machine.done).toEqual(['stand', 'go']);
  guard.stop();
  machine.skew_ms = 300_000;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(machine.done).toEqual(['stand', 'go']);
});
