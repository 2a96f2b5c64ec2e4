import { callWorkerService, readConfig } from '@timbre/call-worker';
import { newAttemptId, silentLogger } from '@timbre/kernel';
import { createMetrics } from '@timbre/runtime';
import { accountScope } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anAttempt } from '../support/documents.ts';
import { ALL_KEPT, phoneFor, startEngine, type Engine } from '../support/engine.ts';
import { until } from '../support/until.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine({ factor: 120, workers: 0 });
});
afterAll(() => engine.stop());

describe('a dial that is interrupted before the POST', () => {
  it('by a process that sleeps beyond its lease never reaches Retell', async () => {
    const account = await engine.account();
    const phone = phoneFor('0001', 1);
    const { batch, jobs } = await engine.campaign(account, [[phone]], { max_attempts: 1 });
    let slept = 0;
    const stop = await callWorkerService(readConfig(engine.env), {
      async checkpoint(name, attempt_id) {
        if (name !== 'dial.before_post' || slept > 0) return;
        slept += 1;
        await until('the lease is over and somebody gave the dial up', async () => {
          const attempt = await engine.store.attempts.dangerouslyAcrossAccountsFind(attempt_id);
          return attempt?.state === 'unknown' || attempt?.state === 'presumed_not_placed';
        });
      },
    }).start({ clock: engine.clock, logger: silentLogger, metrics: createMetrics('test') });
    await engine.completed(batch);
    await stop();
    expect(engine.simulator.dials().filter((dial) => dial.to_number === phone)).toHaveLength(0);
    expect(await engine.job(jobs[0]!)).toMatchObject({ status: 'failed', attempts: 1 });
    expect(await engine.check(batch)).toEqual(ALL_KEPT);
  }, 60_000);

  it('of a job that was taken for lost and given to another attempt, is not made', async () => {
    const account = await engine.account();
    const scope = accountScope(account.account_id);
    const phone = phoneFor('0001', 3);
    const { batch, jobs } = await engine.campaign(account, [[phone]], { max_attempts: 2 });
    const { store, clock } = engine;
    const job_id = jobs[0]?.job_id ?? '';
    const attempt_id = newAttemptId();
    const claimed = await store.jobs.claim(scope, job_id, attempt_id, clock.now());
    if (claimed === null) throw new Error('not claimed');
    // What the reconciler does with a job whose dispatcher sleeps before it writes the attempt …
    await store.jobs.settle(scope, job_id, attempt_id, { status: 'pending', reserved_until: clock.now() });
    // … and what that dispatcher does when it wakes up.
    await store.attempts.insert(anAttempt(claimed, batch, clock.now(), { _id: attempt_id, attempt_id }));
    const stop = await engine.startWorker();
    await engine.completed(batch);
    const late = await store.attempts.dangerouslyAcrossAccountsFind(attempt_id);
    await stop();
    expect(late).toMatchObject({ state: 'released', gate: { code: 'capacity' } });
    expect(engine.simulator.dials().filter((dial) => dial.to_number === phone)).toHaveLength(1);
    expect(await engine.check(batch)).toEqual(ALL_KEPT);
  }, 60_000);

  it('three times in a row puts the person aside and tells the account', async () => {
    const account = await engine.account();
    const scope = accountScope(account.account_id);
    const { batch, jobs } = await engine.campaign(account, [[phoneFor('0001', 2)]], { max_attempts: 1 });
    const { store, clock } = engine;
    await store.jobs.change(scope, jobs[0]?.job_id ?? '', ['pending'], { platform_faults: 2 });
    const attempt_id = newAttemptId();
    const job = await store.jobs.claim(scope, jobs[0]?.job_id ?? '', attempt_id, clock.now());
    if (job === null) throw new Error('not claimed');
    const dying = { _id: attempt_id, attempt_id, state: 'dialing', dial_token: 'gone' } as const;
    await store.attempts.insert(anAttempt(job, batch, clock.now(), { ...dying, lease_until: clock.now() }));
    const stop = await engine.startWorker();
    await engine.completed(batch);
    await stop();
    expect(await engine.job(job)).toMatchObject({ status: 'failed', last_error: 'worker_lost', attempts: 0 });
    const notices = store.connection.collection('messages').find({ account_id: account.account_id });
    expect((await notices.toArray()).map((notice) => notice.subject)).toContain(
      'Persona apartada: su llamada interrumpe el sistema',
    );
  }, 60_000);
});
