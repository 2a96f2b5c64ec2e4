import { BATCH_STATES, type AccountScope, type BatchDocument } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBatch, anAccount } from '../support/documents.ts';
import { atOnce, later, NOW, openStoreBench, wins, type StoreBench } from './store-support.ts';

let bench: StoreBench;
let scope: AccountScope;
beforeAll(async () => {
  bench = await openStoreBench();
  scope = bench.scope();
});
afterAll(() => bench.stop());

const stored = async (given: Partial<BatchDocument> = {}): Promise<BatchDocument> => {
  const batch = aBatch(anAccount(NOW, scope), NOW, {}, given);
  expect(await bench.store.batches.insert(batch)).toBe(true);
  return batch;
};
const now = async ({ batch_id }: BatchDocument): Promise<BatchDocument> => {
  const found = await bench.store.batches.find(scope, batch_id);
  if (found === null) throw new Error(`no batch ${batch_id}`);
  return found;
};
const until = later(5_000);
const lock = async ({ batch_id }: BatchDocument, owner = 'worker', at = NOW): Promise<BatchDocument> => {
  const locked = await bench.store.batches.dangerouslyAcrossAccountsLockForDispatch(
    batch_id,
    owner,
    at,
    until,
  );
  if (locked === null) throw new Error('not locked');
  return locked;
};

describe('the right to dispatch', () => {
  it('goes to one of many at once and comes with a higher fence', async () => {
    const batch = await stored();
    const locked = await atOnce(30, (n) =>
      bench
        .either(n)
        .batches.dangerouslyAcrossAccountsLockForDispatch(batch.batch_id, `worker-${n}`, NOW, until),
    );
    const winners = locked.filter((one) => one !== null);
    expect(winners).toHaveLength(1);
    expect((await now(batch)).dispatch).toMatchObject({
      fence: 1,
      owner: winners[0]?.dispatch.owner,
      next_at: until, // where a tick that dies leaves it
    });
  });

  it.each(BATCH_STATES)('of a batch that is %s is for running ones', async (state) => {
    const batch = await stored({ state });
    const locked = await bench.store.batches.dangerouslyAcrossAccountsLockForDispatch(
      batch.batch_id,
      'w',
      NOW,
      until,
    );
    expect(locked !== null).toBe(state === 'running');
  });

  it('is free again when the lock of a dead worker is over', async () => {
    const batch = await stored();
    await lock(batch, 'dead');
    const early = await bench.store.batches.dangerouslyAcrossAccountsLockForDispatch(
      batch.batch_id,
      'w',
      later(4_999),
      until,
    );
    expect(early).toBeNull();
    expect((await lock(batch, 'next', until)).dispatch).toMatchObject({ owner: 'next', fence: 2 });
  });
});

describe('the end of a dispatch', () => {
  it('sets the next look', async () => {
    const batch = await stored();
    const locked = await lock(batch);
    await bench.store.batches.unlockAfterDispatch(scope, locked, {
      next_at: later(60_000),
      short_of: 'account',
      pass: 2.5,
      began: 0,
      room: 0,
    });
    expect((await now(batch)).dispatch).toMatchObject({
      next_at: later(60_000),
      lock_until: new Date(0),
      owner: null,
      short_of: 'account',
      pass: 2.5,
      began: 0,
      room: 0,
    });
  });

  it('keeps a wake that came meanwhile', async () => {
    const batch = await stored();
    const locked = await lock(batch);
    await bench.store.batches.wake(scope, batch.batch_id, later(100));
    await bench.store.batches.unlockAfterDispatch(scope, locked, {
      next_at: later(60_000),
      short_of: null,
      pass: 0,
      began: 0,
      room: 0,
    });
    expect((await now(batch)).dispatch.next_at).toEqual(later(100));
  });

  it('takes an earlier look than the wake that came meanwhile', async () => {
    const batch = await stored();
    const locked = await lock(batch);
    await bench.store.batches.wake(scope, batch.batch_id, later(3_000));
    await bench.store.batches.unlockAfterDispatch(scope, locked, {
      next_at: later(50),
      short_of: null,
      pass: 0,
      began: 0,
      room: 0,
    });
    expect((await now(batch)).dispatch.next_at).toEqual(later(50));
  });

  it('of a worker that lost its lock changes nothing of the next one', async () => {
    const batch = await stored();
    const slow = await lock(batch, 'slow');
    const quick = await lock(batch, 'quick', until);
    await bench.store.batches.unlockAfterDispatch(scope, slow, {
      next_at: later(1),
      short_of: 'account',
      pass: 1,
      began: 0,
      room: 0,
    });
    expect((await now(batch)).dispatch).toEqual(quick.dispatch);
  });
});

describe('a wake', () => {
  it('only ever makes a batch due earlier, with or without counters', async () => {
    const batch = await stored({ pending_jobs: 2, dispatch: { ...aBatchDispatch(), next_at: later(1_000) } });
    const { batches } = bench.store;
    await batches.wake(scope, batch.batch_id, later(2_000));
    expect((await now(batch)).dispatch.next_at).toEqual(later(1_000));
    await batches.adjust(scope, batch.batch_id, { pending_jobs: -1, in_progress_jobs: 1 }, later(500));
    expect(await now(batch)).toMatchObject({
      pending_jobs: 1,
      in_progress_jobs: 1,
      dispatch: { next_at: later(500) },
    });
  });

  it('shows running batches that are due, most overdue first', async () => {
    await bench.store.connection.collection('batches').deleteMany({});
    const at = (ms: number) => ({ dispatch: { ...aBatchDispatch(), next_at: later(ms) } });
    const [second, first] = [await stored(at(-10)), await stored(at(-20))];
    await stored(at(1));
    await stored({ ...at(-30), state: 'paused' });
    const due = await bench.store.batches.dangerouslyAcrossAccountsListDue(NOW, 10);
    expect(due.map((batch) => batch.batch_id)).toEqual([first.batch_id, second.batch_id]);
  });
});

describe('a change', () => {
  it('happens from the named states, once, and bumps the epoch when asked to', async () => {
    const batch = await stored();
    const pause = (n: number) =>
      bench.either(n).batches.change(scope, batch.batch_id, {
        from: ['running'],
        set: { state: 'paused' },
        bump_epoch: true,
      });
    const paused = await atOnce(10, pause);
    expect(wins(paused.map((after) => after !== null))).toBe(1);
    expect(await now(batch)).toMatchObject({ state: 'paused', epoch: 1 });
  });

  it('never reaches another account', async () => {
    const batch = await stored();
    const foreign = bench.scope();
    const { batches } = bench.store;
    expect(await batches.change(foreign, batch.batch_id, { set: { name: 'x' } })).toBeNull();
    await batches.adjust(foreign, batch.batch_id, { pending_jobs: 5 });
    await batches.wake(foreign, batch.batch_id, new Date(0));
    await batches.remove(foreign, batch.batch_id);
    expect(await batches.countConfigFault(foreign, batch.batch_id)).toBe(0);
    expect(await now(batch)).toMatchObject(batch);
  });

  it('is read back as it was stored, empty objects too', async () => {
    const batch = await stored({ call_settings_input: {} });
    expect(await now(batch)).toMatchObject(batch);
  });

  it('counts every refusal by configuration', async () => {
    const batch = await stored();
    const counts = await atOnce(5, (n) => bench.either(n).batches.countConfigFault(scope, batch.batch_id));
    expect(counts.sort()).toEqual([1, 2, 3, 4, 5]);
  });

  it('keeps an id for one batch', async () => {
    const batch = await stored();
    expect(await bench.store.batches.insert({ ...batch, name: 'otro' })).toBe(false);
    expect((await now(batch)).name).toBe(batch.name);
  });
});

function aBatchDispatch(): BatchDocument['dispatch'] {
  return {
    next_at: NOW,
    lock_until: new Date(0),
    owner: null,
    fence: 0,
    short_of: null,
    pass: 0,
    began: 0,
    room: 0,
  };
}
