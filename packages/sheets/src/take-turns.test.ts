import { expect, it } from 'vitest';
import { takeTurns } from './take-turns.ts';

it('runs as many as there are places, in order, and frees the place of one that fails', async () => {
  const inTurn = takeTurns(2);
  const started: number[] = [];
  const finish: (() => void)[] = [];
  const run = (n: number): Promise<number> =>
    inTurn(async () => {
      started.push(n);
      await new Promise<void>((resolve) => finish.push(resolve));
      if (n === 1) throw new Error('broken');
      return n;
    });
  const runs = [1, 2, 3, 4].map((n) => run(n).catch(() => 0));
  await Promise.resolve();
  expect(started).toEqual([1, 2]);
  finish[0]?.();
  await runs[0];
  expect(started).toEqual([1, 2, 3]);
  finish[1]?.();
  await runs[1];
  expect(started).toEqual([1, 2, 3, 4]);
  finish.slice(2).forEach((done) => done());
  expect(await Promise.all(runs)).toEqual([0, 2, 3, 4]);
});
