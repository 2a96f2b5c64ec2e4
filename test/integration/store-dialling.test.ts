import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atOnce, later, NOW, openStoreBench, wins, type StoreBench } from './store-support.ts';

let bench: StoreBench;
beforeAll(async () => {
  bench = await openStoreBench();
});
afterAll(() => bench.stop());

describe('a halt', () => {
  const fault = (scope: string) => ({
    scope,
    kind: 'fault' as const,
    reason: 'la llave fue rechazada',
    since: NOW,
    probe_at: later(1_000),
    probe_every_ms: 60_000,
  });

  it('is raised once; a repetition refreshes its reason and its next probe', async () => {
    const scope = `workspace:${randomUUID()}`;
    const { halts } = bench.store;
    expect(wins(await atOnce(10, (n) => bench.either(n).halts.raise(fault(scope))))).toBe(1);
    expect(await halts.raise({ ...fault(scope), reason: 'otra', probe_at: later(9_000) })).toBe(false);
    expect(await halts.among([scope, 'all'])).toMatchObject([{ reason: 'otra', probe_at: later(9_000) }]);
  });

  it('is probed by one of many dials, when it is due and not before', async () => {
    const scope = `agent:${randomUUID()}`;
    await bench.store.halts.raise(fault(scope));
    const probe = (n: number, at: Date) =>
      bench.either(n).halts.takeProbe(`fault:${scope}`, at, later(60_000));
    expect(wins(await atOnce(10, (n) => probe(n, later(999))))).toBe(0);
    expect(wins(await atOnce(30, (n) => probe(n, later(1_000))))).toBe(1);
    expect(wins(await atOnce(10, (n) => probe(n, later(59_999))))).toBe(0);
    expect(wins(await atOnce(10, (n) => probe(n, later(60_000))))).toBe(0); // the new due instant is its own
    expect((await bench.store.halts.among([scope]))[0]?.probe_at).toEqual(later(60_000));
  });

  it('by a person is neither probed, nor cleared by a call, nor changed by a repetition', async () => {
    const scope = `account:${randomUUID()}`;
    const emergency = { ...fault(scope), kind: 'emergency' as const, reason: 'detener todo', probe_at: null };
    const { halts } = bench.store;
    await halts.raise(emergency);
    expect(await halts.takeProbe(`emergency:${scope}`, later(1e9), later(2e9))).toBe(false);
    expect(await halts.clearFaults([scope])).toBe(0);
    expect(await halts.raise({ ...emergency, reason: 'otra cosa' })).toBe(false);
    const stands = { ...emergency, _id: `emergency:${scope}`, stop: null };
    expect(await halts.among([scope])).toEqual([stands]);
    expect(await halts.raise(fault(scope))).toBe(true); // beside it, not over it
    expect(await halts.clearFaults([scope])).toBe(1);
    expect(await halts.among([scope])).toEqual([stands]);
  });

  it('that is a fault ends with the call that disproves it', async () => {
    const scopes = [`from_number:${randomUUID()}`, `agent:${randomUUID()}`];
    for (const scope of scopes) await bench.store.halts.raise(fault(scope));
    expect(await bench.store.halts.clearFaults([...scopes, 'all'])).toBe(2);
    expect(await bench.store.halts.among(scopes)).toEqual([]);
  });
});

describe('the pace of a workspace', () => {
  it('gives racing reservations instants that never overlap', async () => {
    const workspace = randomUUID();
    const counts = Array.from({ length: 16 }, (_, n) => (n % 3) + 1);
    const reserved = await atOnce(counts.length, async (n) => {
      const count = counts[n] ?? 1;
      const { first_at, spacing_ms } = await bench.either(n).dial_rates.reserve(workspace, count, NOW, 5);
      return { from: first_at.getTime(), to: first_at.getTime() + count * spacing_ms };
    });
    const inOrder = reserved.toSorted((a, b) => a.from - b.from);
    inOrder.slice(1).forEach(({ from }, n) => expect(from).toBeGreaterThanOrEqual(inOrder[n]?.to ?? 0));
    const dials = counts.reduce((sum, count) => sum + count, 0);
    expect(inOrder[0]?.from).toBe(NOW.getTime());
    expect(await bench.store.dial_rates.nextAt(workspace)).toEqual(later(dials * 200));
  });

  it('grants racing reservations together no more than fits before the horizon', async () => {
    const workspace = randomUUID();
    const reserved = await atOnce(12, (n) =>
      bench.either(n).dial_rates.reserve(workspace, 5, NOW, 2, later(8_000)),
    );
    expect(reserved.reduce((sum, { granted }) => sum + granted, 0)).toBe(16);
    expect(await bench.store.dial_rates.nextAt(workspace)).toEqual(later(8_000));
  });

  it('does not save up what nobody used', async () => {
    const workspace = randomUUID();
    await bench.store.dial_rates.reserve(workspace, 1, NOW, 1);
    const { first_at } = await bench.store.dial_rates.reserve(workspace, 1, later(60_000), 1);
    expect(first_at).toEqual(later(60_000));
  });

  it('is halved by a refusal, for a while, and nobody dials before Retell said', async () => {
    const workspace = randomUUID();
    const { dial_rates } = bench.store;
    await dial_rates.reserve(workspace, 1, NOW, 4);
    await dial_rates.lower(workspace, NOW, later(10_000), later(60_000));
    expect(await dial_rates.reserve(workspace, 2, NOW, 4)).toEqual({
      granted: 2,
      first_at: later(10_000),
      spacing_ms: 500,
    });
    await dial_rates.lower(workspace, NOW, NOW, later(60_000));
    expect((await dial_rates.reserve(workspace, 1, NOW, 4)).spacing_ms).toBe(1_000);
    expect((await dial_rates.reserve(workspace, 1, later(60_001), 4)).spacing_ms).toBe(250);
  });

  it('stays as it is after a refusal that only asks to wait', async () => {
    const workspace = randomUUID();
    await bench.store.dial_rates.reserve(workspace, 1, NOW, 2);
    await bench.store.dial_rates.lower(workspace, NOW, later(5_000), null);
    expect(await bench.store.dial_rates.reserve(workspace, 1, NOW, 2)).toEqual({
      granted: 1,
      first_at: later(5_000),
      spacing_ms: 500,
    });
  });

  it('never falls so low that nobody finds out that Retell is back', async () => {
    const workspace = randomUUID();
    await bench.store.dial_rates.reserve(workspace, 1, NOW, 1);
    for (let n = 0; n < 12; n++) await bench.store.dial_rates.lower(workspace, NOW, NOW, later(60_000));
    expect((await bench.store.dial_rates.reserve(workspace, 1, NOW, 1)).spacing_ms).toBe(50_000);
  });
});

describe('a webhook event', () => {
  const event = (given: { _id?: string; event?: string; body_sha256?: string; call?: string } = {}) => ({
    _id: given._id ?? randomUUID(),
    workspace_id: 'default',
    retell_call_id: given.call ?? 'call_1',
    event: given.event ?? 'call_ended',
    body_sha256: given.body_sha256 ?? 'aa',
    body: '{}',
    received_at: NOW,
    processed_at: null,
  });

  it('is stored once for its call, kind and body, however often Retell sends it', async () => {
    const stored = await atOnce(20, (n) => bench.either(n).webhook_events.insert(event()));
    expect(wins(stored)).toBe(1);
    const others = [{ event: 'call_analyzed' }, { body_sha256: 'bb' }, { call: 'call_2' }];
    for (const other of others) expect(await bench.store.webhook_events.insert(event(other))).toBe(true);
  });

  it('waits for the reconciler until somebody has worked on it', async () => {
    const { webhook_events } = bench.store;
    const mine = event({ call: 'call_waiting' });
    await webhook_events.insert(mine);
    const waits = async (before: Date) =>
      (await webhook_events.listUnprocessed(before, 100)).includes(mine._id);
    expect([await waits(NOW), await waits(later(1))]).toEqual([false, true]);
    await webhook_events.markProcessed(mine._id, later(5));
    expect(await waits(later(1))).toBe(false);
  });
});

describe('numbers', () => {
  it('are whole, and never given twice, from the very first one on', async () => {
    const name = randomUUID();
    const given = await atOnce(30, (n) => bench.either(n).counters.next(name));
    expect(new Set(given).size).toBe(30);
    expect(given.every((number) => Number.isInteger(number) && number > 0)).toBe(true);
    expect(await bench.store.counters.next(name)).toBeGreaterThan(Math.max(...given));
  });
});

describe('tries to sign in', () => {
  it('are all counted, and begin again with the next window', async () => {
    const key = randomUUID();
    const count = (n: number, now: Date) =>
      bench.either(n).sign_in.countTry(key, now, later(now.getTime() - NOW.getTime() + 900_000));
    const counts = await atOnce(15, (n) => count(n, NOW));
    expect(counts.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 15 }, (_, n) => n + 1));
    expect(await count(0, later(899_999))).toBe(16);
    expect(await bench.store.sign_in.windowEnd(key)).toEqual(later(900_000));
    expect(await count(0, later(900_000))).toBe(1);
  });
});
