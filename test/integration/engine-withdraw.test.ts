import { withdrawPeople, type By } from '@timbre/batches';
import type { PassCheckpoint } from '@timbre/calls';
import { accountScope, type AccountDocument, type BatchDocument } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_KEPT, phoneFor, startEngine, type Engine } from '../support/engine.ts';
import { until } from '../support/until.ts';

const once = { max_attempts: 1, retry_delay_hours: 0.1 };
const twice = { max_attempts: 2, retry_delay_hours: 0.1 };
const BY: By = { actor: { kind: 'user', id: 'usr_prueba', account_id: null }, ip: null };

let engine: Engine;
let atCheckpoint: PassCheckpoint = () => undefined;
beforeAll(async () => {
  engine = await startEngine({
    factor: 60,
    workers: 2,
    hooks: { checkpoint: (name, attempt_id) => atCheckpoint(name, attempt_id) },
  });
});
afterAll(() => engine.stop());

const dialsTo = (phone: string) => engine.simulator.dials().filter((dial) => dial.to_number === phone);
const withdraw = (account: AccountDocument, phone: string) =>
  withdrawPeople(engine)(
    accountScope(account.account_id),
    { people: [{ path: 'phones[0]', by: 'phone', text: phone }], reason: 'pagaron hoy' },
    BY,
  );
const release = (account: AccountDocument, batch: BatchDocument) =>
  engine.store.batches.change(accountScope(account.account_id), batch.batch_id, {
    set: { state: 'running', 'dispatch.next_at': engine.clock.now() },
  });
/** A paused campaign of these people, so that nothing happens before the test says so. */
const waiting = async (phones: string[], settings: Record<string, unknown> = once) => {
  const account = await engine.account();
  const made = await engine.campaign(
    account,
    phones.map((phone) => [phone]),
    settings,
    { state: 'paused' },
  );
  return { account, ...made };
};
const atRest = async (batch: BatchDocument): Promise<BatchDocument> => {
  const scope = accountScope(batch.account_id);
  await engine.completed(batch);
  await until('no attempt is open', async () =>
    (await engine.store.attempts.listOfBatch(scope, batch.batch_id)).every((attempt) => !attempt.open),
  );
  return engine.batch(batch);
};

/** Withdraws the person when an attempt reaches `at`, and returns what became of their campaign. */
const withdrawnAt = async (at: string, phone: string, settings: Record<string, unknown> = once) => {
  const { account, batch, jobs } = await waiting([phone], settings);
  let done: Awaited<ReturnType<typeof withdraw>> | undefined;
  atCheckpoint = async (name) => {
    if (name !== at || done !== undefined) return;
    done = await withdraw(account, phone);
  };
  await release(account, batch);
  const rest = await atRest(batch);
  atCheckpoint = () => undefined;
  return { done, rest, job: await engine.job(jobs[0]!) };
};

describe('people who are withdrawn', () => {
  it('while they wait are never called, the others are', async () => {
    const phones = [phoneFor('0001', 1), phoneFor('0001', 2)];
    const { account, batch, jobs } = await waiting(phones);
    const done = await withdraw(account, phones[0]!);
    expect(done).toMatchObject({ people: 1, cancelled: 1, finishing: 0, in_flight: 0, not_found: [] });
    await release(account, batch);
    const rest = await atRest(batch);
    expect(rest).toMatchObject({ cancelled_jobs: 1, completed_jobs: 1, pending_jobs: 0 });
    expect(await engine.job(jobs[0]!)).toMatchObject({
      status: 'cancelled',
      cancellation_reason: 'pagaron hoy',
      withdrawal: { withdrawal_id: done.withdrawal_id, by: 'usr_prueba' },
    });
    expect(dialsTo(phones[0]!)).toEqual([]);
    expect(await engine.check(rest)).toEqual(ALL_KEPT);
  }, 60_000);

  it.each(['dispatch.job_claimed', 'dispatch.attempt_written', 'dial.claimed', 'dial.held', 'dial.sent'])(
    'at %s are not dialled any more: the first or the last gate refuses, nothing is spent',
    async (at) => {
      const phone = phoneFor('0001', 10 + at.length);
      const { done, rest, job } = await withdrawnAt(at, phone);
      expect(done).toMatchObject({ people: 1, not_found: [] });
      expect(job).toMatchObject({ status: 'cancelled', attempts: 0, cancellation_reason: 'pagaron hoy' });
      expect(rest).toMatchObject({ cancelled_jobs: 1, in_progress_jobs: 0, pending_jobs: 0 });
      expect(dialsTo(phone)).toEqual([]);
      expect(await engine.check(rest)).toEqual(ALL_KEPT);
    },
    60_000,
  );

  it('during a call that nobody answers get no second one', async () => {
    const phone = phoneFor('0011', 41);
    const { done, job } = await withdrawnAt('dial.recorded', phone, twice);
    expect(done).toMatchObject({ people: 1, finishing: 1, cancelled: 0 });
    expect(job).toMatchObject({ status: 'cancelled', attempts: 1, cancellation_reason: 'pagaron hoy' });
    expect(dialsTo(phone)).toHaveLength(1);
  }, 60_000);

  it('during a call that reaches them keep its result', async () => {
    const phone = phoneFor('0001', 51);
    const { job, rest } = await withdrawnAt('dial.recorded', phone, twice);
    expect(job).toMatchObject({ status: 'completed', call_result: { success: true } });
    expect(rest).toMatchObject({ completed_jobs: 1, cancelled_jobs: 0 });
  }, 60_000);

  it('stay uncalled when the request died right after its mark', async () => {
    const phone = phoneFor('0001', 61);
    const { account, batch, jobs } = await waiting([phone]);
    const scope = accountScope(account.account_id);
    const withdrawal = { withdrawal_id: 'wd_muerta', at: engine.clock.now(), reason: 'pagó', by: 'key_x' };
    await engine.store.withdrawals.mark(scope, { phones: [phone] }, [], withdrawal);
    await release(account, batch);
    const rest = await atRest(batch);
    expect(await engine.job(jobs[0]!)).toMatchObject({ status: 'cancelled', cancellation_reason: 'pagó' });
    expect(dialsTo(phone)).toEqual([]);
    expect(await engine.check(rest)).toEqual(ALL_KEPT);
  }, 60_000);
});
