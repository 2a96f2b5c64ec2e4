import { describe, expect, it } from 'vitest';
import { createKept, type Shelf } from './kept.ts';

const shelfWith = (texts: Map<string, string>): Shelf => ({
  get: async (key) => texts.get(key),
  set: async (key, text) => void texts.set(key, text),
});
const AWAY: Shelf = { get: async () => undefined, set: async () => undefined };

describe('figures that are kept', () => {
  it('are read once for all who ask, now and later', async () => {
    let reads = 0;
    const kept = createKept(shelfWith(new Map()), 30_000);
    const ask = () => kept('cuenta', async () => ({ jobs: ++reads }));
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([{ jobs: 1 }, { jobs: 1 }, { jobs: 1 }]);
    expect(await ask()).toEqual({ jobs: 1 });
  });

  it('are read again for another key, and by every request while Redis is away', async () => {
    let reads = 0;
    const read = async () => ++reads;
    const shared = createKept(shelfWith(new Map()), 30_000);
    expect([await shared('una', read), await shared('otra', read)]).toEqual([1, 2]);
    const alone = createKept(AWAY, 30_000);
    expect([await alone('una', read), await alone('una', read)]).toEqual([3, 4]);
  });

  it('that nobody can read count as not kept', async () => {
    const texts = new Map([['cuenta', '{"jobs":']]);
    expect(await createKept(shelfWith(texts), 30_000)('cuenta', async () => 5)).toBe(5);
    expect(texts.get('cuenta')).toBe('5');
  });

  it('of a read that fails are not kept, and the next one tries again', async () => {
    const kept = createKept(shelfWith(new Map()), 30_000);
    await expect(kept('cuenta', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await kept('cuenta', async () => 1)).toBe(1);
  });
});
