import { newAttemptId } from '@timbre/kernel';
import type { LockTarget } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atOnce, later, NOW, openStoreBench, wins, type StoreBench } from './store-support.ts';

let bench: StoreBench;
beforeAll(async () => {
  bench = await openStoreBench();
});
afterAll(() => bench.stop());

let people = 0;
/** Somebody whom no other test calls. */
const target = (): LockTarget => {
  people += 1;
  return { account_id: 'acc-1', phone: `+5695000${1000 + people}`, person_key: `rut-${people}` };
};
const heldBy = (attempt_id: string) =>
  bench.store.connection.collection('locks').countDocuments({ attempt_id });
const take = (given: LockTarget, attempt_id: string, n = 0) =>
  bench.either(n).locks.take(given, attempt_id, NOW);

describe('locks', () => {
  it('are both given or neither, whichever of the two is taken', async () => {
    const [mine, theirs] = [newAttemptId(), newAttemptId()];
    const held = target();
    expect(await take(held, mine)).toBe(true);
    expect(await heldBy(mine)).toBe(2);
    const samePhone = { ...target(), phone: held.phone };
    const samePerson = { ...target(), person_key: held.person_key };
    for (const wanted of [samePhone, samePerson, held]) {
      expect(await take(wanted, theirs)).toBe(false);
      expect(await heldBy(theirs)).toBe(0);
    }
    expect(await heldBy(mine)).toBe(2);
  });

  it('go to one of many who want them at once, and the losers hold nothing', async () => {
    for (let round = 0; round < 5; round++) {
      const wanted = target();
      const ids = Array.from({ length: 30 }, () => newAttemptId());
      const taken = await atOnce(30, (n) => take(wanted, ids[n] ?? '', n));
      expect(wins(taken)).toBe(1);
      const held = await Promise.all(ids.map(heldBy));
      expect(held).toEqual(taken.map((won) => (won ? 2 : 0)));
    }
  });

  it('that cross (one has the phone, the other the person) never end with both callers served', async () => {
    for (let round = 0; round < 10; round++) {
      const [a, b] = [target(), target()];
      const crossed = [a, { ...b, phone: a.phone }, { ...a, phone: b.phone }];
      const ids = crossed.map(() => newAttemptId());
      const taken = await atOnce(3, (n) => take(crossed[n] ?? a, ids[n] ?? '', n));
      // The first shares its phone with the second and its person with the third; those two share nothing.
      expect(taken[0] && (taken[1] || taken[2])).toBe(false);
      expect(await Promise.all(ids.map(heldBy))).toEqual(taken.map((won) => (won ? 2 : 0)));
    }
  });

  it('are free again after the release, which may be repeated', async () => {
    const wanted = target();
    const [first, second] = [newAttemptId(), newAttemptId()];
    await take(wanted, first);
    await atOnce(4, () => bench.store.locks.release(first));
    expect(await take(wanted, second)).toBe(true);
    await bench.store.locks.release(first); // a late repetition frees nothing of the next
    expect(await heldBy(second)).toBe(2);
  });

  it('are of one account: another may call the same phone', async () => {
    const wanted = target();
    expect(await take(wanted, newAttemptId())).toBe(true);
    expect(await take({ ...wanted, account_id: 'acc-2' }, newAttemptId())).toBe(true);
  });

  it('tell the reconciler who holds them for long', async () => {
    const attempt_id = newAttemptId();
    await bench.store.locks.take(target(), attempt_id, later(-60_000));
    expect(await bench.store.locks.holdersSince(later(-1), 1_000)).toEqual([attempt_id]);
  });
});
