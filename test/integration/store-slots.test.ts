import { newAttemptId } from '@timbre/kernel';
import type { Store } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atOnce, NOW, openStoreBench, later, wins, type StoreBench } from './store-support.ts';

let bench: StoreBench;
let scopes = 0;
beforeAll(async () => {
  bench = await openStoreBench();
});
afterAll(() => bench.stop());

const freshScope = (): string => `batch:${(scopes += 1)}`;

/** Tries free slots until one is taken or none is left, as the dispatcher does. */
const takeOne = async (
  { slots }: Store,
  scope: string,
  cap: number,
  attempt_id = newAttemptId(),
): Promise<boolean> => {
  for (;;) {
    const free = await slots.listFree(scope, cap, cap);
    if (free.length === 0) return false;
    for (const slot of free) if (await slots.take(slot._id, attempt_id, NOW)) return true;
  }
};
const documentsOf = (scope: string) => bench.store.connection.collection('slots').find({ scope }).toArray();

describe('slots', () => {
  it('never give more than the cap, however many want one at once', async () => {
    const scope = freshScope();
    const taken = await atOnce(60, (n) => takeOne(bench.either(n), scope, 7));
    expect(wins(taken)).toBe(7);
    expect(await bench.store.slots.inUse(scope)).toBe(7);
    expect(new Set((await documentsOf(scope)).map((slot) => slot['attempt_id'])).size).toBe(7);
  });

  it('are made once, whoever asks first', async () => {
    const scope = freshScope();
    await atOnce(20, (n) => bench.either(n).slots.listFree(scope, 5, 5));
    expect((await documentsOf(scope)).map((slot) => slot['n']).sort()).toEqual([0, 1, 2, 3, 4]);
  });

  it('follow a cap that is raised, and one that is lowered', async () => {
    const scope = freshScope();
    for (let n = 0; n < 3; n++) expect(await takeOne(bench.store, scope, 3)).toBe(true);
    expect(await takeOne(bench.store, scope, 3)).toBe(false);
    const more = await bench.store.slots.listFree(scope, 5, 10);
    expect(more.map((slot) => slot.n).sort()).toEqual([3, 4]);
    // The other process has only seen the old cap: it learns of the new one from its own settings.
    expect(await takeOne(bench.other, scope, 3)).toBe(false);
    expect(await takeOne(bench.other, scope, 5)).toBe(true);
    expect(await takeOne(bench.store, scope, 2)).toBe(false);
    expect(await bench.store.slots.inUse(scope)).toBe(4);
  });

  it('come back all at once, each once, and never for somebody else', async () => {
    const [first, second] = [freshScope(), freshScope()];
    const [mine, theirs] = [newAttemptId(), newAttemptId()];
    for (const scope of [first, second]) {
      await takeOne(bench.store, scope, 2, mine);
      await takeOne(bench.store, scope, 2, theirs);
    }
    const freed = await atOnce(8, (n) => bench.either(n).slots.release(mine));
    expect(freed.reduce((sum, n) => sum + n, 0)).toBe(2);
    expect(await bench.store.slots.release(mine)).toBe(0);
    expect(await bench.store.slots.inUse(first)).toBe(1);
    expect(await bench.store.slots.inUse(second)).toBe(1);
    expect(await takeOne(bench.store, first, 2)).toBe(true);
  });

  it('change hands with a higher fence each time', async () => {
    const scope = freshScope();
    const fences: unknown[] = [];
    for (let n = 0; n < 3; n++) {
      const attempt_id = newAttemptId();
      await takeOne(bench.store, scope, 1, attempt_id);
      fences.push((await documentsOf(scope))[0]?.['fence']);
      await bench.store.slots.release(attempt_id);
    }
    expect(fences).toEqual([1, 3, 5]);
  });

  it('tell the reconciler who holds them for long, and nobody whose slot is young', async () => {
    const scope = freshScope();
    const attempt_id = newAttemptId();
    const [slot] = await bench.store.slots.listFree(scope, 1, 1);
    await bench.store.slots.take(slot?._id ?? '', attempt_id, later(-60_000));
    const holders = await bench.store.slots.holdersSince(later(-1), 1_000);
    expect(holders).toEqual([attempt_id]);
  });
});
