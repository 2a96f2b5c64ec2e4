import { sealAccount, verifyEvidence } from '@timbre/evidence';
import { newId, silentLogger } from '@timbre/kernel';
import { accountScope, type AttemptDocument } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { phoneFor, startEngine, type Engine } from '../support/engine.ts';
import { until } from '../support/until.ts';

/** Where each attempt's worker has died already: every place is reached once more, by whoever makes it good. */
const died = new Set<string>();
const dieOnce = (name: string, id: string): void => {
  if (!name.startsWith('evidence.') || died.has(`${name} ${id}`)) return;
  died.add(`${name} ${id}`);
  throw new Error(`died at ${name}`);
};

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine({ factor: 120, calls_per_second: 5, hooks: { checkpoint: dieOnce } });
});
afterAll(() => engine.stop());

const deps = () => ({ store: engine.store, clock: engine.clock, logger: silentLogger });
const once = { max_attempts: 1, retry_delay_hours: 0.1 };

/** News of a call that Retell held for an attempt which we had given up. */
const lateNews = async (attempt: AttemptDocument): Promise<void> => {
  const ended_at = engine.clock.now().getTime();
  const call = {
    call_id: `call_late_${attempt.attempt_id}`,
    call_status: 'ended',
    disconnection_reason: 'user_hangup',
    start_timestamp: ended_at - 60_000,
    end_timestamp: ended_at,
    duration_ms: 60_000,
    metadata: { attempt_id: attempt.attempt_id },
    call_analysis: { in_voicemail: false, call_successful: true },
  };
  await engine.store.webhook_events.insert({
    _id: newId('evt'),
    workspace_id: 'default',
    retell_call_id: call.call_id,
    event: 'call_analyzed',
    body_sha256: newId('sha'),
    body: JSON.stringify({ event: 'call_analyzed', call }),
    received_at: engine.clock.now(),
    processed_at: null,
  });
};

describe('a worker that dies at every place of the record', () => {
  it('loses no entry and writes none twice', async () => {
    const account = await engine.account();
    const scope = accountScope(account.account_id);
    const phones = ['0001', '0011', '0031', '0001', '0011', '0001'].map((outcome, n) => [
      phoneFor(outcome, n),
    ]);
    const { batch } = await engine.campaign(account, phones, once);
    await engine.completed(batch, 120_000);

    const attempts = await engine.store.attempts.listOfBatch(scope, batch.batch_id);
    for (const { attempt_id } of attempts) expect(died).toContain(`evidence.written ${attempt_id}`);
    await until(
      'all is sealed',
      async () => (await engine.store.evidence.countUnsealed(scope)) === 0,
      60_000,
    );
    const entries = await engine.store.evidence.list(scope, {}, { limit: 500 });
    expect(entries.map((entry) => entry.attempt_id).sort()).toEqual(
      attempts.map((attempt) => attempt.attempt_id).sort(),
    );
    expect([...died].some((place) => place.startsWith('evidence.seal_written'))).toBe(true);
    expect(await verifyEvidence(deps())(scope)).toMatchObject({ breaks: [], entries: entries.length });
  }, 180_000);

  it('keeps the late result of a call that had been given up beside what was said before', async () => {
    const account = await engine.account();
    const scope = accountScope(account.account_id);
    const { batch, jobs } = await engine.campaign(account, [[phoneFor('0001', 50)]], once);
    const [job] = jobs;
    await engine.completed(batch, 120_000);
    const [attempt] = await engine.store.attempts.listOfJob(scope, job?.job_id ?? '');
    // As if Retell had known of no such call at the last look.
    const given_up = await engine.store.attempts.move(
      scope,
      attempt?.attempt_id ?? '',
      { from: ['settled'] },
      { state: 'presumed_not_placed', outcome: null, contact: false },
    );
    if (given_up === null) throw new Error('not given up');
    await lateNews(given_up);
    await until(
      'the late result is attached',
      async () =>
        (await engine.store.attempts.dangerouslyAcrossAccountsFind(given_up.attempt_id))?.state === 'settled',
      60_000,
    );
    expect(died).toContain(`evidence.late_written ${given_up.attempt_id}`);
    await until(
      'all is sealed',
      async () => (await engine.store.evidence.countUnsealed(scope)) === 0,
      60_000,
    );
    await sealAccount(deps())(scope);
    const entries = await engine.store.evidence.list(scope, {}, { limit: 10 });
    expect(entries.map((entry) => `${entry.kind} ${entry.outcome} ${entry.contact}`)).toEqual([
      'late_result answered true',
      'called answered true',
    ]);
    expect((await verifyEvidence(deps())(scope)).breaks).toEqual([]);
  }, 180_000);
});
