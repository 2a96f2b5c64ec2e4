import { HOUR_MS, newAttemptId, newId } from '@timbre/kernel';
import type { AttemptDocument, BatchDocument } from '@timbre/store';
import { describe, expect, it } from 'vitest';
import { aJob, anAttempt } from '../support/documents.ts';
import { OFFICE, skippedBy, usePreflightBench } from './preflight-support.ts';

const bench = usePreflightBench();

describe('a campaign that exists', () => {
  const stored = async (count: number, given: Partial<BatchDocument> = {}, settings: object = OFFICE) => {
    const batch = await bench.batch(settings, { total_jobs: count, pending_jobs: count, ...given });
    const jobs = Array.from({ length: count }, (_, n) =>
      aJob(batch, [`+5695${String(1_000_000 + n)}`], bench.clock.now()),
    );
    await bench.api.store.jobs.insertMany(jobs);
    await bench.api.store.batches.insert(batch);
    return { batch, jobs };
  };
  const askBatch = async (batch_id: string) => {
    const { status, body } = await bench.post(`/${batch_id}/preflight`);
    expect(status).toBe(200);
    return body;
  };

  it('is told as if it went on now, with what holds it', async () => {
    const { batch, jobs } = await stored(4, { state: 'paused', is_active: false, pause_reason: 'user' });
    const waiting = jobs[0]?.job_id ?? '';
    await bench.api.store.connection.collection('jobs').updateOne(
      { job_id: waiting },
      {
        $set: {
          reserved_until: new Date(bench.clock.now().getTime() + HOUR_MS),
          wait_reason: 'retry',
          attempts: 1,
        },
      },
    );
    const answer = await askBatch(batch.batch_id);
    expect(answer).toMatchObject({
      batch_id: batch.batch_id,
      state: 'paused',
      people: { total: 4, finished: 0, dialable_now: 3, skipped: 1 },
      held: { code: 'batch_paused' },
      skipped: [{ code: 'retry', count: 1, job_ids: [waiting], next_at: '2026-11-23T14:00:00.000Z' }],
    });
    expect(new Date(answer.finish.earliest) >= new Date('2026-11-23T14:00:00.000Z')).toBe(true);
  });

  it('of many people is told from a sample that says so', async () => {
    const { batch } = await stored(2_500);
    const answer = await askBatch(batch.batch_id);
    expect(answer.sample).toBeGreaterThanOrEqual(500);
    expect(answer.people).toMatchObject({ total: 2_500, skipped: 1_500, dialable_now: 1_000 });
    expect(skippedBy(answer)).toMatchObject({ daily_limit: { count: 1_500 } });
  });

  it('uses the account’s own last calls', async () => {
    const { batch, jobs } = await stored(40);
    for (const [n, job] of jobs.entries()) {
      const attempt_id = newAttemptId();
      const intent_at = new Date(bench.clock.now().getTime() - (n + 1) * 60_000);
      const success = n % 2 === 0;
      const ended: Partial<AttemptDocument> = {
        ...{ _id: attempt_id, attempt_id, state: 'settled', open: false, intent_at, sent_at: intent_at },
        ended_at: new Date(intent_at.getTime() + 30_000),
        duration_ms: success ? 20_000 : 0,
        outcome: {
          class: success ? 'answered' : 'retry',
          reason: success ? 'agent_hangup' : 'dial_no_answer',
          ...{ success, contact: success, connected: success, spends_attempt: true },
        },
      };
      await bench.api.store.attempts.insert(anAttempt(job, batch, bench.clock.now(), ended));
    }
    const { assumptions } = await askBatch(batch.batch_id);
    expect(assumptions).toMatchObject({
      history_calls: 40,
      success_share: 0.5,
      connected_share: 0.5,
      talk_seconds: 20,
      slot_seconds: 30,
      // Forty calls in forty minutes.
      measured: true,
      calls_per_second: 0.017,
    });
    const { body } = await bench.api.call('get', `/api/v1/batches/${batch.batch_id}/summary`, {
      key: bench.own.api_key,
    });
    expect(body.completion).toMatchObject({ code: null, calls_per_hour: 60, measured: true, shared_with: 0 });
    expect(new Date(body.estimated_completion) > bench.clock.now()).toBe(true);
  });

  it('that is over has nobody left', async () => {
    const { batch } = await stored(0, { state: 'completed', is_active: false });
    expect(await askBatch(batch.batch_id)).toMatchObject({
      people: { total: 0, dialable_now: 0, skipped: 0 },
      held: { code: 'nothing_left' },
      finish: { expected: null, reason: 'nothing_left' },
    });
  });

  it('of another account does not exist', async () => {
    const { batch } = await stored(1);
    const other = await bench.api.createAccount();
    expect((await bench.post(`/${batch.batch_id}/preflight`, undefined, other.api_key)).status).toBe(404);
    expect((await bench.post('/batch-none/preflight')).status).toBe(404);
    expect((await bench.post(`/${batch.batch_id}/preflight`, undefined, bench.api.platform_key)).status).toBe(
      200,
    );
  });

  it('says in its summary why its end is not known', async () => {
    const summary = async (batch: BatchDocument) => {
      const path = `/api/v1/batches/${batch.batch_id}/summary`;
      return (await bench.api.call('get', path, { key: bench.own.api_key })).body;
    };
    const { batch } = await stored(3);
    expect(await summary(batch)).toMatchObject({ completion: { code: null, measured: false } });
    const paused = await stored(3, { state: 'paused', is_active: false, pause_reason: 'no_balance' });
    expect(await summary(paused.batch)).toMatchObject({
      estimated_completion: null,
      completion: { code: 'no_balance', shared_with: 0 },
    });
    expect(await summary(batch)).toMatchObject({ completion: { shared_with: 0 } });
    await stored(3);
    expect(await summary(batch)).toMatchObject({ completion: { shared_with: 1 } });
    const never = await stored(3, {}, { ...OFFICE, days_of_week: [7] });
    expect(await summary(never.batch)).toMatchObject({
      estimated_completion: null,
      completion: { code: 'day_not_allowed' },
    });
    await bench.api.store.wallets.move(bench.scope(), 'micros', newId('adj'), {
      ...{ kind: 'adjust', amount: 999_900_000, batch_id: null, description: 'Gasto', at: bench.clock.now() },
    });
    expect(await summary(batch)).toMatchObject({
      estimated_completion: null,
      completion: { code: 'no_balance' },
    });
    await bench.api.store.accounts.change(bench.scope(), { status: 'suspended' });
    expect(await summary(batch)).toMatchObject({ completion: { code: 'account_suspended' } });
  });
});
