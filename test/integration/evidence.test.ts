import { checkExport, exportEvidence, isExport, sealAccount, verifyEvidence } from '@timbre/evidence';
import { silentLogger } from '@timbre/kernel';
import { accountScope, type AccountScope, type EvidenceDocument } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { phoneFor, startEngine, type Engine } from '../support/engine.ts';
import { until } from '../support/until.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine({ factor: 120, calls_per_second: 5 });
});
afterAll(() => engine.stop());

const once = { max_attempts: 1, retry_delay_hours: 0.1 };
const deps = () => ({ store: engine.store, clock: engine.clock, logger: silentLogger });
const byAuditor = { actor: { kind: 'cli', id: 'prueba', account_id: null }, ip: null } as const;
const all = (scope: AccountScope): Promise<EvidenceDocument[]> =>
  engine.store.evidence.list(scope, {}, { limit: 500 });
const collection = (name: string) => engine.store.connection.collection<{ _id: string }>(name);

/** A campaign that is over: calls of several outcomes, and refusals by the daily limit. Sealed. */
const finished = async (from: number): Promise<{ scope: AccountScope; entries: EvidenceDocument[] }> => {
  const account = await engine.account({ daily_call_limit: 4 });
  const scope = accountScope(account.account_id);
  const phones = ['0001', '0011', '0001', '0011', '0001', '0001'].map((outcome, n) => [
    phoneFor(outcome, from + n),
  ]);
  const { batch, jobs } = await engine.campaign(account, phones, once);
  await until(
    'four are called and two are refused',
    async () => {
      const now = await Promise.all(jobs.map((job) => engine.job(job)));
      const over = now.filter((job) => ['completed', 'failed'].includes(job.status));
      const held = now.filter((job) => job.wait_reason === 'daily_limit');
      return over.length === 4 && held.length === 2;
    },
    60_000,
  );
  await engine.store.batches.change(scope, batch.batch_id, { set: { state: 'paused', is_active: false } });
  await until(
    'all is closed',
    async () => (await engine.store.attempts.countOpen(scope, batch.batch_id)) === 0,
  );
  await sealAccount(deps())(scope);
  await until('all is sealed', async () => (await engine.store.evidence.countUnsealed(scope)) === 0);
  return { scope, entries: await all(scope) };
};

/** The kinds of what a verification found, and where. */
const faults = async (scope: AccountScope): Promise<string[]> =>
  (await verifyEvidence(deps())(scope)).breaks.map(
    ({ kind, seal, id }) => `${kind} ${seal ?? '-'} ${id ?? '-'}`,
  );

describe('the record of a campaign', () => {
  let scope: AccountScope;
  let entries: EvidenceDocument[];
  beforeAll(async () => {
    ({ scope, entries } = await finished(0));
  }, 90_000);

  it('has one entry for each attempt, made or refused, with the rules of that moment', async () => {
    const attempts = await engine.store.attempts.listClosed(scope, null, 500);
    const entryOf = (id: string) => entries.find((entry) => entry.attempt_id === id);
    expect(entries.map((entry) => entry.attempt_id).sort()).toEqual(
      attempts.map((attempt) => attempt.attempt_id).sort(),
    );
    const made = attempts.filter((attempt) => entryOf(attempt.attempt_id)?.kind === 'called');
    expect(made.length).toBe(4);
    for (const { attempt_id } of made) {
      const attempt = await engine.store.attempts.dangerouslyAcrossAccountsFind(attempt_id);
      expect(entryOf(attempt_id)).toMatchObject({
        outcome: attempt?.outcome?.class,
        contact: attempt?.contact,
        sent_at: attempt?.sent_at,
        retell_call_id: attempt?.retell_call_id,
      });
    }
    for (const entry of entries) {
      expect(entry).toMatchObject({ zone: 'America/Santiago', policy: 'demo', caller_id: '+56225550100' });
      expect(entry.local_time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d-0[34]:00$/);
      expect(entry.gate_at).toBeInstanceOf(Date);
      expect(Math.abs(entry.clock_skew_ms ?? Infinity)).toBeLessThan(30_000);
    }
    const refused = entries.filter((entry) => entry.kind === 'refused');
    expect(refused.length).toBeGreaterThanOrEqual(2);
    expect(new Set(refused.map((entry) => `${entry.code} ${entry.sent_at}`))).toEqual(
      new Set(['daily_limit null']),
    );
  });

  it('verifies, in one go and page by page', async () => {
    const found = await verifyEvidence(deps())(scope);
    expect(found).toMatchObject({
      breaks: [],
      entries: entries.length,
      attempts: entries.length,
      unsealed: 0,
      next: null,
    });
    const { head } = found;
    expect(await verifyEvidence(deps())(scope, undefined, head ?? undefined)).toMatchObject({ breaks: [] });
  });

  it('is exported for one person with what it takes to check it elsewhere', async () => {
    const [one] = entries;
    const exported = await exportEvidence(deps())(scope, { phone: one?.phone ?? '' }, byAuditor);
    const text = JSON.stringify(exported);
    const read = JSON.parse(text) as unknown;
    if (!isExport(read)) throw new Error('not an export');
    expect(read.entries.length).toBe(entries.filter((entry) => entry.phone === one?.phone).length);
    expect(checkExport(read)).toEqual([]);
    const forged = JSON.parse(text.replace(/"contact":(true|false)/, '"contact":null')) as typeof read;
    expect(checkExport(forged).map(({ kind }) => kind)).toEqual(['entry_altered']);
    const audit = await engine.store.audit_log.dangerouslyAcrossAccountsListOf(scope.account_id);
    expect(audit.map(({ action }) => action)).toEqual(['evidence.exported']);
    expect(JSON.stringify(audit)).not.toContain(one?.phone);
  });
});

describe('whoever changes the record', () => {
  it('is found: an altered entry, an added field, a removed entry', async () => {
    const { scope, entries } = await finished(100);
    const [first, second, third] = entries;
    const ids = [first?._id ?? '', second?._id ?? '', third?._id ?? ''] as const;
    await collection('evidence').updateOne({ _id: ids[0] }, { $set: { reason: 'otra cosa' } });
    await collection('evidence').updateOne({ _id: ids[1] }, { $set: { note: 1 } });
    await collection('evidence').deleteOne({ _id: ids[2] });
    expect((await faults(scope)).sort()).toEqual(
      [
        `attempt_without_entry - ${third?.attempt_id}`,
        `entry_altered ${first?.seal} ${ids[0]}`,
        `entry_altered ${second?.seal} ${ids[1]}`,
        `entry_missing ${third?.seal} ${ids[2]}`,
      ].sort(),
    );
  }, 90_000);

  it('is found: a removed seal, in the middle or at the end, and one made anew', async () => {
    const { scope } = await finished(200);
    const last = await engine.store.evidence.lastSeal(scope);
    const n = last?.n ?? 0;
    const seals = collection('evidence_seals');
    // One entry more, so that there is a link after the one that goes.
    const [model] = await all(scope);
    const later = { ...(model as EvidenceDocument), _id: 'later:opt_out', seal: null };
    await engine.store.evidence.insert(later);
    await sealAccount(deps())(scope);
    const taken = await seals.findOneAndDelete({ _id: `${scope.account_id}:${n}` });
    expect(await faults(scope)).toEqual([`seal_missing ${n} -`]);
    const forged = { ...taken, _id: `${scope.account_id}:${n}`, sealed_at: new Date(0) };
    await seals.insertOne(forged);
    expect(await faults(scope)).toEqual([`seal_altered ${n} -`]);
    await seals.deleteOne({ _id: `${scope.account_id}:${n + 1}` });
    expect(await faults(scope)).toContain(`seal_missing ${n + 1} later:opt_out`);
  }, 90_000);

  it('is found: an entry smuggled into a seal, and a chain that is not the one noted elsewhere', async () => {
    const { scope, entries } = await finished(300);
    const [model] = entries;
    const forged = { ...(model as EvidenceDocument), _id: 'forged:called', seal: model?.seal ?? 0 };
    await engine.store.evidence.insert(forged);
    expect(await faults(scope)).toEqual([`entry_foreign ${model?.seal} -`]);
    const { head } = await verifyEvidence(deps())(scope);
    const anchor = { n: head?.n ?? 0, hash: 'f'.repeat(64) };
    const against = await verifyEvidence(deps())(scope, undefined, anchor);
    expect(against.breaks.map(({ kind }) => kind)).toContain('anchor_differs');
  }, 90_000);
});
