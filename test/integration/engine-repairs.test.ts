import { newAttemptId } from '@timbre/kernel';
import { connectRedis } from '@timbre/queue';
import { accountScope, type AttemptDocument, type BatchDocument, type JobDocument } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anAttempt } from '../support/documents.ts';
import { ALL_KEPT, phoneFor, startEngine, type Engine } from '../support/engine.ts';
import { until } from '../support/until.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine({ factor: 120, calls_per_second: 5, redis_db: 7 });
});
afterAll(() => engine.stop());

const people = (count: number, outcome: string, from = 0): string[][] =>
  Array.from({ length: count }, (_, n) => [phoneFor(outcome, from + n)]);
const once = { max_attempts: 1, retry_delay_hours: 0.1 };

/** A campaign of one whose only job is in the hands of an attempt that a dead process left in this condition. */
const abandoned = async (
  phone: string,
  given: Partial<AttemptDocument>,
): Promise<{ batch: BatchDocument; job: JobDocument; attempt: AttemptDocument }> => {
  const account = await engine.account({ plan_type: 'minutes_based' }, { seconds: 10_000 });
  const scope = accountScope(account.account_id);
  const { batch, jobs } = await engine.campaign(account, [[phone]], once, { state: 'paused' });
  const now = engine.clock.now();
  const attempt_id = newAttemptId();
  const job = await engine.store.jobs.claim(scope, jobs[0]?.job_id ?? '', attempt_id, now);
  if (job === null) throw new Error('not claimed');
  const attempt = anAttempt(job, batch, now, { _id: attempt_id, attempt_id, ...given });
  const [slot] = await engine.store.slots.listFree(`batch:${batch.batch_id}`, 1, 1);
  await engine.store.slots.take(slot?._id ?? '', attempt_id, now);
  await engine.store.locks.take(
    { account_id: account.account_id, phone, person_key: job.person_key },
    attempt_id,
    now,
  );
  await engine.store.attempts.insert(attempt);
  await engine.store.batches.change(scope, batch.batch_id, {
    set: { state: 'running', pending_jobs: 0, in_progress_jobs: 1 },
  });
  return { batch, job, attempt };
};
const dialsTo = (phone: string): number =>
  engine.simulator.dials().filter((dial) => dial.to_number === phone).length;

describe('after a crash', () => {
  it('an attempt whose job never reached Redis is dialled', async () => {
    const phone = phoneFor('0001', 1);
    const { batch } = await abandoned(phone, { state: 'queued' });
    await engine.completed(batch);
    expect(dialsTo(phone)).toBe(1);
    expect(await engine.check(batch)).toEqual(ALL_KEPT);
  }, 90_000);

  it('a claim without an intent costs nothing, and the person is called', async () => {
    const phone = phoneFor('0001', 2);
    const { batch, job, attempt } = await abandoned(phone, {
      state: 'dialing',
      dial_token: 'gone',
      lease_until: engine.clock.now(),
    });
    await engine.completed(batch);
    const attempts = await engine.store.attempts.listOfJob(accountScope(batch.account_id), job.job_id);
    expect(attempts.map(({ state }) => state)).toEqual(['released', 'settled']);
    expect(attempts[0]?.attempt_id).toBe(attempt.attempt_id);
    expect((await engine.job(job)).attempts).toBe(1);
    expect(await engine.check(batch)).toEqual(ALL_KEPT);
  }, 90_000);

  it('an intent that Retell never heard of is presumed not placed after the last look, and never redialled for it', async () => {
    const phone = phoneFor('0001', 3);
    const now = engine.clock.now();
    const { batch, job } = await abandoned(phone, {
      state: 'dialing',
      dial_token: 'gone',
      lease_until: now,
      sent_at: now,
    });
    await engine.completed(batch);
    const attempts = await engine.store.attempts.listOfJob(accountScope(batch.account_id), job.job_id);
    expect(attempts.map(({ state }) => state)).toEqual(['presumed_not_placed']);
    expect(await engine.job(job)).toMatchObject({ status: 'failed', attempts: 1 });
    expect(dialsTo(phone)).toBe(0);
    expect(await engine.check(batch)).toEqual(ALL_KEPT);
  }, 90_000);

  it('slots, locks, holds and movements that nobody owns are put right', async () => {
    const account = await engine.account({ plan_type: 'minutes_based' }, { seconds: 500 });
    const scope = accountScope(account.account_id);
    const gone = newAttemptId();
    const now = engine.clock.now();
    const [slot] = await engine.store.slots.listFree('batch:batch-of-nobody', 1, 1);
    await engine.store.slots.take(slot?._id ?? '', gone, now);
    await engine.store.locks.take(
      { account_id: account.account_id, phone: '+56950009999', person_key: 'nobody' },
      gone,
      now,
    );
    await engine.store.wallets.hold(scope, 'seconds', gone, 300);
    await until('all is free', async () => {
      const wallet = await engine.store.wallets.find(scope, 'seconds');
      const free = await engine.store.slots.inUse('batch:batch-of-nobody');
      return wallet?.available === 500 && free === 0 && (await engine.store.locks.count()) === 0;
    });
  }, 60_000);

  it('an emptied Redis loses nothing', async () => {
    const account = await engine.account({ max_concurrent_calls: 8 });
    const { batch } = await engine.campaign(account, people(40, '0001', 100), once);
    await until('calls are live', async () => engine.simulator.history().length > 5);
    const redis = connectRedis(engine.env.REDIS_URL ?? '', 'producer');
    await until('connected', async () => redis.status === 'ready');
    for (let n = 0; n < 3; n++) {
      await redis.flushdb();
      const before = engine.simulator.history().length;
      await until(
        'calls go on',
        async () =>
          engine.simulator.history().length > before || (await engine.batch(batch)).state === 'completed',
        60_000,
      );
    }
    redis.disconnect();
    await engine.completed(batch);
    expect(await engine.check(await engine.batch(batch))).toEqual(ALL_KEPT);
    expect((await engine.batch(batch)).completed_jobs).toBe(40);
  }, 120_000);
});

describe('when Retell says no', () => {
  it('a rejected key stops the workspace, nothing is spent, and one probe finds out that it works again', async () => {
    const account = await engine.account();
    const scope = accountScope(account.account_id);
    engine.simulator.setLimits({});
    await fetch(`${engine.simulator.admin_url}/outage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ status: 401, seconds: 600 }),
    });
    const { batch, jobs } = await engine.campaign(account, people(5, '0001', 200), once);
    await until(
      'the workspace is halted',
      async () => (await engine.store.halts.among(['workspace:default'])).length === 1,
    );
    await engine.completed(batch);
    expect(
      (await Promise.all(jobs.map((job) => engine.job(job)))).map(
        ({ status, attempts }) => `${status} ${attempts}`,
      ),
    ).toEqual(Array(5).fill('completed 1'));
    expect(await engine.store.halts.among(['workspace:default'])).toEqual([]);
    const notices = await engine.store.messages.list(scope, { limit: 5, skip: 0 });
    expect(notices.map(({ subject }) => subject)).toContainEqual(expect.stringMatching(/Llamadas detenidas/));
    expect(await engine.check(batch)).toEqual(ALL_KEPT);
  }, 120_000);
});
