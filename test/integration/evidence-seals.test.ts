import { sealAccount, sealEvidence, verifyEvidence } from '@timbre/evidence';
import { manualClock, silentLogger } from '@timbre/kernel';
import type { AccountScope, EvidenceDocument } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atOnce, later, NOW, openStoreBench, type StoreBench } from './store-support.ts';

let bench: StoreBench;
beforeAll(async () => {
  bench = await openStoreBench();
});
afterAll(() => bench.stop());

const deps = (now = later(1_000), n = 0) => ({
  store: bench.either(n),
  clock: manualClock(now),
  logger: silentLogger,
});

const anEntry = (scope: AccountScope, n: number): EvidenceDocument => ({
  _id: `attempt-${scope.account_id}-${n}:refused`,
  account_id: scope.account_id,
  person_key: `persona-${n}`,
  phone: '+56950000001',
  job_id: `job-${n}`,
  batch_id: 'batch-1',
  attempt_id: `attempt-${scope.account_id}-${n}`,
  kind: 'refused',
  recorded_at: later(n),
  gate_at: NOW,
  sent_at: null,
  started_at: null,
  ended_at: NOW,
  duration_ms: null,
  zone: 'America/Santiago',
  local_time: '2026-11-23T10:00:00-03:00',
  policy: 'cl-collections',
  policy_valid_from: '2021-04-20',
  code: 'out_of_hours',
  reason: 'Fuera de horario',
  deferred_until: null,
  caller_id: '+56225550100',
  agent_id: '',
  retell_call_id: null,
  outcome: null,
  contact: false,
  clock_skew_ms: 0,
  seal: null,
});

const filled = async (count: number, scope = bench.scope(), from = 0): Promise<AccountScope> => {
  for (let n = from; n < from + count; n++) await bench.store.evidence.insert(anEntry(scope, n));
  return scope;
};

describe('an entry', () => {
  it('is written once: what comes second changes nothing', async () => {
    const scope = await filled(1);
    const again = { ...anEntry(scope, 0), reason: 'otra' };
    expect(await bench.other.evidence.insert(again)).toBe(false);
    const [kept] = await bench.store.evidence.list(scope, {}, { limit: 5 });
    expect(kept?.reason).toBe('Fuera de horario');
  });
});

describe('the sealer', () => {
  it('chains the entries of each account in the order in which they were recorded', async () => {
    const [one, two] = [await filled(5), await filled(3)];
    await sealEvidence(deps())();
    await filled(2, one, 5);
    await sealEvidence(deps())();
    const seals = await bench.store.evidence.listSeals(one, 0, 10);
    expect(seals.map(({ n, entries }) => [n, entries.length])).toEqual([
      [0, 5],
      [1, 2],
    ]);
    expect(seals[0]?.entries.map(({ id }) => id)).toEqual(
      Array.from({ length: 5 }, (_, n) => anEntry(one, n)._id),
    );
    expect(seals[1]?.prev_hash).toBe(seals[0]?.hash);
    expect((await bench.store.evidence.lastSeal(two))?.n).toBe(0);
    for (const scope of [one, two]) expect((await verifyEvidence(deps())(scope)).breaks).toEqual([]);
  });

  it('writes no link when there is nothing to seal', async () => {
    const scope = await filled(1);
    expect([await sealAccount(deps())(scope), await sealAccount(deps())(scope)]).toEqual([1, 0]);
  });

  it('fills links of a thousand', async () => {
    const scope = bench.scope();
    const many = Array.from({ length: 1_205 }, (_, n) => anEntry(scope, n));
    await atOnce(8, async (k) => {
      for (const entry of many.filter((_, n) => n % 8 === k)) await bench.either(k).evidence.insert(entry);
    });
    expect(await sealAccount(deps())(scope)).toBe(2);
    const found = await verifyEvidence(deps())(scope);
    expect(found).toMatchObject({ seals: 2, entries: 1_205, unsealed: 0, breaks: [] });
  }, 60_000);

  it('that died between a link and its marks leaves nothing unsealed and nothing sealed twice', async () => {
    const scope = await filled(20);
    const dying = {
      ...deps(),
      checkpoint: () => {
        throw new Error('the process died here');
      },
    };
    await expect(sealAccount(dying)(scope)).rejects.toThrow('died');
    expect(await bench.store.evidence.countUnsealed(scope)).toBe(20);
    expect((await verifyEvidence(deps())(scope)).breaks).toEqual([]);
    await filled(1, scope, 20);
    await sealAccount(deps())(scope);
    const found = await verifyEvidence(deps())(scope);
    expect(found).toMatchObject({ seals: 2, entries: 21, unsealed: 0, breaks: [] });
  });

  it('may run many times at once', async () => {
    const scope = await filled(60);
    const more = filled(40, scope, 60);
    await atOnce(6, (n) => sealAccount(deps(later(1_000), n))(scope));
    await more;
    await sealAccount(deps())(scope);
    const found = await verifyEvidence(deps())(scope);
    expect(found).toMatchObject({ entries: 100, unsealed: 0, breaks: [] });
  });

  it('that does not run is noticed after ten minutes', async () => {
    const scope = await filled(1);
    const kinds = async (minutes: number) =>
      (await verifyEvidence(deps(later(minutes * 60_000)))(scope)).breaks.map(({ kind }) => kind);
    expect([await kinds(9), await kinds(11)]).toEqual([[], ['unsealed_too_long']]);
  });
});
