import type { NewDoNotCall } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atOnce, later, NOW, openStoreBench, type StoreBench } from './store-support.ts';

let bench: StoreBench;
beforeAll(async () => {
  bench = await openStoreBench();
});
afterAll(() => bench.stop());

const entry = (given: Partial<NewDoNotCall> = {}): NewDoNotCall => ({
  level: 'person',
  value: '12345678-5',
  batch_id: null,
  reason: 'pidió por carta',
  source: 'manual',
  expires_at: null,
  created_by: 'key-1',
  created_at: NOW,
  ...given,
});
const person = { person_key: '12345678-5', phone: '+56950000001' };
const targets = { batch_id: 'batch-1', people: [person] };

describe('a do-not-call entry', () => {
  it('takes the place of an earlier one for the same and keeps its name', async () => {
    const scope = bench.scope();
    const first = await bench.store.do_not_call.put(scope, entry());
    expect(first.fresh).toBe(true);
    const second = await bench.store.do_not_call.put(scope, entry({ reason: 'otra', expires_at: later(5) }));
    const there = { ...first.entry, reason: 'otra', expires_at: later(5) };
    expect(second).toEqual({ entry: there, fresh: false });
    expect(await bench.store.do_not_call.list(scope, {}, { limit: 10 })).toEqual([there]);
  });

  it('that a person asked for is not replaced by a list, and replaces what stood there', async () => {
    const scope = bench.scope();
    const { do_not_call } = bench.store;
    await do_not_call.put(scope, entry({ expires_at: later(5) }));
    const asked = await do_not_call.put(scope, entry({ source: 'opt_out', reason: 'lo pidió' }));
    expect(asked.entry).toMatchObject({ source: 'opt_out', expires_at: null });
    expect(await do_not_call.put(scope, entry({ source: 'csv', expires_at: later(5) }))).toEqual(asked);
    expect(await do_not_call.remove(scope, asked.entry.entry_id)).toBe(true);
    expect((await do_not_call.put(scope, entry())).entry).toMatchObject({ source: 'manual' });
  });

  it('is one and the opt-out, however many write at once', async () => {
    const scope = bench.scope();
    await atOnce(12, (n) =>
      bench.either(n).do_not_call.put(scope, entry({ source: n === 7 ? 'opt_out' : 'csv' })),
    );
    const found = await bench.store.do_not_call.list(scope, {}, { limit: 20 });
    expect(found.map(({ source }) => source)).toEqual(['opt_out']);
  });

  it('is gone once deleted, and may be written again', async () => {
    const scope = bench.scope();
    const { entry_id } = (await bench.store.do_not_call.put(scope, entry())).entry;
    expect(await bench.store.do_not_call.remove(bench.scope(), entry_id)).toBe(false);
    expect(await bench.store.do_not_call.remove(scope, entry_id)).toBe(true);
    expect(await bench.store.do_not_call.remove(scope, entry_id)).toBe(false);
    expect(await bench.store.do_not_call.inForce(scope, targets, NOW)).toEqual([]);
    await bench.store.do_not_call.put(scope, entry());
    expect(await bench.store.do_not_call.inForce(scope, targets, NOW)).toHaveLength(1);
  });
});

describe('a list of entries', () => {
  it('is written at once, spares what people asked for, and changes nothing the second time', async () => {
    const scope = bench.scope();
    const { do_not_call } = bench.store;
    await do_not_call.put(scope, entry({ value: 'p-7', source: 'opt_out' }));
    await do_not_call.put(scope, entry({ value: 'p-8', source: 'manual' }));
    const list = Array.from({ length: 1_100 }, (_, n) => entry({ value: `p-${n}`, source: 'csv' }));
    expect(await do_not_call.putMany(scope, list)).toEqual({ added: 1_098, replaced: 1, kept: 1 });
    expect(await do_not_call.putMany(scope, list)).toEqual({ added: 0, replaced: 1_099, kept: 1 });
    const [asked] = await do_not_call.list(scope, { value: 'p-7' }, { limit: 2 });
    expect(asked?.source).toBe('opt_out');
  });
});

describe('the entries in force', () => {
  it('are those of the account, the campaign, the person and the phone, also narrowed to the campaign', async () => {
    const scope = bench.scope();
    const put = (given: Partial<NewDoNotCall>) => bench.store.do_not_call.put(scope, entry(given));
    const naming = [
      await put({ level: 'account', value: '' }),
      await put({ level: 'batch', value: '', batch_id: 'batch-1' }),
      await put({}),
      await put({ batch_id: 'batch-1' }),
      await put({ level: 'phone', value: person.phone }),
      await put({ level: 'phone', value: person.phone, batch_id: 'batch-1' }),
    ];
    await put({ level: 'batch', value: '', batch_id: 'batch-2' });
    await put({ value: '7654321-6' });
    await put({ batch_id: 'batch-2' });
    await put({ level: 'phone', value: '+56950000002' });
    const found = await bench.store.do_not_call.inForce(scope, targets, NOW);
    expect(new Set(found.map(({ entry_id }) => entry_id))).toEqual(
      new Set(naming.map(({ entry }) => entry.entry_id)),
    );
    expect(await bench.store.do_not_call.inForce(bench.scope(), targets, NOW)).toEqual([]);
  });

  it('end with their last instant', async () => {
    const scope = bench.scope();
    await bench.store.do_not_call.put(scope, entry({ expires_at: later(1_000) }));
    const at = (ms: number) => bench.store.do_not_call.inForce(scope, targets, later(ms));
    expect(await at(999)).toHaveLength(1);
    expect(await at(1_000)).toEqual([]);
  });
});

describe('the list', () => {
  it('is read page by page, newest first, by level, source and value', async () => {
    const scope = bench.scope();
    for (let n = 0; n < 5; n++)
      await bench.store.do_not_call.put(
        scope,
        entry({ value: `p-${n}`, source: n === 3 ? 'csv' : 'manual' }),
      );
    const list = bench.store.do_not_call.list;
    const first = await list(scope, {}, { limit: 3 });
    const rest = await list(scope, {}, { limit: 3, before: first[2]?.entry_id });
    expect([...first, ...rest].map(({ value }) => value)).toEqual(['p-4', 'p-3', 'p-2', 'p-1', 'p-0']);
    expect(await list(scope, { source: 'csv' }, { limit: 9 })).toHaveLength(1);
    expect(await list(scope, { value: 'p-2' }, { limit: 9 })).toHaveLength(1);
    expect(await list(scope, { level: 'phone' }, { limit: 9 })).toEqual([]);
  });
});
