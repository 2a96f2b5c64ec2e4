import { importLegacy } from '@timbre/batches';
import type { LegacySource } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BatchBench } from './batches-support.ts';
import { AS_USUAL, openLegacyBench, type LegacyBench } from './legacy-support.ts';

let set: LegacyBench;
beforeAll(async () => {
  set = await openLegacyBench();
});
afterAll(() => set.stop());

describe('an import that was cut off', () => {
  const facts = async ({ store }: BatchBench): Promise<string> => {
    const order = { job_id: 1, batch_id: 1, account_id: 1, unit: 1 } as const;
    const parts = ['accounts', 'wallets', 'batches', 'jobs'].map((name) =>
      store.connection
        .collection(name)
        .find({}, { projection: { _id: 0, unposted: 0 } })
        .sort(order)
        .toArray(),
    );
    return JSON.stringify(await Promise.all(parts));
  };
  let whole: string;
  beforeAll(async () => {
    const bench = await set.empty();
    await set.bring(bench);
    whole = await facts(bench);
  });

  it.each([1, 4, 7, 10, 13, 16])('goes on where it was cut off: at read %i', async (cut) => {
    const bench = await set.empty();
    let reads = 0;
    const breaking: LegacySource = {
      ...set.source,
      async *pages(...args) {
        for await (const page of set.source.pages(...args)) {
          reads += 1;
          if (reads === cut) throw new Error('cut off');
          yield page;
        }
      },
    };
    await expect(set.bring(bench, {}, breaking)).rejects.toThrow('cut off');
    await set.bring(bench);
    expect(await facts(bench)).toBe(whole);
  });

  it.each(['opening', 'half a page of jobs', 'counters'])(
    'goes on where it died: before %s',
    async (what) => {
      const bench = await set.empty();
      const { store } = bench;
      const die = () => Promise.reject(new Error('died'));
      const dying = {
        opening: { wallets: { ...store.wallets, move: die } },
        counters: { batches: { ...store.batches, change: die } },
        'half a page of jobs': {
          jobs: {
            ...store.jobs,
            async insertMany(documents: Parameters<typeof store.jobs.insertMany>[0]) {
              await store.jobs.insertMany(documents.slice(0, documents.length / 2));
              return die();
            },
          },
        },
      }[what];
      const died = importLegacy({ ...bench.deps, store: { ...store, ...dying }, source: set.source })(
        AS_USUAL,
      );
      await expect(died).rejects.toThrow('died');
      await set.bring(bench);
      expect(await facts(bench)).toBe(whole);
    },
  );
});
