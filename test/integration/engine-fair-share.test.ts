import type { AccountDocument, BatchDocument } from '@timbre/store';
import { afterEach, describe, expect, it } from 'vitest';
import { phoneFor, startEngine, type Engine, type EngineOptions } from '../support/engine.ts';
import { until } from '../support/until.ts';

let engine: Engine;
afterEach(() => engine.stop());

const BATCHES = 20;
const PEOPLE = 40;

/** Twenty campaigns with more people than the run calls, priorities 1 and 2, let go at the same moment. */
const campaigns = async (accounts: AccountDocument[]): Promise<BatchDocument[]> => {
  const made: BatchDocument[] = [];
  for (let n = 0; n < BATCHES; n++) {
    const account = accounts[n % accounts.length] as AccountDocument;
    const phones = Array.from({ length: PEOPLE }, (_, person) => [phoneFor('0012', n * PEOPLE + person)]);
    const given = { state: 'paused' as const, priority: (n % 2) + 1 };
    made.push((await engine.campaign(account, phones, { max_attempts: 1 }, given)).batch);
  }
  await engine.store.connection
    .collection('batches')
    .updateMany({}, { $set: { state: 'running', 'dispatch.next_at': engine.clock.now() } });
  return made;
};

interface Admitted {
  _id: string;
  batch_id: string;
}

/** The first `count` admissions of the run, in their order. */
const admissions = (count: number): Promise<Admitted[]> =>
  until(
    `${count} admissions`,
    async () => {
      const found = await engine.store.connection
        .collection<Admitted>('call_attempts')
        .find({ state: { $ne: 'released' } }, { projection: { batch_id: 1 } })
        .sort({ _id: 1 })
        .limit(count)
        .toArray();
      return found.length === count && found;
    },
    150_000,
  );

/** What each campaign got of what its weight gives it: 1 is exactly its share. */
const parts = (batches: BatchDocument[], admitted: Admitted[]): number[] => {
  const weights = batches.reduce((sum, batch) => sum + batch.priority, 0);
  return batches.map(({ batch_id, priority }) => {
    const got = admitted.filter((one) => one.batch_id === batch_id).length;
    return got / ((admitted.length * priority) / weights);
  });
};

describe('twenty campaigns', () => {
  const SCARCE: [string, EngineOptions, (n: number) => Promise<AccountDocument[]>][] = [
    [
      'the slots of one account',
      { max_concurrent_calls: 60, calls_per_second: 20 },
      async () => [await engine.account({ max_concurrent_calls: 8 })],
    ],
    [
      'the slots of the workspace, each in an account of its own',
      { max_concurrent_calls: 8, calls_per_second: 20 },
      (n) => Promise.all(Array.from({ length: n }, () => engine.account())),
    ],
    [
      'the calls per second of the workspace, in four accounts',
      { max_concurrent_calls: 200, calls_per_second: 0.2 },
      () => Promise.all(Array.from({ length: 4 }, () => engine.account())),
    ],
  ];

  it.each(SCARCE)(
    'get at least 80 %% of their weighted share of %s',
    async (_name, options, accountsOf) => {
      engine = await startEngine({ factor: 20, workers: 2, ...options });
      const batches = await campaigns(await accountsOf(BATCHES));
      const admitted = await admissions(150);
      const shares = parts(batches, admitted);
      console.log(
        `least ${Math.min(...shares).toFixed(2)} most ${Math.max(...shares).toFixed(2)} of its share`,
      );
      const now = await Promise.all(batches.map((batch) => engine.batch(batch)));
      expect(now.every((batch) => batch.pending_jobs > 0)).toBe(true); // all were hungry to the end
      expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.8);
      // Whoever is looked at first, before anybody waits, may take one look's worth; it is paid back.
      expect(Math.max(...shares)).toBeLessThanOrEqual(2.5);
    },
    240_000,
  );
});
